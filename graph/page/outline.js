/* The outline: everything as a list, for keyboards, screen readers and paper. */
const placeInText = new Map(data.frames.flatMap((frame) => frame.ids).map((id, number) => [id, number]));
const childrenOf = (id) => family(id).filter((one) => parentOf.get(one) === id)
  .sort((one, other) => placeInText.get(one) - placeInText.get(other));
const isHeld = (id) => frameOf.has(id);

/* Calls back with each node of the outline and its depth, in the order of the texts. */
const walkOutline = (visit) => {
  const down = (id, depth) => {
    if (shown.has(id)) visit(id, depth);
    for (const child of childrenOf(id)) down(child, depth + 1);
  };
  for (const id of nodes.keys()) if (!isHeld(id) && !isRule(id)) visit(id, 0);
  data.frames.forEach((frame) => {
    const held = new Set(frame.ids.flatMap((id) => childrenOf(id)));
    const tops = [...new Set(frame.ids)].filter((id) => !held.has(id));
    if (frame.id && kindOf(frame.id) !== "Area") {
      if (shown.has(frame.id)) visit(frame.id, 0);
      tops.filter((id) => id !== frame.id).forEach((id) => down(id, 1));
    } else tops.forEach((id) => down(id, frame.id ? 0 : 1));
  });
  for (const id of nodes.keys()) if (isRule(id) && shown.has(id)) visit(id, 0);
};

const DEPTHS = ["", "deep", "deeper"];
const drawOutline = () => {
  const items = [];
  walkOutline((id, depth) => {
    if (!state.query || isHit(id) || holdsHit(id)) items.push([id, DEPTHS[Math.min(depth, 2)]]);
  });
  const drawn = items.map(([id, className]) => make("li", { className }, go(id, numberOf(id).trim())));
  panel.replaceChildren(panelBar(say("outline"), {}), make("ul", {}, ...drawn));
};

const toggleOutline = () => {
  if (!panel.hidden && !state.selected) return closePanel();
  state.selected = null;
  openPanel();
  refresh();
  return panel.focus();
};
