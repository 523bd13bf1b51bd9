/**
 * Links that keep a calculation: its inputs, the date of its rules and of its figures, in the address's fragment, which
 * never reaches a server. A link holds no figure of its own, so nobody can make one that shows invented results.
 */
Object.assign(Page.prototype, {
  /** What the fragment holds now. */
  fragment() {
    const kept = new URLSearchParams({ calcul: this.name });
    for (const [name, value] of new FormData(this.form)) if (value !== "") kept.set(name, value);
    if (this.root.dataset.rules) kept.set("rules", this.root.dataset.rules);
    const figures = this.base.months?.[0]?.month;
    if (figures) kept.set("figures", this.until ?? figures);
    return `#${kept}`;
  },

  /** Takes the inputs of a link made for this calculator; whether there were any. */
  restore() {
    const kept = new URLSearchParams(location.hash.slice(1));
    if (kept.get("calcul") !== this.name) return false;
    for (const field of this.form.elements) {
      if (!field.name) continue;
      const value = kept.get(field.name);
      if (field.type === "radio") field.checked = value === null ? field.defaultChecked : field.value === value;
      else if (value !== null) field.value = value;
      else if (this.own.emptied) field.value = "";
    }
    const [figures, rules] = [kept.get("figures"), kept.get("rules")];
    const latest = this.base.months?.[0]?.month;
    this.older = figures && (figures !== latest || rules !== this.root.dataset.rules) ? { figures, rules } : undefined;
    this.until = undefined;
    this.showOlder();
    return true;
  },

  /** Says that a link is older than the page's figures, and offers those of then while they are published. */
  showOlder() {
    const note = this.root.querySelector("[data-older]");
    if (!note) return;
    note.hidden = !this.older;
    if (!this.older) return;
    const words = this.speaker.words.calcul;
    const month = (text) => this.speaker.month(text ?? "?");
    setText(
      note.querySelector("p"),
      fill(words.autrelien, {
        anciens: month(this.older.figures),
        anciennes: month(this.older.rules),
        chiffres: month(this.base.months[0].month),
      }),
    );
    const button = note.querySelector("button");
    button.hidden = this.monthsUntil(this.older.figures).length === 0;
    setText(button, this.until ? words.maintenant : words.alors);
  },

  toggleOlder() {
    this.until = this.until ? undefined : this.older.figures;
    this.showOlder();
    this.update();
  },

  /** The months that were published then. */
  monthsUntil(last) {
    return this.base.months.filter(({ month }) => month <= last);
  },

  copyLink() {
    history.replaceState(null, "", this.fragment());
    copy(location.href, this.root.querySelector("[data-status]"), this.speaker.words.calcul);
  },
});

/** Copies a text; where the browser does not let it, shows it selected, to be copied by hand. */
async function copy(text, status, words) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = words.liencopie;
  } catch {
    const field = element("input", { type: "text", readonly: "", "aria-label": words.lienici });
    field.value = text;
    status.replaceChildren(`${words.lienici} `, field);
    field.select();
  }
}
