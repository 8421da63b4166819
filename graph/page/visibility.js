/* What the legend, the filters, the search and the choice leave to be seen. */
let shown = new Set();
let faded = new Set();

const passesRole = (edge) => !state.rolesOff.has(edge.role);

/* Issues whose status is wanted, with their measures; and all that has no status. */
const passesStatus = (id) => {
  const issue = kindOf(id) === "Issue" ? id : kindOf(id) === "Measure" ? parentOf.get(id) : null;
  return !issue || !state.statusesOff.size || !state.statusesOff.has(statusOf(issue));
};
const passesFrame = (id) => state.frame === "" || !frameOf.has(id) || frameOf.get(id) === Number(state.frame);

/* A rule is seen as long as something that is left names it in a wanted role. */
const passesRule = (id, kept) => {
  if (!isRule(id) || data.centres.includes(id)) return true;
  const filtered = state.frame !== "" || state.rolesOff.size || state.statusesOff.size;
  if (!filtered) return true;
  return citationsOf(id).some((edge) => passesRole(edge) && kept.has(edge.from));
};

const keptByFilters = () => {
  const kept = new Set([...nodes.keys()].filter((id) => passesFrame(id) && passesStatus(id)));
  return new Set([...kept].filter((id) => passesRule(id, kept)));
};

/* With some roles off, what names nothing in the others steps back. */
const fadedByRoles = (kept) => {
  if (!state.rolesOff.size) return new Set();
  const involved = new Set(citations.filter(passesRole).map((edge) => edge.from));
  const holds = (id) => family(id).some((member) => involved.has(member));
  return new Set([...kept].filter((id) => frameOf.has(id) && !holds(id)));
};

const findVisible = () => {
  const kept = keptByFilters();
  shown = new Set([...kept].filter((id) => !state.kindsOff.has(kindOf(id))));
  faded = fadedByRoles(shown);
  if (state.query) for (const id of shown) if (!isHit(id) && !holdsHit(id)) faded.add(id);
  if (!state.query && state.selected && board && board.places[state.selected]) {
    const near = related(state.selected);
    for (const id of shown) if (!near.has(id) && !data.centres.includes(id)) faded.add(id);
  }
};

/* A frame whose cards are all filtered away is not drawn. */
const frameShown = (frame) => {
  if (frame.id) return shown.has(frame.id) || family(frame.id).some((id) => shown.has(id));
  return state.frame === "" || frame.word !== "";
};

const lineShown = (line) => shown.has(line.from) && shown.has(line.to) && (!line.role || passesRole(line));

const toggle = (set, item) => (set.has(item) ? set.delete(item) : set.add(item));

const chip = (pressed, properties, ...children) =>
  make("button", { type: "button", className: "chip", "aria-pressed": String(pressed), ...properties }, ...children);

const drawLegend = () => {
  const counts = gathered(data.nodes, (node) => node.kind);
  byId("legend").replaceChildren(...Object.keys(data.kinds).filter((kind) => counts.has(kind)).map((kind) => {
    const key = make("i", { style: { "--kind": data.kinds[kind].colour } });
    const click = () => { toggle(state.kindsOff, kind); refresh(); };
    const count = make("small", {}, String(counts.get(kind).length));
    return make("li", {}, chip(!state.kindsOff.has(kind), { onclick: click, "data-kind": kind }, key, kindName(kind), count));
  }));
};

const SVG = "http://www.w3.org/2000/svg";
/* A short line in the way in which the board draws a role. */
const sample = (role) => {
  const svg = document.createElementNS(SVG, "svg");
  const line = document.createElementNS(SVG, "path");
  const drawn = { d: "M0 4H22", stroke: "currentColor", "stroke-width": role === "enacts" ? 2.6 : 1.4, "stroke-dasharray": DASHES[role].join(" ") };
  for (const [name, value] of Object.entries(drawn)) line.setAttribute(name, value);
  svg.append(line);
  return svg;
};

const drawChips = (field, keys, off, sign) => {
  const box = byId(field);
  const made = keys.map((key) => chip(!off.has(key), {
    onclick: () => { toggle(off, key); refresh(); }, "data-key": key,
  }, sign(key), say(key)));
  box.replaceChildren(box.querySelector("legend"), ...made);
  box.hidden = keys.length < 2;
};

const frameName = (frame) => (frame.id ? nodes.get(frame.id).lines.join("") : say("loose"));

const drawAreas = () => {
  const all = data.frames.some((frame) => frame.id && kindOf(frame.id) === "Area") ? "all_areas" : "all_agencies";
  const options = data.frames.map((frame, number) => make("option", { value: String(number) }, frameName(frame)));
  byId("area").replaceChildren(make("option", { value: "" }, say(all)), ...options);
  byId("area").value = state.frame;
  byId("area").hidden = data.frames.length < 2 || data.grouped;
};

const drawFilters = () => {
  const there = new Set(citations.map((edge) => edge.role));
  const statuses = new Set(data.nodes.filter((node) => node.kind === "Issue").map((node) => statusOf(node.id)));
  drawLegend();
  drawAreas();
  drawChips("roles", ROLES.filter((role) => there.has(role)), state.rolesOff, sample);
  drawChips("statuses", STATUSES.filter((one) => statuses.has(one)), state.statusesOff, (key) => GLYPHS[key] || null);
  byId("clear").hidden = !(state.kindsOff.size || state.rolesOff.size || state.statusesOff.size || state.frame);
};

const clearFilters = () => {
  for (const set of [state.kindsOff, state.rolesOff, state.statusesOff]) set.clear();
  state.frame = "";
  refresh();
  fitAll();
};
