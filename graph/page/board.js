/* The board in the window: vis-network keeps the view and draws each node by our strokes. */
const canvasHolder = byId("network");
const RANKS = { Area: 0, Issue: 2, Measure: 3 };
const NEVER = new Set(["HAS_ISSUE", "ADDRESSED_BY"]);
let board = null;
let network = null;
let visNodes = null;

/* The board that the window has room for; the last one is for any. */
const chosenBoard = () => {
  const boards = data.scenes[state.scene].boards;
  return boards.find((one) => one.width >= innerWidth) || boards[boards.length - 1];
};
const isStack = () => board.width > 0;

/* Lines between what is drawn, parallel ones as one; what lies inside a frame needs none. */
const linesOn = (one) => {
  const found = new Map();
  const loose = one.frames.filter((frame) => !frame.id && !frame.word);
  for (const edge of edges) {
    if (NEVER.has(edge.type) || !one.places[edge.from] || !one.places[edge.to]) continue;
    const [from, to] = [frameOf.get(edge.from), frameOf.get(edge.to)];
    if (!edge.role && to !== undefined && (from === to || (edge.type === "RAISES" && data.frames[to].id))) continue;
    if (from === undefined && to !== undefined && isBelow(one.places[edge.from], one.places[edge.to])) continue;
    const end = edge.role ? edge.to : frameAround(loose, one.places[edge.to]);
    const key = JSON.stringify([edge.from, end, edge.role || edge.type]);
    if (found.has(key)) {
      found.get(key).times += 1;
      continue;
    }
    const place = edge.role ? one.places[edge.to] : frameAround(loose, one.places[edge.to]);
    const way = wayBetween(one.places[edge.from], place);
    found.set(key, { from: edge.from, to: edge.to, role: edge.role, way, times: 1 });
  }
  return [...found.values()];
};

/* A head right above its frames needs no line to them. */
const isBelow = ([x, , width], [u, , wide]) => Math.abs(x - u) < (width + wide) / 2;

const frameAround = (frames, place) => {
  const within = ([x, y, width, height]) => Math.abs(place[0] - x) <= width / 2 && Math.abs(place[1] - y) <= height / 2;
  return (frames.find((frame) => within(frame.place)) || { place }).place;
};

/* A board with what is found once for it: titles of frames, the order of drawing, lines. */
const prepared = (one) => {
  if (!one.order) {
    one.titles = new Set(one.frames.map((frame) => frame.id).filter(Boolean));
    one.order = data.nodes.map((node) => node.id).filter((id) => one.places[id]);
    one.order.sort((a, b) => (RANKS[kindOf(a)] ?? 1) - (RANKS[kindOf(b)] ?? 1));
    one.lineList = linesOn(one);
    one.crowded = one.lineList.length > 400;
  }
  return one;
};
const useBoard = () => {
  board = prepared(chosenBoard());
};

const brightLines = () => {
  const id = state.selected && board.places[state.selected] ? state.selected : state.hovered;
  if (!id) return [];
  const members = new Set(family(id));
  return board.lineList.filter((line) => lineShown(line) && (members.has(line.from) || members.has(line.to)));
};

/* Everything that lies below the nodes. */
const drawGround = (pen, palette) => {
  for (const frame of board.frames) if (frameShown(frame)) drawFrame(pen, frame, palette);
  if (isStack()) return;
  for (const line of board.lineList) {
    if (lineShown(line) && !(line.role && !frameOf.has(line.from))) drawLine(pen, line, palette, false);
  }
};

const drawBright = (pen, palette) => {
  for (const line of brightLines()) if (line.role || !isStack()) drawLine(pen, line, palette, true);
};

/* All of it with any pen, for pictures and paper. */
const drawAll = (pen, palette) => {
  drawGround(pen, palette);
  for (const id of board.order) if (shown.has(id)) drawNode(pen, id, board, palette);
  drawBright(pen, palette);
};

const TEXTS_FROM = 0.3;
const penOn = (context) => new CanvasPen(context, network.getScale() >= TEXTS_FROM);

const visNode = (id) => {
  const [x, y, width, height] = board.places[id];
  return {
    id, x, y, shape: "custom", size: Math.max(width, height) / 2,
    ctxRenderer: ({ ctx }) => ({
      drawNode: () => shown.has(id) && drawNode(penOn(ctx), id, board, paletteOf(state.dark)),
      nodeDimensions: { width, height },
    }),
  };
};

const startNetwork = () => {
  useBoard();
  visNodes = new vis.DataSet(board.order.map(visNode));
  const visEdges = new vis.DataSet(edges.map((edge, id) => ({ id, from: edge.from, to: edge.to })));
  network = new vis.Network(canvasHolder, { nodes: visNodes, edges: visEdges }, data.options);
  network.on("beforeDrawing", (context) => drawGround(penOn(context), paletteOf(state.dark)));
  network.on("afterDrawing", (context) => drawBright(penOn(context), paletteOf(state.dark)));
  network.once("afterDrawing", () => setTimeout(fitAll));
  canvasHolder.querySelector("canvas").setAttribute("aria-hidden", "true");
};

/* Take the places of the board that fits the window or the scene now. */
const changeBoard = () => {
  useBoard();
  visNodes.clear();
  visNodes.add(board.order.map(visNode));
  fitAll();
};

const redraw = () => network && network.redraw();
const roomOf = () => [canvasHolder.clientWidth, canvasHolder.clientHeight];

/* Show a box [left, top, right, bottom] whole, as large as it can be read comfortably. */
const fitBox = ([left, top, right, bottom], animated, most = 1.25) => {
  const [width, height] = roomOf();
  const scale = Math.min(most, (width - 24) / (right - left), (height - 24) / (bottom - top));
  const options = { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale };
  network.moveTo(animated ? { ...options, animation: { duration: 250, easingFunction: "easeInOutQuad" } } : options);
};

const boxOf = (places) => [
  Math.min(...places.map(([x, , width]) => x - width / 2)), Math.min(...places.map(([, y, , height]) => y - height / 2)),
  Math.max(...places.map(([x, , width]) => x + width / 2)), Math.max(...places.map(([, y, , height]) => y + height / 2)),
];

/* The whole board; a stack as wide as the window, from its top. */
const fitAll = () => {
  const [x, y, width, height] = board.box;
  if (!isStack()) return fitBox([x - width / 2, y - height / 2, x + width / 2, y + height / 2], false);
  const [wide, high] = roomOf();
  const scale = Math.min(1.25, (wide - 16) / width);
  return network.moveTo({ position: { x, y: y - height / 2 + (high / 2 - 10) / scale }, scale });
};

const fitShown = () => {
  const places = board.order.filter((id) => shown.has(id) && !faded.has(id)).map((id) => board.places[id]);
  if (places.length) fitBox(boxOf(places), true);
};

/* Bring a node into the part of the window that the panel leaves free. */
const bringIntoView = (id) => {
  const place = board.places[id];
  if (!place) return;
  const [width, height] = roomOf();
  const panel = byId("panel");
  const narrow = innerWidth <= 700;
  const free = panel.hidden ? [width, height]
    : narrow ? [width, height - panel.offsetHeight] : [width - panel.offsetWidth, height];
  const at = network.canvasToDOM({ x: place[0], y: place[1] });
  const scale = Math.max(network.getScale(), narrow ? 0.7 : 0.75);
  const [w, h] = [(place[2] * scale) / 2 + 12, (place[3] * scale) / 2 + 12];
  const fits = at.x >= w && at.x <= free[0] - w && at.y >= h && at.y <= free[1] - h;
  if (fits && scale === network.getScale()) return;
  const position = { x: place[0] + (width - free[0]) / 2 / scale, y: place[1] + (height - free[1]) / 2 / scale };
  network.moveTo({ position, scale, animation: { duration: 250, easingFunction: "easeInOutQuad" } });
};

/* The topmost node at a place of the window, or the closed frame there. */
const nodeAt = (x, y) => {
  const at = network.DOMtoCanvas({ x, y });
  const within = ([u, v, width, height], more) =>
    Math.abs(at.x - u) <= width / 2 + more && Math.abs(at.y - v) <= height / 2 + more;
  for (let n = board.order.length - 1; n >= 0; n -= 1) {
    const id = board.order[n];
    const more = board.places[id][2] < 20 ? 2 : 0;
    if (shown.has(id) && within(board.places[id], more)) return id;
  }
  return null;
};
const looseFrameAt = (x, y) => {
  const at = network.DOMtoCanvas({ x, y });
  return board.frames.find(({ id, word, place }) => !id && word === "loose"
    && Math.abs(at.x - place[0]) <= place[2] / 2 && Math.abs(at.y - place[1]) <= place[3] / 2);
};
