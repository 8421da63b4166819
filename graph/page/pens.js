/* Two pens with the same strokes: one draws on a canvas, one writes SVG. */
const FACE = '"Noto Sans CJK SC", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif';
const measuring = document.createElement("canvas").getContext("2d");
const fontOf = (size, bold) => `${bold ? "600 " : ""}${size}px ${FACE}`;
const widthOf = (text, size, bold) => {
  measuring.font = fontOf(size, bold);
  return measuring.measureText(text).width;
};

class CanvasPen {
  /* `texts` false leaves out what is too small to read. */
  constructor(context, texts = true) {
    this.context = context;
    this.texts = texts;
  }

  fade(alpha) {
    this.context.globalAlpha = alpha;
  }

  rect(x, y, width, height, { radius = 0, fill, stroke, line = 1, dash = [] }) {
    const pen = this.context;
    pen.beginPath();
    if (radius) pen.roundRect(x, y, width, height, radius);
    else pen.rect(x, y, width, height);
    if (fill) {
      pen.fillStyle = fill;
      pen.fill();
    }
    if (stroke) {
      pen.setLineDash(dash);
      pen.lineWidth = line;
      pen.strokeStyle = stroke;
      pen.stroke();
    }
  }

  curve(points, { stroke, line = 1, dash = [] }) {
    const pen = this.context;
    pen.beginPath();
    pen.moveTo(points[0], points[1]);
    pen.bezierCurveTo(...points.slice(2));
    pen.setLineDash(dash);
    pen.lineWidth = line;
    pen.strokeStyle = stroke;
    pen.stroke();
  }

  text(text, x, y, { size, bold = false, fill, middle = false, end = false }) {
    if (!this.texts) return;
    const pen = this.context;
    pen.font = fontOf(size, bold);
    pen.fillStyle = fill;
    pen.textAlign = middle ? "center" : end ? "right" : "left";
    pen.textBaseline = "alphabetic";
    pen.fillText(text, x, y);
  }
}

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/* Text that can stand in XML: its five signs escaped, signs that XML forbids left out. */
const escaped = (text) =>
  String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"']/g, (sign) => SIGNS[sign]);
const short = (number) => String(Math.round(number * 10) / 10);

class SvgPen {
  constructor() {
    this.parts = [];
    this.alpha = 1;
    this.texts = true;
  }

  fade(alpha) {
    this.alpha = alpha;
  }

  rect(x, y, width, height, { radius = 0, fill, stroke, line = 1, dash = [] }) {
    this.#add(`<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" rx="${radius}" fill="${fill || "none"}"${this.#stroke(stroke, line, dash)}`);
  }

  curve(points, { stroke, line = 1, dash = [] }) {
    const [x, y, ...rest] = points.map(short);
    this.#add(`<path d="M${x} ${y}C${rest.join(" ")}" fill="none"${this.#stroke(stroke, line, dash)}`);
  }

  text(text, x, y, { size, bold = false, fill, middle = false, end = false }) {
    const anchor = middle ? ' text-anchor="middle"' : end ? ' text-anchor="end"' : "";
    const weight = bold ? ' font-weight="600"' : "";
    this.#add(`<text x="${short(x)}" y="${short(y)}" font-size="${size}" fill="${fill}"${weight}${anchor}`, escaped(text));
  }

  #stroke(stroke, line, dash) {
    if (!stroke) return "";
    return ` stroke="${stroke}" stroke-width="${line}"${dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : ""}`;
  }

  #add(start, text) {
    const alpha = this.alpha < 1 ? ` opacity="${this.alpha}"` : "";
    this.parts.push(text === undefined ? `${start}${alpha}/>` : `${start}${alpha}>${text}</text>`);
  }
}
