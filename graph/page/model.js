/* Nodes and edges, and what follows from them: who holds what, who names what. */
const nodes = new Map(data.nodes.map((node) => [node.id, node]));
const edges = data.edges;
const details = (id) => data.details[id];

const gathered = (items, key) => {
  const found = new Map();
  for (const item of items) {
    if (!found.has(key(item))) found.set(key(item), []);
    found.get(key(item)).push(item);
  }
  return found;
};

const HOLDS = new Set(["HAS_ISSUE", "ADDRESSED_BY"]);
const RULES = new Set(["Regulation", "Document"]);
const ROLES = ["cites", "studies", "enacts", "amends", "repeals"];
const STATUSES = ["done", "mostly_done", "ongoing", "unstated"];
const outgoing = gathered(edges, (edge) => edge.from);
const incoming = gathered(edges, (edge) => edge.to);
const citations = edges.filter((edge) => edge.role);
const parentOf = new Map(edges.filter((edge) => HOLDS.has(edge.type)).map((edge) => [edge.to, edge.from]));
const kindOf = (id) => nodes.get(id).kind;
const isRule = (id) => RULES.has(kindOf(id));
const statusOf = (id) => details(id).status || "unstated";

/* What a node holds, with the node itself: an area its issues, an issue its measures. */
const family = (id) => {
  const found = [id];
  for (let n = 0; n < found.length; n += 1) {
    for (const edge of outgoing.get(found[n]) || []) if (HOLDS.has(edge.type)) found.push(edge.to);
  }
  return found;
};

const frameOf = new Map();
data.frames.forEach((frame, number) => frame.ids.forEach((id) => frameOf.set(id, number)));

/* The citations that a node stands for: a rule's are those that name it, others' are their family's own. */
const citationsOf = (id) =>
  isRule(id)
    ? (incoming.get(id) || []).filter((edge) => edge.role)
    : family(id).flatMap((member) => (outgoing.get(member) || []).filter((edge) => edge.role));

/* A node with all that is drawn as belonging to it. */
const related = (id) => {
  const found = new Set(family(id));
  for (const edge of citationsOf(id)) found.add(edge.from).add(edge.to);
  for (const member of [...found]) {
    for (let up = parentOf.get(member); up; up = parentOf.get(up)) found.add(up);
  }
  for (const edge of [...(outgoing.get(id) || []), ...(incoming.get(id) || [])]) found.add(edge.from).add(edge.to);
  return found;
};

/* What the page shows now; every change goes through refresh() of start.js. */
const state = {
  scene: 0,
  kindsOff: new Set(),
  frame: "",
  rolesOff: new Set(),
  statusesOff: new Set(),
  query: "",
  selected: null,
  hovered: null,
  dark: matchMedia("(prefers-color-scheme: dark)").matches,
};
