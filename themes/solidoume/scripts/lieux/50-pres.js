/** Sorts places by how far they are from a point that never leaves the device: its own position, or a commune. */

class NearMe {
  constructor(form, items, map, frame) {
    Object.assign(this, { form, items, map, frame });
    this.order = items.map(({ element }) => element);
    this.said = form.querySelector("output");
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("[data-situer]").addEventListener("click", () => this.locate());
    form.querySelector("select").addEventListener("change", (event) => this.choose(event.target));
    form.querySelector("[data-oublier]").addEventListener("click", () => this.forget());
    form.hidden = false;
  }

  say(text) {
    this.said.textContent = text;
  }

  locate() {
    if (!navigator.geolocation) return this.say(words.proche.impossible);
    this.say(words.proche.recherche);
    const reasons = { 1: words.proche.refus, 2: words.proche.indisponible, 3: words.proche.delai };
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.form.querySelector("select").value = "";
        const { left, top, across, down } = this.frame;
        this.sort({ x: left + coords.longitude * across, y: top - coords.latitude * down }, words.proche.ma_position);
      },
      ({ code }) => this.say(reasons[code] ?? words.proche.indisponible),
      { timeout: 10_000, maximumAge: 60_000 },
    );
  }

  choose({ value, selectedOptions: [chosen] }) {
    if (!value) return this.forget();
    const [x, y] = value.split(" ").map(Number);
    this.sort({ x, y }, chosen.textContent);
  }

  sort(reader, name) {
    const far = new Map();
    for (const item of this.items) {
      const known = item.x !== undefined;
      const kilometres = known ? Math.hypot(item.x - reader.x, item.y - reader.y) * this.frame.kilometres : Infinity;
      far.set(item.element, kilometres);
      if (known) this.label(item.element).textContent = distanceInWords(kilometres, item.exact);
    }
    const closed = ({ element }) => Number(element.dataset.xy === undefined);
    const sorted = [...this.items].sort((a, b) => closed(a) - closed(b) || far.get(a.element) - far.get(b.element));
    arrange(sorted.map(({ element }) => element));
    const nearest = Math.min(...far.values());
    const sentence = nearest > 100 ? words.proche.loin : words.proche.trie;
    this.say(fill(sentence, { lieu: name, km: Math.round(nearest) }));
    this.form.querySelector("[data-oublier]").hidden = false;
    this.map?.place(reader);
  }

  /** Where an item says how far it is. */
  label(element) {
    const known = element.querySelector(".distance");
    if (known) return known;
    const label = Object.assign(document.createElement("span"), { className: "distance badge" });
    element.querySelector("[data-etat]").before(label);
    return label;
  }

  forget() {
    for (const label of document.querySelectorAll(".distance")) label.remove();
    this.form.reset();
    arrange(this.order);
    this.say("");
    const button = this.form.querySelector("[data-oublier]");
    if (document.activeElement === button) this.form.querySelector("[data-situer]").focus();
    button.hidden = true;
    this.map?.place(undefined);
  }
}

/** Puts items in an order, each within its own list. */
function arrange(elements) {
  for (const element of elements) element.parentNode.append(element);
}
