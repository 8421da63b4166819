/* The search: folded signs, all words of the query, hits marked where they stand. */
let hitIds = new Set();
let holders = new Set();
let hitList = [];
let hitAt = -1;

/* Compatible forms and cases as one, sign by sign, so that places stay what they are. */
const folded = (text) => Array.from(text, (sign) => {
  const plain = sign.normalize("NFKC").toLowerCase();
  return plain.length === sign.length ? plain : sign;
}).join("");
const queryWords = () => folded(state.query).split(/\s+/).filter(Boolean);

const texts = new Map();
const textOf = (id) => {
  if (!texts.has(id)) texts.set(id, folded(details(id).text));
  return texts.get(id);
};
const isHit = (id) => hitIds.has(id);
const holdsHit = (id) => holders.has(id);

const findHits = () => {
  const words = queryWords();
  const fits = (id) => words.length && words.every((word) => textOf(id).includes(word));
  hitList = [...nodes.keys()].filter((id) => !state.kindsOff.has(kindOf(id)) && fits(id));
  hitIds = new Set(hitList);
  holders = new Set();
  for (const id of hitList) for (let up = parentOf.get(id); up; up = parentOf.get(up)) holders.add(up);
};

/* [from, to) of each hit in a text. */
const hitRanges = (text) => {
  const found = [];
  const plain = folded(text);
  for (const word of queryWords()) {
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      found.push([at, at + word.length]);
    }
  }
  return found.sort((one, other) => one[0] - other[0]);
};

/* The hits of each line of a label; a hit that is broken over two lines is marked on both. */
const hitsInLines = (lines) => {
  if (!state.query) return lines.map(() => []);
  const ranges = hitRanges(lines.join(""));
  let start = 0;
  return lines.map((line) => {
    const [from, to] = [start, start + line.length];
    start = to;
    return ranges.filter(([a, b]) => a < to && b > from).map(([a, b]) => [Math.max(a, from) - from, Math.min(b, to) - from]);
  });
};

/* A text with its hits in <mark>. */
const marked = (text) => {
  const parts = [];
  let at = 0;
  for (const [from, to] of state.query ? hitRanges(text) : []) {
    if (from < at) continue;
    parts.push(text.slice(at, from), make("mark", {}, text.slice(from, to)));
    at = to;
  }
  return [...parts, text.slice(at)];
};

const search = (query) => {
  state.query = query.trim();
  hitAt = -1;
  refresh();
};

const goToHit = (step) => {
  if (!hitList.length) return;
  hitAt = (hitAt + step + hitList.length) % hitList.length;
  choose(hitList[hitAt]);
};

const drawHitCount = () => {
  const found = hitList.length;
  const place = hitAt >= 0 ? `${hitAt + 1}/${found}` : say("hits", found);
  byId("hits").textContent = !state.query ? "" : found ? place : say("no_hits");
  for (const name of ["previous", "next"]) byId(name).hidden = !(state.query && found);
};
