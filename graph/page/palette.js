/* Colours: the schema's for kinds, mixed with the ground that they stand on. */
const PALETTES = {
  light: { ground: "#f4f5f7", paper: "#ffffff", ink: "#1d2330", soft: "#626b7a", line: "#d0d5de", mark: "#ffe27a",
    accent: "#2f5fd0", done: "#1b7f3b", mostly_done: "#9a6700", ongoing: "#b4232c", tint: 0.12, frame: 0.07 },
  dark: { ground: "#14171c", paper: "#1f242c", ink: "#e8ebf0", soft: "#9aa4b2", line: "#3a4350", mark: "#7a5f00",
    accent: "#8fb0ff", done: "#5fcf86", mostly_done: "#e3b341", ongoing: "#ff8b8b", tint: 0.2, frame: 0.06 },
};
const PAPER = { ...PALETTES.light, ground: "#ffffff" };
const parts = (colour) => [1, 3, 5].map((n) => parseInt(colour.slice(n, n + 2), 16));

/* `share` of the one colour, the rest of the other; both #rrggbb. */
const mixed = (colour, other, share) =>
  "#" + parts(colour).map((part, n) => Math.round(part * share + parts(other)[n] * (1 - share))
    .toString(16).padStart(2, "0")).join("");

const mixes = new Map();
const paletteOf = (dark) => PALETTES[dark ? "dark" : "light"];
const tinted = (kind, palette, share) => {
  const key = `${kind} ${palette.ground} ${share}`;
  if (!mixes.has(key)) mixes.set(key, mixed(data.kinds[kind].colour, palette.paper, share));
  return mixes.get(key);
};
