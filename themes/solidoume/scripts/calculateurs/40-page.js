/**
 * A calculator on a page: reads its form, asks the engine, shows the answer.
 *
 * A calculator is an object of `CALCULATORS`, under its name in requests:
 *   `request(page)`   the request the form makes;
 *   `find(page)`      what to show for `page.request`: verdict, values, tables, plot, steps; or the engine's error;
 *   `field(path)`     the field an error's path is about; without it, the path itself;
 *   `shown(page)`     what else changes on the page; `ready(page)` once, when the engine is there.
 */
const CALCULATORS = {};

class Page {
  constructor(root, calculate, speaker) {
    this.root = root;
    this.name = root.dataset.calculator;
    this.own = CALCULATORS[this.name];
    this.form = root.querySelector("form");
    this.base = JSON.parse(root.dataset.request);
    this.speaker = speaker;
    this.words = speaker.words.calculateurs[this.name];
    this.answers = new Map();
    this.calculate = calculate;
    for (const part of root.querySelectorAll("[data-without]")) part.hidden = true;
    for (const part of root.querySelectorAll("[data-with], [data-share]")) part.hidden = false;
    this.own.ready?.(this);
    this.restore();
    this.form.addEventListener("input", () => this.update());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.update();
    });
    root.addEventListener("click", (event) => this.act(event.target.closest("[data-do]")?.dataset.do));
    window.addEventListener("hashchange", () => {
      if (!this.restore()) return;
      this.update();
      this.root.scrollIntoView();
    });
    this.update();
  }

  /** The engine's answer to the page's request with other values for some keys; the same question is asked once. */
  ask(changes = {}) {
    const text = JSON.stringify({ ...this.request, ...changes });
    if (!this.answers.has(text)) {
      if (this.answers.size > 400) this.answers.clear();
      this.answers.set(text, JSON.parse(this.calculate(text)));
    }
    return this.answers.get(text);
  }

  typedAmount(name) {
    return this.speaker.numbers.typedAmount(this.form.elements[name].value);
  }

  typedCount(name) {
    return this.speaker.numbers.typedCount(this.form.elements[name].value);
  }

  update() {
    this.request = this.own.request(this);
    this.root.dataset.current = JSON.stringify(this.request);
    const found = this.own.find(this);
    this.showError(found.error);
    // What stands there answers what was typed before: it fades until it answers again.
    this.root.classList.toggle("stale", Boolean(found.error));
    if (found.error) return;
    this.found = found;
    this.showAnswer(found);
    for (const [key, rows] of Object.entries(found.tables ?? {})) this.showTable(key, rows);
    if (found.plot) this.showChart(found);
    showSteps(this.root.querySelector("[data-steps]"), this.speaker.steps(STEPS[this.name] ?? this.name, found.steps));
    this.own.shown?.(this);
  }

  showAnswer({ verdict, values }) {
    const sentence = this.root.querySelector("[data-verdict]");
    sentence.className = `verdict ${verdict}`;
    setText(sentence, this.speaker.say(this.words.verdicts[verdict], values));
    for (const fact of [...this.words.faits, ...this.words.phrases]) {
      const text = this.speaker.say(fact.valeur, values);
      const figure = this.root.querySelector(`[data-fact="${fact.cle}"]`);
      const part = figure ?? this.root.querySelector(`[data-sentence="${fact.cle}"]`);
      if (!part) continue; // A page may show less, as the one for other sites does.
      part.hidden = text === "";
      setText(figure ? figure.querySelector("dd") : part, text);
    }
  }

  showTable(key, rows) {
    const table = this.root.querySelector(`[data-table="${key}"]`);
    if (!table) return;
    const columns = this.words.tables[key].colonnes;
    table.hidden = rows.length === 0;
    const lines = rows.map(({ values, marked }) => {
      const line = element("tr", {}, marked ? "marked" : "");
      columns.forEach(({ valeur }, place) => {
        const cell = place === 0 ? element("th", { scope: "row" }, "number") : element("td", {}, "number");
        cell.textContent = this.speaker.say(valeur, values);
        line.append(cell);
      });
      return line;
    });
    table.querySelector("tbody").replaceChildren(...lines);
  }

  showChart({ plot, values }) {
    const figure = this.root.querySelector("[data-chart]");
    if (!figure) return;
    const { titre, description, x, y, niveau, gagne, donne, vous } = this.words.trace;
    const say = (sentence) => this.speaker.say(sentence, values);
    paint(figure, draw(plot, this.speaker.numbers), {
      across: say(x),
      up: say(y),
      level: say(niveau),
      you: vous,
      sides: gagne && [gagne, donne],
    });
    setText(figure.querySelector("figcaption"), say(titre));
    setText(figure.querySelector("p"), say(description));
  }

  /** Says under the field at fault what is wrong with it; without an error the messages go. */
  showError(error) {
    const name = error && (this.own.field?.(error.field ?? "", this) ?? error.field);
    const words = this.speaker.words.calcul.erreurs;
    const messages = [...this.root.querySelectorAll("[data-error]")];
    const place = messages.find(({ dataset }) => dataset.error === name) ?? messages.find(({ dataset }) => dataset.error === "");
    for (const message of messages) {
      const text = error && message === place ? (words[error.code] ?? words.autre) : "";
      setText(message, text);
      message.hidden = text === "";
    }
    for (const input of this.form.querySelectorAll("input[name]")) {
      if (error && input.name === name) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  act(what) {
    if (what === "link") this.copyLink();
    if (what === "print") print();
    if (what === "then") this.toggleOlder();
    this.own.actions?.[what]?.(this);
  }
}

/** Whose words tell the steps of a calculator: those of a month serve two. */
const STEPS = { bonus: "mois", figures: "mois" };

/** Changes a text only where it differs, so that screen readers repeat nothing. */
function setText(part, text) {
  if (part.textContent !== text) part.textContent = text;
}

function element(name, attributes, className = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (className) made.className = className;
  return made;
}

function showSteps(part, steps) {
  if (!part) return;
  const sentences = steps.map(({ title, text }) => {
    const item = element("li", {});
    const strong = element("strong", {});
    strong.textContent = `${title}.`;
    item.append(strong, ` ${text}`);
    return item;
  });
  part.querySelector("ol").replaceChildren(...sentences);
  part.querySelector("tbody").replaceChildren(...steps.flatMap(stepLines));
}

function stepLines({ title, formula, lines }) {
  return lines.map(({ end, computation, result }, place) => {
    const line = element("tr", {});
    if (place === 0) {
      const span = lines.length > 1 ? { rowspan: "2" } : {};
      const head = element("th", { scope: "row", ...span });
      head.textContent = title;
      const cell = element("td", span);
      cell.textContent = formula;
      line.append(head, cell);
    }
    const cell = element("td", {});
    if (end) {
      const small = element("small", {});
      small.textContent = end;
      cell.append(small, " ");
    }
    cell.append(computation);
    const last = element("td", {}, "number");
    last.textContent = result;
    line.append(cell, last);
    return line;
  });
}
