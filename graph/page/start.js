/* Everything together. */
const drawCount = () => {
  const count = (...kinds) => data.nodes.filter((node) => kinds.includes(node.kind)).length;
  const bodies = count("Agency", "PartyGroup");
  const counts = [["agencies_count", bodies > 1 ? bodies : 0], ["issues_count", count("Issue")],
    ["measures_count", count("Measure")], ["rules_count", data.centres.some(isRule) ? 0 : count("Regulation", "Document")]];
  byId("count").textContent = counts.filter(([, number]) => number).map(([key, number]) => say(key, number)).join(" · ");
};

const drawNotice = () => {
  const inside = data.grouped && state.scene > 0;
  byId("notice").hidden = !data.grouped;
  byId("overview").hidden = !inside;
  byId("notice-text").textContent = inside
    ? say("opened", frameName(data.frames[state.scene - 1]))
    : say("grouped", data.nodes.length, data.beyond);
};

const enterScene = (scene) => {
  state.scene = scene;
  refresh();
  changeBoard();
};

const enterSceneOf = (id) => {
  if (!data.grouped) return;
  const frame = frameOf.get(id) ?? frameOf.get((citationsOf(id)[0] || {}).from);
  enterScene(frame === undefined ? 0 : frame + 1);
};

/* Find again what is seen, and draw all that depends on it. */
const refresh = () => {
  findHits();
  findVisible();
  drawFilters();
  drawHitCount();
  drawNotice();
  if (!panel.hidden) (state.selected ? drawPanel : drawOutline)();
  byId("nothing").hidden = board.order.some((id) => shown.has(id));
  redraw();
};

const showTheme = () => {
  document.documentElement.classList.toggle("dark", state.dark);
  byId("theme").textContent = say(state.dark ? "light" : "dark");
  redraw();
};

const showLanguage = () => {
  sayEverything();
  drawCount();
  showTheme();
  refresh();
};

const startControls = () => {
  const on = (id, event, action) => byId(id).addEventListener(event, action);
  on("search", "input", ({ target }) => search(target.value));
  on("search", "keydown", (event) => {
    if (event.key === "Enter") goToHit(event.shiftKey ? -1 : 1);
  });
  on("next", "click", () => goToHit(1));
  on("previous", "click", () => goToHit(-1));
  on("area", "change", ({ target }) => {
    state.frame = target.value;
    refresh();
    if (state.frame === "") fitAll();
    else fitShown();
  });
  on("clear", "click", clearFilters);
  on("fit", "click", fitAll);
  on("save-png", "click", savePng);
  on("save-svg", "click", saveSvg);
  on("print", "click", () => print());
  on("theme", "click", () => { state.dark = !state.dark; showTheme(); });
  on("language", "click", () => { language = language === "zh" ? "en" : "zh"; showLanguage(); });
  on("show-outline", "click", toggleOutline);
  on("overview", "click", () => enterScene(0));
  on("show-filters", "click", ({ currentTarget }) => {
    const open = byId("filters").classList.toggle("open");
    currentTarget.setAttribute("aria-expanded", String(open));
  });
  document.addEventListener("keydown", onKey);
};

const startWindow = () => {
  let waiting = 0;
  new ResizeObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (chosenBoard() === board ? fitAll() : (changeBoard(), refresh())), 60);
  }).observe(canvasHolder);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
    state.dark = matches;
    showTheme();
  });
  addEventListener("beforeprint", fillPaper);
};

useBoard();
findHits();
findVisible();
startNetwork();
startControls();
startPointer();
showLanguage();
startWindow();
/* For the console and for tests: where a node stands in the picture's part of the window, and how large it is. */
window.picture = {
  boxOf: (id) => {
    const [x, y, width, height] = corner(board.places[id]);
    return { ...network.canvasToDOM({ x, y }), width: width * network.getScale(), height: height * network.getScale() };
  },
  scale: () => network.getScale(),
};
