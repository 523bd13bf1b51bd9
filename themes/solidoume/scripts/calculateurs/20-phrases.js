/** Says what was computed: the theme's sentences with their values (`generator/src/render/sentences.rs`). */
class Speaker {
  constructor(language, words) {
    this.words = words;
    this.numbers = new Numbers(language);
  }

  /** A sentence with values; `end` says which end of intervals, 0 or 1. */
  say(sentence, values, end = 0) {
    return sentence
      .replace(/\{([+-])(\w+)\}(.*?)\{\/\}/g, (_, sign, name, part) =>
        isSomething(values[name]) === (sign === "+") ? part : "",
      )
      .replace(/\{(\w+)(?:\|([\w-]+))?\}/g, (_, name, format = "") => this.value(values[name], format, end));
  }

  value(value, format, end) {
    if (value === null || value === undefined) return this.words.mois_publie.nonpublie;
    if (format === "liste") return value.map((item) => this.text(item, "euros")).join(", ");
    if (!Array.isArray(value) || value.length !== 2) return this.text(value, format.replace(/^(entre|de-a)-/, ""));
    const [style, inner] = format.match(/^(entre|de-a)(?:-(euros))?$/)?.slice(1) ?? ["", format];
    const [low, high] = value.map((side) => this.text(side, inner ?? ""));
    if (low === high) return low;
    if (style === "entre") return fill(this.words.montant.entre, { bas: low, haut: high });
    if (style === "de-a") return fill(this.words.quantite["de-a"], { de: low, a: high });
    return end === 0 ? low : high;
  }

  text(value, format) {
    const plain = typeof value === "string" ? value : JSON.stringify(value);
    if (format === "mois") return this.month(plain);
    if (!/^-?\d+(\.\d+)?$/.test(plain)) return plain;
    const short = plain.replace(/\.00$/, "");
    switch (format) {
      case "euros":
        return fill(this.words.montant.euros, { montant: this.numbers.read(short) });
      case "court":
        return this.numbers.read(short);
      case "taux":
        return fill(this.words.montant.pourcent, { montant: this.numbers.read(percent(plain)) });
      default:
        return this.numbers.read(plain);
    }
  }

  /** `2022-08` in words; what is no month stays as it is. */
  month(text) {
    const [year, month] = text.split("-");
    const name = this.words.mois[Number(month) - 1];
    return name ? `${name} ${year}` : text;
  }

  /** Steps in words: with one month, what all months give together is that month again. */
  steps(group, steps) {
    return (steps ?? [])
      .filter(({ values }) => !(values.bonuses?.length < 2))
      .map(({ id, values }) => {
        const words = this.words.etapes[group][id];
        const [low, high] = [0, 1].map((end) => ({
          end: this.words.calcul.bouts[end],
          computation: this.say(words.calcul, values, end),
          result: this.say(words.resultat, values, end),
        }));
        const same = low.computation === high.computation && low.result === high.result;
        return {
          title: this.say(words.titre, values),
          text: this.say(words.texte, values),
          formula: this.say(words.formule, values),
          lines: same ? [{ ...low, end: "" }] : [low, high],
        };
      });
  }
}

/** Whether a value is there and is not zero. */
function isSomething(value) {
  if (typeof value === "string") return /[^0.-]/.test(value);
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** `0.0525` as `5.25`: two places to the right, exactly. */
function percent(plain) {
  const [whole, decimals = ""] = plain.split(".");
  const padded = decimals.padEnd(2, "0");
  const shifted = (whole + padded.slice(0, 2)).replace(/^0+(?=\d)/, "");
  const rest = padded.slice(2).replace(/0+$/, "");
  return rest ? `${shifted}.${rest}` : shifted;
}

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
