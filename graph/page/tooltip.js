/* The whole of what a label cuts, beside the pointer. */
const tooltip = byId("tooltip");

const showTooltip = (id, x, y) => {
  const status = details(id).status;
  const kind = kindName(kindOf(id)) + (status ? ` · ${say(status)}` : "");
  tooltip.replaceChildren(make("b", {}, kind), nameOf(id));
  tooltip.hidden = false;
  const [width, height] = roomOf();
  const [wide, high] = [tooltip.offsetWidth, tooltip.offsetHeight];
  tooltip.style.left = `${Math.max(4, Math.min(x + 14, width - wide - 4))}px`;
  tooltip.style.top = `${y + 18 + high > height ? Math.max(4, y - high - 10) : y + 18}px`;
};

const hover = (id, x, y) => {
  if (id) showTooltip(id, x, y);
  else tooltip.hidden = true;
  canvasHolder.classList.toggle("over", Boolean(id));
  if (id === state.hovered) return;
  state.hovered = id;
  redraw();
};

/* A stack is scrolled like a page; with Ctrl the wheel zooms, as it does on a board. */
const scrollStack = (event) => {
  if (!isStack() || event.ctrlKey) return;
  event.preventDefault();
  event.stopPropagation();
  const [{ x, y }, scale] = [network.getViewPosition(), network.getScale()];
  network.moveTo({ position: { x: x + event.deltaX / scale, y: y + event.deltaY / scale } });
};

const startPointer = () => {
  const placeIn = (event) => {
    const box = canvasHolder.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  canvasHolder.addEventListener("mousemove", (event) => {
    const [x, y] = placeIn(event);
    hover(event.buttons ? null : nodeAt(x, y), x, y);
  });
  canvasHolder.addEventListener("mouseleave", () => hover(null));
  canvasHolder.addEventListener("wheel", scrollStack, { capture: true, passive: false });
  network.on("click", ({ pointer }) => clickAt(pointer.DOM.x, pointer.DOM.y));
};

const clickAt = (x, y) => {
  const id = nodeAt(x, y);
  hover(null);
  if (id && closedFrame(id)) return enterScene(frameOf.get(id) + 1);
  if (id) return choose(id);
  const frame = data.grouped && state.scene === 0 && looseFrameAt(x, y);
  if (frame) return enterScene(data.frames.findIndex((one) => !one.id) + 1);
  return panel.hidden ? undefined : closePanel();
};
