/** Charts as whole pixels, then as SVG: the same geometry as `generator/src/render/plot.rs`. */
const FRAME = { left: 84, right: 624, top: 14, bottom: 262 };
const TICKS = 6;

/** `plot`: x and y (lowest, highest, counts, labels), band, bars, crossing, level, you. */
function draw({ x, y = {}, band = [], bars = [], crossing, level, you }, numbers) {
  const heights = [0, y.lowest ?? 0, y.highest ?? 0, ...bars.map(([, height]) => height)];
  for (const [, low, high] of you ? [...band, you] : band) heights.push(low, high);
  if (level !== undefined) heights.push(level);
  const least = Math.min(...heights);
  const most = Math.max(...heights, least + 1);
  const step = roundStep(most - least, y.counts);
  const low = Math.floor(least / step) * step;
  const high = Math.ceil(most / step) * step;
  const across = (value) => scale(value, x.lowest, x.highest, FRAME.left, FRAME.right);
  const up = (value) => scale(value, low, high, FRAME.bottom, FRAME.top);
  const label = (value, counts) => numbers.read(counts ? String(value) : amount(value).replace(/\.00$/, ""));
  return {
    across: xTicks(x).map(([value, own]) => ({ at: across(value), label: own ?? label(value, x.counts) })),
    up: ticks(low, high, step).map((value) => ({ at: up(value), label: label(value, y.counts) })),
    zero: up(0),
    band: path(band, across, up),
    bars: bars.map(([at, height]) => bar(at, height, x, across, up)),
    crossing: crossing && between(crossing, x, across),
    level: level === undefined ? undefined : up(level),
    you: you && [across(you[0]), up(you[2]), up(you[1])],
  };
}

/** The least of 1, 2, 5, 10, 20, 50… that parts a width in few; whole euros for cents. */
function roundStep(width, counts) {
  for (let power = !counts && width > 300 ? 100 : 1; ; power *= 10) {
    for (const digit of [1, 2, 5]) if (width <= digit * power * TICKS) return digit * power;
  }
}

function ticks(low, high, step) {
  const all = [];
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) all.push(value);
  return all;
}

/** Values of the horizontal axis, with labels of its own where it has some. */
function xTicks({ lowest, highest, counts, labels }) {
  if (!labels) return ticks(lowest, highest, roundStep(highest - lowest, counts)).map((value) => [value]);
  const every = Math.max(1, Math.ceil(labels.length / TICKS));
  return labels.map((label, place) => [lowest + place, label]).filter((_, place) => place % every === 0);
}

function path(points, across, up) {
  if (points.length === 0) return "";
  const there = points.map(([at, , high]) => `${across(at)} ${up(high)}`);
  const back = points.map(([at, low]) => `${across(at)} ${up(low)}`).reverse();
  return `M${[...there, ...back].join("L")}Z`;
}

function bar(at, height, { lowest, highest }, across, up) {
  const slots = Math.max(1, highest - lowest + 1);
  const width = Math.min(40, Math.max(2, Math.floor((FRAME.right - FRAME.left) / (slots * 2))));
  const top = up(Math.max(0, height));
  return [across(at) - Math.floor(width / 2), top, width, up(0) - top];
}

function between([from, to], { lowest, highest }, across) {
  const [start, end] = [Math.max(from, lowest), Math.min(to, highest)];
  return start <= end ? [across(start), Math.max(2, across(end) - across(start))] : undefined;
}

function scale(value, low, high, from, to) {
  return from + Math.floor(((value - low) * (to - from)) / Math.max(1, high - low));
}

/** Redraws a chart in its figure; `names` are the words on it. */
function paint(figure, view, names) {
  const parts = view.up.flatMap(({ at, label }) => [
    shape("path", { d: `M84 ${at}H624` }),
    shape("text", { class: "up", x: 76, y: at + 4 }, label),
  ]);
  const labels = view.across.filter(({ label }) => label);
  parts.push(...labels.map(({ at, label }) => shape("text", { class: "across", x: at, y: 282 }, label)));
  const grid = shape("g", { class: "grid" });
  grid.append(...parts);
  figure.querySelector("svg").replaceChildren(grid, ...drawing(view, names), ...axisNames(names));
}

function drawing({ crossing, band, bars, zero, level, you }, names) {
  const shapes = [];
  if (crossing) shapes.push(shape("rect", { class: "crossing", x: crossing[0], y: 14, width: crossing[1], height: 248 }));
  if (band) shapes.push(shape("path", { class: "band", d: band }));
  shapes.push(...bars.map(([x, y, width, height]) => shape("rect", { class: "bar", x, y, width, height })));
  shapes.push(shape("path", { class: "axis", d: `M84 ${zero}H624` }));
  if (level !== undefined) {
    shapes.push(shape("path", { class: "level", d: `M84 ${level}H624` }));
    shapes.push(shape("text", { class: "level-name", x: 92, y: level - 6 }, names.level));
  }
  if (you) {
    const [x, high, low] = you;
    shapes.push(shape("path", { class: "you-line", d: `M${x} 262V${high}` }));
    shapes.push(shape("path", { class: "you", d: `M${x} ${high}V${low}` }));
    shapes.push(shape("text", { class: "you-name", x, y: high - 12 }, names.you));
  }
  return shapes;
}

function axisNames({ sides, across, up }) {
  const names = (sides ?? []).map((side, place) => shape("text", { class: "side", x: 620, y: place === 0 ? 30 : 254 }, side));
  names.push(shape("text", { class: "across name", x: 354, y: 308 }, across));
  names.push(shape("text", { class: "name", x: 0, y: 0, transform: "translate(14 138)rotate(-90)" }, up));
  return names;
}

function shape(name, attributes, text) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}
