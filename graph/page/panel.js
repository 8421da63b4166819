/* The panel: what the chosen node says, in its report's words, and where one can go from it. */
const panel = byId("panel");
const visited = [];
const MOST_ITEMS = 30;

const kindStyle = (id) => ({ "--kind": data.kinds[kindOf(id)].colour });
const nameOf = (id) => details(id).text;

/* A link to a node inside the picture. */
const go = (id, note) => make(
  "button", { type: "button", className: "go", style: kindStyle(id), onclick: () => choose(id), "data-id": id },
  note ? make("small", {}, `${note} `) : null, ...marked(nameOf(id)),
);
const list = (items) => make("ul", {}, ...items.map((item) => make("li", {}, item)));

/* At first not more than can be looked over; the rest on demand. */
const longList = (items, draw) => {
  const made = list(items.slice(0, MOST_ITEMS).map(draw));
  if (items.length <= MOST_ITEMS) return made;
  const more = make("button", { type: "button", onclick: () => {
    more.replaceWith(...items.slice(MOST_ITEMS).map((item) => make("li", {}, draw(item))));
  } }, say("more", items.length - MOST_ITEMS));
  made.append(more);
  return made;
};

/* Where the report was published; else its file, where that is named in full. */
const addressOf = (file) => {
  if (/^https?:\/\//i.test(file.url || "")) return file.url;
  return /^\//.test(file.location || "") ? `file://${file.location.split("/").map(encodeURIComponent).join("/")}` : null;
};
/* Browsers scroll to the words of a text fragment. */
const atWords = (address, words) =>
  /#|^file:/.test(address) || !words ? address : `${address}#:~:text=${encodeURIComponent(words.slice(0, 24))}`;

const fileLine = (report, words) => {
  const file = data.files[report];
  if (!file) return null;
  const address = addressOf(file);
  const link = address && make("a", { href: atWords(address, words), target: "_blank", rel: "noopener noreferrer" }, say("open_source"));
  const place = !file.url && file.location && file.location !== file.name ? `（${file.location}）` : "";
  return make("p", { className: "file" }, `${say("in_source")}：${file.name}${place} `, link || null);
};

const quote = ({ words, report }) => {
  if (!words) return null;
  const [before, middle, after] = words;
  return make("div", {}, make("blockquote", {}, before, make("b", {}, ...marked(middle)), after), fileLine(report, middle));
};

const statusMark = (id) => {
  const status = details(id).status;
  return status ? make("span", { className: `status ${status}` }, `${GLYPHS[status]} ${say(status)}`) : null;
};

const heading = (words) => make("h3", {}, words);

const factList = (facts) => facts && facts.length ? [
  heading(say("facts")),
  make("dl", {}, ...facts.flatMap(([zh, en, value]) => [make("dt", {}, language === "zh" ? zh : en), make("dd", {}, factWords(value))])),
] : [];
/* Codes of the graph in words: done, ongoing … */
const CODES = new Set([...ROLES, ...STATUSES]);
const factWords = (value) => (CODES.has(value) ? say(value) : value);

/* One occurrence of a title, from the rule or from what names it. */
const occurrence = (edge, fromRule) => {
  const other = fromRule ? edge.from : edge.to;
  const written = edge.title && edge.title !== nameOf(edge.to) ? say("written", edge.title) : "";
  const number = edge.number ? ` ${edge.number}` : "";
  const note = written || number ? make("small", {}, written + number) : null;
  const body = fromRule ? bodyOf(edge.report) : null;
  return make("div", { className: "occurrence" },
    body ? make("small", {}, nameOf(body)) : null, go(other), note,
    edge.words ? quote({ words: edge.words, report: fromRule ? edge.report : null }) : null);
};
const bodyOf = (report) => {
  const edge = (outgoing.get(`Report/${report}`) || []).find(({ type }) => type === "ISSUED_BY");
  return edge && edge.to;
};

const citationList = (id) => {
  const found = citationsOf(id);
  if (!found.length) return [];
  const byRole = gathered(found, (edge) => edge.role);
  const groups = ROLES.filter((role) => byRole.has(role)).flatMap((role) => [
    make("h4", {}, `${say(role)} `, make("small", {}, say("times", byRole.get(role).length))),
    longList(byRole.get(role), (edge) => occurrence(edge, isRule(id))),
  ]);
  return [heading(say(isRule(id) ? "named_in" : "names")), ...groups];
};

/* Neighbours by their kind; citations have a list of their own. */
const neighbourList = (id) => {
  const ends = (map, end) => (map.get(id) || []).filter((edge) => !edge.role).map((edge) => edge[end]);
  const found = [...new Set([...ends(incoming, "from"), ...ends(outgoing, "to")])];
  const byKind = gathered(found.sort((one, other) => placeInText.get(one) - placeInText.get(other)), kindOf);
  const groups = Object.keys(data.kinds).filter((kind) => byKind.has(kind)).flatMap((kind) => [
    make("h4", {}, `${kindName(kind)} `, make("small", {}, String(byKind.get(kind).length))),
    longList(byKind.get(kind), (other) => go(other, numberOf(other).trim())),
  ]);
  return groups.length ? [heading(say("linked")), ...groups] : [];
};

const panelBar = (title, style) => make("div", { className: "bar" },
  make("span", { className: "kind", style }, title),
  visited.length > 1 ? make("button", { type: "button", id: "back", onclick: goBack }, `← ${say("back")}`) : null,
  make("button", { type: "button", id: "close", "aria-label": say("close"), onclick: closePanel }, "✕"));

const numberOf = (id) => {
  const match = /^(\d+)\. /.exec(nodes.get(id).lines[0]);
  return match && kindOf(id) === "Issue" ? `${match[1]}. ` : "";
};

const drawPanel = () => {
  const id = state.selected;
  if (!id) return;
  const about = details(id);
  panel.replaceChildren(
    panelBar(kindName(kindOf(id)), kindStyle(id)),
    make("h2", {}, numberOf(id), ...marked(about.text)),
    ...[statusMark(id)].filter(Boolean),
    ...(about.words ? [heading(say("in_context")), quote(about)] : [fileLine(about.report, "")].filter(Boolean)),
    ...citationList(id),
    ...neighbourList(id),
    ...factList(about.facts),
  );
  panel.scrollTop = 0;
};

const openPanel = () => {
  panel.hidden = false;
  byId("show-outline").setAttribute("aria-expanded", String(!state.selected));
};

const closePanel = () => {
  panel.hidden = true;
  visited.length = 0;
  state.selected = null;
  byId("show-outline").setAttribute("aria-expanded", "false");
  refresh();
  canvasHolder.focus({ preventScroll: true });
};

const goBack = () => {
  visited.pop();
  choose(visited.pop());
};

/* Choose a node: say what it is, and bring it into view, in the scene where it stands. */
const choose = (id) => {
  if (!id) return;
  state.selected = id;
  visited.push(id);
  if (!board.places[id]) enterSceneOf(id);
  openPanel();
  refresh();
  bringIntoView(id);
};
