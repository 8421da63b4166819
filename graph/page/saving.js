/* What is seen as PNG or SVG, and everything on paper. */
const HEADER = 44;
const MOST_PIXELS = 8000;

/* The part of the board in the window: left, top, width, height and scale. */
const seen = () => {
  const [width, height] = roomOf();
  const start = network.DOMtoCanvas({ x: 0, y: 0 });
  const scale = network.getScale();
  return { left: start.x, top: start.y, width: width / scale, height: height / scale, scale };
};

/* Title and legend above a picture that is saved. */
const drawBanner = (pen, width, palette) => {
  pen.rect(0, 0, width, HEADER, { fill: palette.paper });
  pen.text(data.title, 16, 28, { size: 17, bold: true, fill: palette.ink });
  let x = width - 16;
  for (const kind of Object.keys(data.kinds).filter((one) => !state.kindsOff.has(one)).reverse()) {
    x -= widthOf(kindName(kind), 12, false) + 14;
    pen.rect(x, 17, 10, 10, { radius: 3, fill: data.kinds[kind].colour });
    pen.text(kindName(kind), x + 14, 27, { size: 12, fill: palette.soft });
    x -= 16;
    if (x < 40 + widthOf(data.title, 17, true)) break;
  }
};

const download = (blob, ending) => {
  const link = make("a", { href: URL.createObjectURL(blob), download: `${data.title.replace(/[\\/:*?"<>|]/g, "_")}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

const savePng = () => {
  const part = seen();
  const palette = paletteOf(state.dark);
  const [width, height] = [part.width * part.scale, part.height * part.scale + HEADER];
  const finer = Math.max(1, Math.min(Math.max(2, 1 / part.scale), MOST_PIXELS / Math.max(width, height)));
  const canvas = make("canvas", { width: Math.round(width * finer), height: Math.round(height * finer) });
  const context = canvas.getContext("2d");
  context.fillStyle = palette.ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(finer, finer);
  context.save();
  context.translate(0, HEADER);
  context.scale(part.scale, part.scale);
  context.translate(-part.left, -part.top);
  drawAll(new CanvasPen(context), palette);
  context.restore();
  drawBanner(new CanvasPen(context), width, palette);
  canvas.toBlob((blob) => download(blob, "png"), "image/png");
};

/* SVG of a part of the board at a scale, with the banner on top. */
const svgOf = (part, palette) => {
  const [width, height] = [part.width * part.scale, part.height * part.scale + HEADER];
  const [board, banner] = [new SvgPen(), new SvgPen()];
  drawAll(board, palette);
  drawBanner(banner, width, palette);
  const moved = `translate(0 ${HEADER}) scale(${part.scale}) translate(${-part.left} ${-part.top})`;
  return `<svg xmlns="${SVG}" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}" font-family='${FACE}'>`
    + `<title>${escaped(data.title)}</title><rect width="100%" height="100%" fill="${palette.ground}"/>`
    + `<g transform="${moved}">${board.parts.join("")}</g>${banner.parts.join("")}</svg>\n`;
};
const saveSvg = () => download(new Blob([svgOf(seen(), paletteOf(state.dark))], { type: "image/svg+xml" }), "svg");

/* On paper: the whole wide board in light colours, then everything in full. */
const fillPaper = () => {
  const screen = board;
  board = prepared(data.scenes[state.scene].boards.at(-1));
  findVisible();
  const [x, y, width, height] = board.box;
  const part = { left: x - width / 2 - 12, top: y - height / 2 - 12, width: width + 24, height: height + 24, scale: 1 };
  const parsed = new DOMParser().parseFromString(svgOf(part, PAPER), "image/svg+xml").documentElement;
  const lists = make("div", { className: "lists" });
  walkOutline((id, depth) => lists.append(paperLine(id, depth)));
  byId("paper").replaceChildren(document.importNode(parsed, true), make("h1", {}, data.title), lists);
  board = screen;
  findVisible();
};

const paperLine = (id, depth) => {
  const status = details(id).status;
  const said = `${numberOf(id)}${nameOf(id)}`;
  if (kindOf(id) === "Measure") return make("p", {}, `· ${said}`);
  const note = make("small", {}, status ? `（${say(status)}）` : depth ? "" : `　${kindName(kindOf(id))}`);
  return make(depth ? "h3" : "h2", {}, said, note);
};
