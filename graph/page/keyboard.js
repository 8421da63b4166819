/* Keys: arrows go to the nearest node that way, Enter opens it, Escape closes, / searches. */
const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/* The nearest node in a direction; what lies aside counts double. */
const nearestTo = (from, [right, down]) => {
  const [x, y] = board.places[from];
  let best = null;
  for (const id of board.order) {
    if (id === from || !shown.has(id)) continue;
    const [dx, dy] = [board.places[id][0] - x, board.places[id][1] - y];
    const ahead = dx * right + dy * down;
    const aside = Math.abs(dx * down) + Math.abs(dy * right);
    if (ahead <= 0 || aside > 3 * ahead) continue;
    if (!best || ahead + 2 * aside < best.far) best = { id, far: ahead + 2 * aside };
  }
  return best && best.id;
};

const startId = () => [state.hovered, ...data.centres, board.order[0]].find((id) => id && board.places[id] && shown.has(id));

const moveBy = (way) => {
  const from = state.hovered && board.places[state.hovered] ? state.hovered : state.selected;
  const to = from && board.places[from] ? nearestTo(from, way) : startId();
  if (!to) return;
  state.hovered = to;
  bringIntoView(to);
  const at = network.canvasToDOM({ x: board.places[to][0], y: board.places[to][1] });
  showTooltip(to, at.x, at.y);
  redraw();
};

const onKey = (event) => {
  if (event.key === "Escape") {
    hover(null);
    if (!panel.hidden) closePanel();
    return;
  }
  if (event.target === canvasHolder && event.key in WAYS) {
    event.preventDefault();
    moveBy(WAYS[event.key]);
  } else if (event.target === canvasHolder && (event.key === "Enter" || event.key === " ") && state.hovered) {
    event.preventDefault();
    choose(state.hovered);
    panel.focus({ preventScroll: true });
  } else if (event.key === "/" && !/^(INPUT|SELECT)$/.test(event.target.tagName)) {
    event.preventDefault();
    byId("search").focus();
  }
};
