/**
 * Answers: what a field holds, as YAML, and what is wrong with it.
 *
 * An answer is `{ value }`, with no value where nothing was answered, or `{ error }`: a sentence in the page's words.
 */
class Answers {
  constructor(words) {
    this.words = words;
  }

  /** The answer of a field with one control. */
  read(field) {
    const { control } = field.dataset;
    if (control === "rows") return this.rows(field);
    if (control === "group") return this.map(field, field);
    const answer = this.typed(field, control);
    if (answer.value === undefined && !answer.error && "required" in field.dataset) return { error: this.words.requis };
    return answer;
  }

  typed(field, control) {
    const input = field.querySelector("input, select, textarea");
    if (control === "flag") return input.checked ? { value: "true" } : {};
    if (control === "choices") return this.chosen(field);
    const text = input.value.trim().replace(/\s*\n\s*/g, control === "lines" ? "\n" : " ");
    // A browser that refuses what was typed in a date shows it and gives nothing.
    if (text === "") return input.validity.badInput ? { error: this.wrong(field) } : {};
    if (control === "choice") return { value: scalar(text) };
    if (control === "lines") return this.lines(field, text.split("\n"));
    if (control === "moment") return { value: text.replace("T", " ") };
    if (control === "point") return this.point(field, text);
    if (control === "whole") return this.whole(field, text);
    return this.text(field, control === "decimal" ? text.replace(/\s/g, "").replace(",", ".") : text);
  }

  text({ dataset }, text) {
    if (dataset.longest && [...text].length > Number(dataset.longest)) {
      return { error: fill(this.words.long, { longueur: [...text].length, plus: dataset.longest }) };
    }
    return this.matches(dataset, text) ? { value: scalar(text) } : { error: this.wrong({ dataset }) };
  }

  lines({ dataset }, lines) {
    const bad = lines.find((line) => !this.matches(dataset, line));
    return bad === undefined ? { value: `[${lines.map(scalar).join(", ")}]` } : { error: this.wrong({ dataset }) };
  }

  point(field, text) {
    const degrees = text.replace(/[[\]]/g, "").split(/[,;\s]+/).filter(Boolean).map(Number);
    const right = degrees.length === 2 && Math.abs(degrees[0]) <= 180 && Math.abs(degrees[1]) <= 90;
    return right ? { value: `[${degrees.join(", ")}]` } : { error: this.wrong(field) };
  }

  whole({ dataset }, text) {
    const { lowest, highest } = dataset;
    const right = /^\d{1,9}$/.test(text) && Number(text) >= Number(lowest) && Number(text) <= Number(highest);
    return right ? { value: String(Number(text)) } : { error: fill(this.words.nombre, { de: lowest, a: highest }) };
  }

  /** Checked words; « none » is an empty list, which says more than nothing at all. */
  chosen(field) {
    const checked = [...field.querySelectorAll("input:checked")];
    if (checked.length === 0) return {};
    const words = checked.filter((box) => !("none" in box.dataset)).map((box) => scalar(box.value));
    return { value: `[${words.join(", ")}]` };
  }

  /** The keys of a map on one line; the errors stay beside their fields, and the map has the one of its relations. */
  map(root, { dataset }) {
    if (isUntouched(root)) {
      this.forgive(root);
      return "required" in dataset ? { error: this.words.requis } : {};
    }
    const found = this.all([...root.querySelectorAll("[data-field]")]);
    const given = new Set(found.pairs.map(([key]) => key));
    const error = this.related(root, JSON.parse(dataset.relations), given);
    if (error || found.wrong > 0) return { error: error ?? "", wrong: found.wrong + (error ? 1 : 0) };
    return { value: `{${found.pairs.map(([key, value]) => `${key}: ${value}`).join(", ")}}` };
  }

  rows(field) {
    const rows = [...field.querySelectorAll(".row")];
    const answers = rows.map((row) => {
      const answer = this.map(row, { dataset: { relations: field.dataset.relations } });
      show(row.querySelector(":scope > [data-error]"), answer.error);
      return answer;
    });
    const wrong = answers.reduce((sum, answer) => sum + (answer.wrong ?? 0), 0);
    if (wrong > 0) return { error: "", wrong };
    const values = answers.flatMap(({ value }) => (value === undefined ? [] : [value]));
    if (values.length === 0) return "required" in field.dataset ? { error: this.words.requise } : {};
    return { value: values.map((value) => `\n  - ${value}`).join("") };
  }

  /** Reads fields, says beside each what is wrong with it, and gives the keys and values of the others. */
  all(fields) {
    const pairs = [];
    let wrong = 0;
    for (const field of fields) {
      const { value, error, wrong: inside } = this.read(field);
      showIn(field, error);
      if (error !== undefined) wrong += inside ?? 1;
      else if (value !== undefined) pairs.push([field.dataset.field, value]);
    }
    return { pairs, wrong };
  }

  /** A map that nobody began has nothing wrong inside. */
  forgive(root) {
    for (const field of root.querySelectorAll("[data-field]")) showIn(field, undefined);
  }

  /** The first relation between keys that does not hold, as a sentence. */
  related(root, relations, given) {
    for (const { one, apart } of relations) {
      if (one && !one.some((key) => given.has(key))) {
        return fill(this.words["une-de"], { cles: one.map((key) => label(root, key)).join(", ") });
      }
      if (apart && apart.every((key) => given.has(key))) {
        return fill(this.words["jamais-avec"], { une: label(root, apart[0]), autre: label(root, apart[1]) });
      }
    }
    return undefined;
  }

  matches({ pattern }, text) {
    return !pattern || new RegExp(pattern, "u").test(text);
  }

  wrong({ dataset }) {
    return fill(this.words.motif, { exemple: dataset.example });
  }
}

function isUntouched(root) {
  const holds = (input) => (input.type === "checkbox" ? input.checked : input.value.trim() !== "" || input.validity.badInput);
  return ![...root.querySelectorAll("input, select, textarea")].some(holds);
}

function fill(sentence, values) {
  return sentence.replace(/\{([\w-]+)\}/g, (whole, name) => values[name] ?? whole);
}

/** What a field is called on the page. */
function label(root, key) {
  const field = root.querySelector(`[data-field="${key}"]`);
  const name = field?.querySelector("legend, summary, label span, label");
  return (name?.firstChild?.textContent || name?.textContent || key).trim();
}

let messages = 0;

/** Says under a field what is wrong with it, to ears as well; without an error the message goes. */
function showIn(field, error) {
  const message = field.querySelector(":scope > [data-error]");
  show(message, error);
  const input = field.querySelector(":scope > label > input, :scope > label > select, :scope > label > textarea");
  if (!input) return;
  if (error) {
    message.id ||= `probleme-${++messages}`;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", message.id);
  } else {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
}

function show(message, error) {
  const text = error ?? "";
  if (message.textContent !== text) message.textContent = text;
  message.hidden = text === "";
}
