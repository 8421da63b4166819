/* How frames, cards, rules and lines look; the same strokes for the window, for PNG, SVG and paper. */
const DASHES = { cites: [], studies: [2, 3], enacts: [], amends: [7, 4], repeals: [9, 3, 2, 3] };
const GLYPHS = { done: "●", mostly_done: "◐", ongoing: "○" };
const BODIES = new Set(["Agency", "PartyGroup"]);

/* Left, top, width and height of a place, which has its centre. */
const corner = ([x, y, width, height]) => [x - width / 2, y - height / 2, width, height];

const drawFrame = (pen, frame, palette) => {
  const [x, y, width, height] = corner(frame.place);
  const kind = frame.id ? kindOf(frame.id) : null;
  const fill = kind ? tinted(kind, palette, palette.frame) : palette.paper;
  const stroke = kind ? tinted(kind, palette, 0.5) : palette.line;
  pen.fade(!frame.id || shown.has(frame.id) ? (frame.id && faded.has(frame.id) ? 0.35 : 1) : 0.25);
  pen.rect(x, y, width, height, { radius: 10, fill, stroke });
  if (frame.word) {
    pen.text(say(frame.word), x + 10, y + 19, { size: 12, bold: true, fill: palette.soft });
  }
  pen.fade(1);
};

/* The marks of the search behind the parts of a line that fit. */
const drawHits = (pen, line, ranges, x, y, size, bold, palette) => {
  for (const [from, to] of ranges) {
    const left = widthOf(line.slice(0, from), size, bold);
    const width = widthOf(line.slice(from, to), size, bold);
    pen.rect(x + left - 1, y - size, width + 2, size + 4, { radius: 2, fill: palette.mark });
  }
};

const drawLines = (pen, lines, x, y, step, style, palette, middle = false) => {
  const hits = hitsInLines(lines);
  lines.forEach((line, number) => {
    const left = middle ? x - widthOf(line, style.size, style.bold) / 2 : x;
    drawHits(pen, line, hits[number], left, y + number * step, style.size, style.bold, palette);
    pen.text(line, x, y + number * step, { ...style, middle });
  });
};

/* The lines of a label that the board has room for. */
const linesOf = (node, most) =>
  node.lines.length > most ? [...node.lines.slice(0, most - 1), `${node.lines[most - 1].slice(0, -1)}…`] : node.lines;

const outlined = (pen, id, [x, y, width, height], radius, palette) => {
  if (id !== state.selected && id !== state.hovered) return;
  const chosen = id === state.selected;
  const stroke = chosen ? palette.accent : palette.soft;
  pen.rect(x - 2, y - 2, width + 4, height + 4, { radius: radius + 2, stroke, line: chosen ? 2.5 : 1.2 });
};

/* The frame whose title stands alone in the overview, as a card. */
const closedFrame = (id) => {
  const frame = data.grouped && state.scene === 0 && data.frames[frameOf.get(id)];
  return frame && frame.id === id ? frame : null;
};

const drawCard = (pen, node, box, board, palette) => {
  const [x, y, width, height] = box;
  const status = GLYPHS[details(node.id).status];
  pen.rect(x, y, width, height, { radius: 6, fill: palette.paper, stroke: palette.line });
  pen.rect(x, y + 5, 3.5, height - 10, { radius: 1.7, fill: data.kinds[node.kind].colour });
  const frame = closedFrame(node.id);
  const lines = frame ? brokenTitle(node.lines.join(""), width - 24, 2) : linesOf(node, board.lines);
  drawLines(pen, lines, x + 10, y + 19, 17, { size: 13, bold: Boolean(frame), fill: palette.ink }, palette);
  if (frame) pen.text(String(frame.cards), x + width - 6, y + height - 7, { size: 11, fill: palette.soft, end: true });
  if (status) {
    pen.text(status, x + width - 3, y + 13, { size: 10, fill: palette[details(node.id).status], end: true });
  }
};

const drawPart = (pen, node, [x, y, width, height], palette) => {
  const colour = data.kinds[node.kind].colour;
  if (width < 20) {
    const hit = state.query && isHit(node.id);
    pen.rect(x, y, width, height, { radius: width / 2, fill: colour, stroke: hit ? palette.accent : null, line: 3 });
    return;
  }
  pen.rect(x + 2, y + height / 2 - 3, 6, 6, { radius: 3, fill: colour });
  const line = node.lines[0];
  drawLines(pen, [line], x + 13, y + 12.5, 0, { size: 11, fill: palette.soft }, palette);
};

const drawRule = (pen, node, [x, y, width, height], palette) => {
  const fill = tinted(node.kind, palette, palette.tint);
  pen.rect(x, y, width, height, { radius: 5, fill, stroke: tinted(node.kind, palette, 0.7) });
  const first = y + (height - node.lines.length * 16) / 2 + 12.5;
  drawLines(pen, node.lines, x + 10, first, 16, { size: 12, fill: palette.ink }, palette);
};

/* A title in at most so many lines, cut where it is longer. */
const brokenTitle = (text, room, most) => {
  const lines = [""];
  for (const sign of text) {
    if (widthOf(lines.at(-1) + sign, 13, true) <= room) lines[lines.length - 1] += sign;
    else if (lines.length < most) lines.push(sign);
    else return [...lines.slice(0, -1), `${lines.at(-1).slice(0, -1)}…`];
  }
  return lines;
};

const drawTitle = (pen, node, [x, y, width, height], palette) => {
  const count = data.frames[frameOf.get(node.id)].cards;
  const lines = brokenTitle(node.lines.join(""), width - 20 - (count ? 26 : 0), height > 30 ? 2 : 1);
  drawLines(pen, lines, x + 10, y + 20, 17, { size: 13, bold: true, fill: palette.ink }, palette);
  if (count) pen.text(String(count), x + width - 10, y + 19, { size: 12, fill: palette.soft, end: true });
};

const drawHead = (pen, node, [x, y, width, height], palette) => {
  const colour = data.kinds[node.kind].colour;
  const centre = data.centres.includes(node.id) || BODIES.has(node.kind);
  const fill = centre ? colour : palette.paper;
  pen.rect(x, y, width, height, { radius: 9, fill, stroke: colour, line: 1.4 });
  const style = centre ? { size: 16, bold: true, fill: "#ffffff" } : { size: 12, fill: palette.ink };
  const step = centre ? 21 : 16;
  const first = y + (height - node.lines.length * step) / 2 + step * 0.76;
  drawLines(pen, node.lines, x + width / 2, first, step, style, palette, true);
};

const DRAWN = { Issue: drawCard, Measure: (pen, node, box, board, palette) => drawPart(pen, node, box, palette) };

const drawNode = (pen, id, board, palette) => {
  const node = nodes.get(id);
  const box = corner(board.places[id]);
  pen.fade(faded.has(id) ? 0.32 : 1);
  if (board.titles.has(id)) drawTitle(pen, node, box, palette);
  else if (data.centres.includes(id) || !(node.kind in DRAWN || isRule(id) || frameOf.has(id))) {
    drawHead(pen, node, box, palette);
  } else if (isRule(id)) drawRule(pen, node, box, palette);
  else (DRAWN[node.kind] || drawCard)(pen, node, box, board, palette);
  outlined(pen, id, box, 6, palette);
  pen.fade(1);
};

/* A curve between the sides of two places that face each other. */
const wayBetween = ([x, y, width, height], [u, v, wide, high]) => {
  if (Math.abs(x - u) < (width + wide) / 2) {
    const down = v > y ? 1 : -1;
    const [start, end] = [y + (down * height) / 2, v - (down * high) / 2];
    return [x, start, x, (start + end) / 2, u, (start + end) / 2, u, end];
  }
  const right = u > x ? 1 : -1;
  const [start, end] = [x + (right * width) / 2, u - (right * wide) / 2];
  const bend = Math.max(24, Math.abs(end - start) / 2) * right;
  return [start, y, start + bend, y, end - bend, v, end, v];
};

const drawLine = (pen, line, palette, bright) => {
  const role = line.role;
  const kind = kindOf(line.to);
  const colour = bright ? mixed(data.kinds[kind].colour, palette.ink, 0.8) : data.kinds[kind].colour;
  const width = role === "enacts" ? 2.2 : role ? 1.2 : 1.4;
  pen.fade(bright ? 0.9 : faded.has(line.from) || faded.has(line.to) ? 0.08 : role ? (board.crowded ? 0.12 : 0.4) : 0.8);
  pen.curve(line.way, { stroke: colour, line: bright ? width + 0.6 : width, dash: DASHES[role] || [] });
  pen.fade(1);
};
