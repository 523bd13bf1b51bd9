/**
 * The cooking mode: steps in large letters, one at a time or all, in a dialog as large as the window; the screen stays on
 * where the browser can keep it on, and timers go on while other steps are read.
 */
class Cooking {
  constructor({ root, kitchen }) {
    this.words = kitchen.words;
    this.dialog = root.querySelector("dialog");
    this.timers = timersOf(root, this.words);
    this.at = 0;
    this.all = false;
  }

  open() {
    const { dialog } = this;
    const source = document.querySelectorAll(".steps > ol:not([class]) > li");
    this.steps = [...source].map((step, at) => this.step(step, at, source.length));
    dialog.querySelector("[data-steps]").replaceChildren(...this.steps);
    const ingredients = [...document.querySelectorAll(".ingredients > :is(h3, ul)[data-group]")];
    dialog.querySelector("[data-at-hand]").replaceChildren(...ingredients.map(bare));
    const ended = new AbortController();
    const { signal } = ended;
    dialog.addEventListener("click", (event) => this.act(event.target.closest("[data-cook]")), { signal });
    dialog.addEventListener("keydown", (event) => this.key(event), { signal });
    dialog.addEventListener("close", () => this.close(ended), { signal });
    document.addEventListener("visibilitychange", () => this.stayAwake(), { signal });
    dialog.querySelector("[data-timers-here]").append(this.timers.holder);
    dialog.showModal();
    document.documentElement.classList.add("cooking-open");
    this.go(0);
    this.stayAwake();
  }

  close(ended) {
    ended.abort();
    this.lock?.release().catch(() => {});
    this.lock = undefined;
    document.documentElement.classList.remove("cooking-open");
    this.dialog.before(this.timers.holder);
  }

  /** A step with its number, and a button for each of its durations. */
  step(source, at, count) {
    const step = bare(source);
    const place = document.createElement("p");
    place.className = "step-place";
    place.tabIndex = -1;
    place.textContent = fill(this.words.etape, { n: at + 1, total: count });
    step.prepend(place);
    const durations = [...step.querySelectorAll("time[datetime^=PT]")];
    const buttons = durations.map((time) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button quiet";
      button.dataset.cook = "timer";
      button.dataset.seconds = String(seconds(time.dateTime));
      button.dataset.step = String(at + 1);
      button.dataset.said = time.textContent;
      button.textContent = fill(this.words.minuteur, { duree: time.textContent });
      return button;
    });
    if (buttons.length > 0) {
      const row = document.createElement("div");
      row.className = "buttons";
      row.append(...buttons);
      step.append(row);
    }
    return step;
  }

  act(button) {
    if (!button) return;
    const acts = {
      previous: () => this.go(this.at - 1),
      next: () => (this.at === this.steps.length - 1 ? this.dialog.close() : this.go(this.at + 1)),
      all: () => this.toggle(),
      close: () => this.dialog.close(),
      timer: () => {
        const { seconds, step, said } = button.dataset;
        this.timers.start(Number(seconds), fill(this.words.minuteurde, { n: step, duree: said }));
      },
    };
    acts[button.dataset.cook]?.();
  }

  key(event) {
    if (event.target.matches("input, select, textarea") || event.altKey || event.ctrlKey || event.metaKey) return;
    const to = { ArrowRight: this.at + 1, PageDown: this.at + 1, ArrowLeft: this.at - 1, PageUp: this.at - 1, Home: 0, End: this.steps.length - 1 };
    if (to[event.key] === undefined || this.all) return;
    event.preventDefault();
    this.go(to[event.key]);
  }

  go(at) {
    if (at < 0 || at >= this.steps.length) return;
    this.at = at;
    this.show();
    this.steps[at].querySelector(".step-place").focus();
  }

  toggle() {
    this.all = !this.all;
    this.show();
    if (this.all) this.steps[this.at].scrollIntoView({ block: "nearest" });
  }

  show() {
    const button = (name) => this.dialog.querySelector(`[data-cook=${name}]`);
    this.steps.forEach((step, at) => {
      step.hidden = !this.all && at !== this.at;
    });
    button("previous").hidden = button("next").hidden = this.all;
    button("previous").disabled = this.at === 0;
    button("next").textContent = this.at === this.steps.length - 1 ? this.words.terminer : this.words.suivante;
    button("all").textContent = this.all ? this.words.une : this.words.toutes;
  }

  /** Keeps the screen on while the dialog is open and seen; says so, or says that the browser cannot. */
  async stayAwake() {
    if (document.visibilityState !== "visible" || !this.dialog.open) return;
    const said = this.dialog.querySelector("[data-awake]");
    try {
      const lock = await navigator.wakeLock.request("screen");
      // It may have been closed meanwhile.
      if (!this.dialog.open) return void lock.release();
      this.lock = lock;
      said.textContent = this.words.eveille;
    } catch {
      said.textContent = this.words.sommeil;
    }
  }
}

/** A copy without identifiers, which are those of the page. */
function bare(element) {
  const copy = element.cloneNode(true);
  for (const part of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["id", "data-key", "data-group"]) part.removeAttribute(name);
  }
  for (const part of copy.querySelectorAll("[data-substitutes]")) part.remove();
  return copy;
}

/** `PT1H30M` in seconds. */
function seconds(duration) {
  const [, hours = 0, minutes = 0, rest = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(rest);
}
