/**
 * The map: drawn again around what the filters show. Places that would touch are one mark with a count; nearer, they part.
 * One finger scrolls the page, as everywhere; two move the map.
 */

const SVG = "http://www.w3.org/2000/svg";
/** Sizes on the screen, in pixels, whatever the zoom: a mark alone, half of what a thumb needs, where two marks touch. */
const SIZE = { alone: 9, reach: 15, apart: 32, letters: 14 };
const DEEPEST = 64;

class TerritoryMap {
  constructor(figure, items) {
    this.figure = figure;
    this.svg = figure.querySelector("svg");
    this.list = figure.querySelector("[popover]");
    this.items = items;
    const [left, top, width, height] = this.svg.getAttribute("viewBox").split(" ").map(Number);
    this.whole = { left, top, width, height };
    this.view = { ...this.whole };
    for (const link of this.svg.querySelectorAll("a")) link.remove();
    this.towns = [...this.svg.querySelectorAll("text.town")].map((name) => ({
      name,
      dot: this.svg.querySelector(`circle.town[cx="${name.getAttribute("x")}"][cy="${name.getAttribute("y")}"]`),
      x: Number(name.getAttribute("x")),
      y: Number(name.getAttribute("y")),
    }));
    this.marks = this.svg.appendChild(document.createElementNS(SVG, "g"));
    this.svg.tabIndex = 0;
    this.svg.setAttribute("aria-describedby", "carte-aide");
    this.tools();
    this.keys();
    this.mouse();
    this.fingers();
    new ResizeObserver(() => this.draw()).observe(this.svg);
  }

  /** Units of the drawing in one pixel of the screen. */
  get pixel() {
    return this.view.width / (this.svg.clientWidth || this.whole.width);
  }

  /** Shows the part around a point; false when that is what was shown. */
  move(x, y, width) {
    const most = this.whole.width;
    const wide = Math.min(most, Math.max(most / DEEPEST, width));
    const high = (wide * this.whole.height) / most;
    const within = (value, size, from, whole) => Math.min(from + whole - size, Math.max(from, value - size / 2));
    const left = within(x, wide, this.whole.left, most);
    const top = within(y, high, this.whole.top, this.whole.height);
    const before = this.view;
    if (Math.abs(before.left - left) + Math.abs(before.top - top) + Math.abs(before.width - wide) < 0.01) return false;
    this.view = { left, top, width: wide, height: high };
    this.svg.setAttribute("viewBox", `${left} ${top} ${wide} ${high}`);
    this.draw();
    return true;
  }

  get centre() {
    return { x: this.view.left + this.view.width / 2, y: this.view.top + this.view.height / 2 };
  }

  /** Zooms so that a point stays where it is. */
  zoom(factor, at = this.centre) {
    const kept = Math.min(this.whole.width, Math.max(this.whole.width / DEEPEST, this.view.width / factor)) / this.view.width;
    const { x, y } = this.centre;
    return this.move(at.x + (x - at.x) * kept, at.y + (y - at.y) * kept, this.view.width * kept);
  }

  pan(right, down) {
    const { x, y } = this.centre;
    return this.move(x + right, y + down, this.view.width);
  }

  /** Shows all of these places, with room around them. */
  frame(places) {
    if (places.length === 0) return false;
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const width = Math.max(right - left, ((bottom - top) * this.whole.width) / this.whole.height);
    return this.move((left + right) / 2, (top + bottom) / 2, Math.max(width * 1.35, this.whole.width / 24));
  }

  get shown() {
    return this.items.filter(({ element }) => !element.hidden);
  }

  /** Marks of what is shown, in sight or nearly. */
  groups() {
    const apart = SIZE.apart * this.pixel;
    const { left, top, width, height } = this.view;
    const inSight = ({ x, y }) => x > left - apart && x < left + width + apart && y > top - apart && y < top + height + apart;
    const groups = [];
    for (const item of this.shown.filter(inSight)) {
      const near = groups.find(({ x, y }) => Math.hypot(x - item.x, y - item.y) < apart);
      if (near) near.items.push(item);
      else groups.push({ x: item.x, y: item.y, items: [item] });
    }
    return groups;
  }

  draw() {
    const pixel = this.pixel;
    const active = document.activeElement;
    const focused = this.marks.contains(active) ? active.items[0] : undefined;
    const marks = this.groups().map((group) => this.mark(group, pixel));
    if (this.reader) marks.unshift(this.readerMark(pixel));
    this.marks.replaceChildren(...marks);
    this.nameTowns(pixel);
    this.svg.querySelector(".territory").style.strokeWidth = `${1.5 * pixel}px`;
    if (focused) (marks.find(({ items }) => items?.includes(focused)) ?? this.svg).focus({ preventScroll: true });
  }

  /** Names keep their size; one that would cover another waits until the map is nearer. */
  nameTowns(pixel) {
    const taken = [];
    for (const { name, dot, x, y } of this.towns) {
      const left = name.classList.contains("left");
      name.style.fontSize = `${SIZE.letters * pixel}px`;
      name.style.strokeWidth = `${4 * pixel}px`;
      name.setAttribute("dx", (left ? -14 : 14) * pixel);
      dot?.setAttribute("r", 3 * pixel);
      const long = name.getComputedTextLength() + 14 * pixel;
      const from = left ? x - long : x;
      const covers = taken.some((other) => Math.abs(other.y - y) < 16 * pixel && from < other.to && other.from < from + long);
      name.style.visibility = covers ? "hidden" : "";
      if (!covers) taken.push({ y, from, to: from + long });
    }
  }

  mark({ x, y, items }, pixel) {
    const alone = items.length === 1;
    const mark = document.createElementNS(SVG, "a");
    mark.items = items;
    mark.setAttribute("transform", `translate(${x} ${y}) scale(${pixel})`);
    mark.setAttribute("class", "mark");
    mark.setAttribute("href", alone ? items[0].url : `#${this.list.id}`);
    const name = nameOf(items);
    mark.setAttribute("aria-label", name);
    mark.append(shape("title", {}, name));
    const radius = SIZE.alone + (alone ? 0 : 4 + Math.min(6, Math.log2(items.length)));
    mark.append(shape("circle", { class: "reach", r: Math.max(SIZE.reach, radius) }));
    const exchange = items.some((item) => item.exchange);
    if (alone && exchange) {
      mark.append(shape("rect", { class: "dot", x: -9, y: -9, width: 18, height: 18, rx: 3 }), shape("text", { dy: ".35em" }, "€"));
    } else {
      mark.append(shape("circle", { class: "dot", r: radius }));
      if (!alone) mark.append(shape("text", { dy: ".35em" }, items.length));
      if (exchange) {
        const aside = radius * 0.75;
        mark.append(shape("rect", { class: "dot", x: aside - 7, y: -aside - 7, width: 14, height: 14, rx: 3 }));
        mark.append(shape("text", { class: "small", x: aside, y: -aside, dy: ".35em" }, "€"));
      }
    }
    if (!alone) {
      mark.setAttribute("role", "button");
      mark.setAttribute("aria-haspopup", "dialog");
      mark.addEventListener("click", (event) => {
        event.preventDefault();
        this.open(items);
      });
      mark.addEventListener("keydown", (event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        this.open(items);
      });
    }
    for (const [event, on] of [["pointerenter", true], ["pointerleave", false], ["focus", true], ["blur", false]]) {
      mark.addEventListener(event, () => items.forEach(({ element }) => element.classList.toggle("on", on)));
    }
    return mark;
  }

  readerMark(pixel) {
    const { x, y } = this.reader;
    const mark = shape("g", { class: "reader", transform: `translate(${x} ${y}) scale(${pixel})` });
    mark.append(shape("circle", { r: 17 }), shape("circle", { class: "dot", r: 5 }), shape("text", { dy: "-1.5em" }, words.proche.vous));
    return mark;
  }

  /** Where the reader is, or nowhere. */
  place(reader) {
    this.reader = reader;
    this.draw();
  }

  highlight(item, on) {
    const mark = [...this.marks.children].find(({ items }) => items?.includes(item));
    mark?.classList.toggle("on", on);
  }

  /** The places of one mark, as a list; one may look closer where they are not all at one point. */
  open(items) {
    const links = items.map(({ element, title, url }) => {
      const line = document.createElement("li");
      const link = line.appendChild(document.createElement("a"));
      [link.href, link.textContent] = [url, title];
      const state = element.querySelector("[data-etat]")?.textContent;
      if (state) line.append(" ", Object.assign(document.createElement("small"), { textContent: state }));
      return line;
    });
    this.list.querySelector("ul").replaceChildren(...links);
    this.list.querySelector("p").textContent = nameOf(items);
    const closer = this.list.querySelector("[data-approcher]");
    closer.hidden = items.every(({ x, y }) => x === items[0].x && y === items[0].y) || this.view.width <= this.whole.width / DEEPEST;
    closer.onclick = () => {
      this.list.hidePopover();
      this.frame(items);
      this.svg.focus({ preventScroll: true });
    };
    this.list.showPopover();
    links[0].firstChild.focus();
  }

  tools() {
    const tools = this.figure.querySelector("[data-outils]");
    const actions = {
      plus: () => this.zoom(1.6),
      moins: () => this.zoom(1 / 1.6),
      tout: () => this.move(0, 0, this.whole.width),
      recadrer: () => this.frame(this.shown),
    };
    for (const button of tools.querySelectorAll("button")) button.addEventListener("click", actions[button.dataset.action]);
    for (const part of this.figure.querySelectorAll("[data-avec-carte]")) part.hidden = false;
  }

  keys() {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    this.svg.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const step = steps[event.key]?.map((direction) => direction * this.view.width * 0.15);
      let moved = false;
      if (step) moved = this.pan(...step);
      else if (event.key === "+" || event.key === "=") moved = this.zoom(1.6);
      else if (event.key === "-") moved = this.zoom(1 / 1.6);
      else if (event.key === "0") moved = this.move(0, 0, this.whole.width);
      // Keys that change nothing keep their meaning: they scroll the page.
      if (moved) event.preventDefault();
    });
  }

  /** The place under a point of the screen. */
  at(clientX, clientY) {
    const box = this.svg.getBoundingClientRect();
    return {
      x: this.view.left + ((clientX - box.left) / box.width) * this.view.width,
      y: this.view.top + ((clientY - box.top) / box.height) * this.view.height,
    };
  }

  mouse() {
    this.svg.addEventListener(
      "wheel",
      (event) => {
        const wanted = event.ctrlKey || event.metaKey || this.svg.contains(document.activeElement);
        if (wanted && this.zoom(event.deltaY < 0 ? 1.25 : 1 / 1.25, this.at(event.clientX, event.clientY))) event.preventDefault();
      },
      { passive: false },
    );
    let last;
    let dragged = false;
    this.svg.addEventListener("pointerdown", (event) => {
      dragged = false;
      if (event.pointerType !== "touch" && event.button === 0) last = { x: event.clientX, y: event.clientY };
    });
    window.addEventListener("pointermove", (event) => {
      if (!last || (!dragged && Math.hypot(event.clientX - last.x, event.clientY - last.y) < 4)) return;
      dragged = true;
      this.pan((last.x - event.clientX) * this.pixel, (last.y - event.clientY) * this.pixel);
      last = { x: event.clientX, y: event.clientY };
    });
    window.addEventListener("pointerup", () => (last = undefined));
    window.addEventListener("pointercancel", () => (last = undefined));
    // A drag that ends on a mark is no click on it.
    this.svg.addEventListener(
      "click",
      (event) => {
        if (!dragged) return;
        event.preventDefault();
        event.stopPropagation();
      },
      true,
    );
    this.svg.addEventListener("dragstart", (event) => event.preventDefault());
  }

  fingers() {
    let last;
    const two = ([one, other]) => ({
      x: (one.clientX + other.clientX) / 2,
      y: (one.clientY + other.clientY) / 2,
      spread: Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY),
    });
    const start = ({ touches }) => (last = touches.length === 2 ? two(touches) : undefined);
    this.svg.addEventListener("touchstart", start, { passive: true });
    this.svg.addEventListener("touchend", start, { passive: true });
    this.svg.addEventListener(
      "touchmove",
      (event) => {
        if (!last) return;
        event.preventDefault();
        const now = two(event.touches);
        this.zoom(now.spread / last.spread, this.at(now.x, now.y));
        this.pan((last.x - now.x) * this.pixel, (last.y - now.y) * this.pixel);
        last = now;
      },
      { passive: false },
    );
  }
}

/** A place's own name, or how many there are and in which communes. */
function nameOf(items) {
  if (items.length === 1) return items[0].title;
  const communes = [...new Set(items.map(({ commune }) => commune))].slice(0, 3);
  return [fill(words.places, { n: items.length }), ...communes].join(", ");
}

function shape(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}
