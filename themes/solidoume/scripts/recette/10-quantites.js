/**
 * A recipe in the hands of a cook, on the device alone: portions, a shopping list, a cooking mode with timers.
 *
 * The files of this folder become one module, in the order of their names. A recipe is complete without it.
 *
 * Quantities follow the rule of `generator/src/render/quantity.rs`, to the letter: fractions of whole numbers, rounded
 * once, at the end. No number here is a float.
 */

/** An exact number, not negative. */
class Ratio {
  constructor(above, below = 1n) {
    const divisor = gcd(above, below);
    this.above = above / divisor;
    this.below = below / divisor;
  }

  /** `15/4`, `3`; undefined for what is none, or not above zero. */
  static read(text) {
    const [, above, below = "1"] = /^(\d{1,18})(?:\/(\d{1,18}))?$/.exec(text ?? "") ?? [];
    if (above === undefined || BigInt(above) === 0n || BigInt(below) === 0n) return undefined;
    return new Ratio(BigInt(above), BigInt(below));
  }

  times(above, below = 1n) {
    return new Ratio(this.above * above, this.below * below);
  }

  by(other) {
    return this.times(other.above, other.below);
  }

  over(other) {
    return this.times(other.below, other.above);
  }

  plus(other) {
    return new Ratio(this.above * other.below + other.above * this.below, this.below * other.below);
  }

  /** Negative, zero or positive, as this is below, at or above another. */
  compare(other) {
    return Number(this.above * other.below - other.above * this.below > 0n) - Number(this.above * other.below < other.above * this.below);
  }

  get isWhole() {
    return this.below === 1n;
  }

  isAtLeast(whole) {
    return this.above >= whole * this.below;
  }

  /** The nearest multiple of one part, a half being rounded up; at least `least` parts. */
  nearest(parts, least = 1n) {
    const nearest = (2n * this.above * parts + this.below) / (2n * this.below);
    return new Ratio(nearest < least ? least : nearest, parts);
  }

  /** `15/4` or `3`. */
  toString() {
    return this.isWhole ? String(this.above) : `${this.above}/${this.below}`;
  }
}

function gcd(a, b) {
  return b === 0n ? a : gcd(b, a % b);
}

/** Fractions that cooks know, in twelfths. */
const FAMILIAR = new Map([[0n, ""], [3n, "¼"], [4n, "⅓"], [6n, "½"], [8n, "⅔"], [9n, "¾"]]);
/** Units that turn into each other, largest first, with their sizes. */
const MASS = [["kg", 1000n], ["g", 1n]];
const SMALL_VOLUME = [["l", 1000n], ["ml", 1n]];
const VOLUME = [["l", 1000n], ["cl", 10n], ["ml", 1n]];
const SPOONS = [["c. à s.", 15n], ["c. à c.", 5n]];
const LADDERS = { g: MASS, kg: MASS, ml: SMALL_VOLUME, cl: VOLUME, dl: VOLUME, l: VOLUME, "c. à s.": SPOONS, "c. à c.": SPOONS };
const SIZES = { g: 1n, kg: 1000n, ml: 1n, cl: 10n, dl: 100n, l: 1000n, "c. à s.": 15n, "c. à c.": 5n };
const PIECE = "pièce";

/** What a unit measures: units of one dimension add up. */
function dimension(unit) {
  if (LADDERS[unit] === MASS) return "mass";
  return LADDERS[unit] ? "volume" : unit;
}

/** Quantities in the words of one language. */
class Kitchen {
  constructor(spoken) {
    this.words = spoken.words;
    this.said = spoken.quantity;
    this.english = spoken.language === "en";
    this.units = new Map(spoken.units.map((unit) => [unit[0], unit]));
  }

  /** `1/2 3/4 botte`, as pages hold it; undefined for what is none. */
  amount(text) {
    const [low, high, ...unit] = (text ?? "").split(" ");
    const amount = { low: Ratio.read(low), high: Ratio.read(high), unit: unit.join(" ") };
    return amount.low && amount.high && this.units.has(amount.unit) ? amount : undefined;
  }

  /** An amount, times a factor, as it is read. */
  show({ low, high, unit }, factor = new Ratio(1n)) {
    const ends = [low.by(factor), high.by(factor)];
    const [shown, from, to] = fitting(unit, ends);
    const rounded = ends.map((end) => round(end.times(from, to), shown));
    const [first, last] = rounded.map(({ value }) => this.value(value, shown));
    let said = first === last ? first : fill(this.said["de-a"], { de: first, a: last });
    if (shown !== PIECE) {
      const [, one, several] = this.units.get(shown);
      said += `\u00a0${this.isSeveral(rounded[1].value) ? several : one}`;
    }
    return rounded.every(({ exact }) => exact) ? said : fill(this.said.environ, { quantite: said });
  }

  /** What so much of a food is called: « œuf », « œufs ». What has no pieces, a spoon or a bunch, holds several. */
  call({ name, several }, pieces) {
    if (!several) return name;
    if (pieces.length === 0 || pieces.includes(undefined)) return several;
    const all = pieces.reduce((sum, next) => sum.plus(next));
    return this.isSeveral(all) ? several : name;
  }

  /** A number of people: « 4 ½ personnes ». */
  people(portions) {
    const { value, exact } = toKitchen(portions);
    const said = fill(this.isSeveral(value) ? this.words.personnes : this.words.personne, { n: this.value(value, PIECE) });
    return exact ? said : fill(this.said.environ, { quantite: said });
  }

  /** Several amounts of one thing: what adds up is added, the rest stands side by side. */
  sum(amounts) {
    const sums = new Map();
    for (const amount of amounts) {
      const kind = dimension(amount.unit);
      const sum = sums.get(kind);
      if (!sum) {
        sums.set(kind, amount);
        continue;
      }
      // Spoons become what is measured as soon as some of it is.
      const unit = LADDERS[sum.unit] === SPOONS ? amount.unit : sum.unit;
      const ends = ["low", "high"].map((end) => {
        const sized = ({ [end]: number, unit: own }) => number.times(SIZES[own] ?? 1n, SIZES[unit] ?? 1n);
        return sized(sum).plus(sized(amount));
      });
      sums.set(kind, { low: ends[0], high: ends[1], unit });
    }
    return [...sums.values()].map((amount) => this.show(amount)).join(" + ");
  }

  /** An amount as a cook types it, « 750 g », « 1 1/2 »; without a unit it has the one given. */
  typed(text, unit) {
    const [, number, written] = /^([\d\s.,/½¼¾⅓⅔]+)(.*)$/.exec(text.trim()) ?? [];
    const value = number && readNumber(number);
    if (!value) return undefined;
    const folded = fold(written);
    if (folded === "") return { value, unit };
    for (const [key, one, several, others] of this.units.values()) {
      if ([one, several].some((word) => fold(word) === folded) || others.includes(folded)) return { value, unit: key };
    }
    return undefined;
  }

  /** So many of one unit in another of the same dimension; undefined for another dimension. */
  convert(value, from, to) {
    if (dimension(from) !== dimension(to)) return undefined;
    return value.times(SIZES[from] ?? 1n, SIZES[to] ?? 1n);
  }

  isSeveral(value) {
    return this.english ? value.above > value.below : value.isAtLeast(2n);
  }

  value(value, unit) {
    const twelfths = (value.above * 12n) / value.below;
    const [whole, glyph] = [twelfths / 12n, FAMILIAR.get(twelfths % 12n)];
    const measured = SIZES[unit] !== undefined && LADDERS[unit] !== SPOONS;
    if (measured || glyph === undefined) return this.number(thousandths(value));
    if (glyph === "") return this.number(String(whole));
    return whole === 0n ? glyph : `${this.number(String(whole))}\u202f${glyph}`;
  }

  /** A plain number for reading: « 1 250,5 » in French, “1,250.5” in English. */
  number(plain) {
    const [whole, decimals] = plain.split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, this.english ? "," : "\u202f");
    return decimals === undefined ? grouped : grouped + (this.english ? "." : ",") + decimals;
  }

  /** An amount of money, to the cent. */
  cents(exact) {
    const cents = String(exact.nearest(100n, 0n).times(100n).above).padStart(3, "0");
    return this.number(`${cents.slice(0, -2)}.${cents.slice(-2)}`);
  }
}

/** How many pieces an amount is, as many as hold it where it is weighed; undefined where the size of one is not known. */
function inPieces(amount, unit, piece) {
  const size = Ratio.read(piece);
  if (!size) return undefined;
  const pieces = amount.over(size);
  return unit === PIECE ? toKitchen(pieces).value : new Ratio((pieces.above + pieces.below - 1n) / pieces.below);
}

/** The unit an amount is shown in: so many of the first size are one of the second. */
function fitting(unit, ends) {
  const ladder = LADDERS[unit];
  if (!ladder) return [unit, 1n, 1n];
  const size = SIZES[unit];
  const suits = ([shown, shownSize]) => {
    const sized = ends.map((end) => end.times(size, shownSize));
    if (shown !== "c. à s.") return sized[0].isAtLeast(1n);
    return sized[0].isAtLeast(2n) || (sized[0].isAtLeast(1n) && sized.every((end) => end.times(2n).isWhole));
  };
  const [shown, shownSize] = ladder.find(suits) ?? ladder.at(-1);
  return [shown, size, shownSize];
}

function round(value, unit) {
  if (unit === "kg" || unit === "l") return toDecimals(value, 1000n, 100n);
  if (unit === "g" || unit === "ml" || unit === "cl") return toDecimals(value, 10n, value.isAtLeast(10n) ? 1n : 10n);
  return toKitchen(value);
}

/** Exact to `parts` of a whole, or rounded to `fewer`; never to nothing. */
function toDecimals(value, parts, fewer) {
  const exact = value.times(parts).isWhole;
  return { value: exact ? value : value.nearest(fewer), exact };
}

/** A number that cooks know, or the nearest; never nothing. */
function toKitchen(value) {
  const twelfths = value.times(12n);
  if (twelfths.isWhole && FAMILIAR.has(twelfths.above % 12n)) return { value, exact: true };
  if (value.isAtLeast(10n)) return { value: value.nearest(1n), exact: false };
  if (value.isAtLeast(3n)) return { value: value.nearest(2n), exact: false };
  const whole = (value.above / value.below) * 12n;
  const distance = (twelfths) => {
    const apart = value.above * 12n - twelfths * value.below;
    return apart < 0n ? -apart : apart;
  };
  const candidates = [...FAMILIAR.keys(), 12n].map((rest) => whole + rest).filter((twelfths) => twelfths > 0n);
  const best = candidates.reduce((best, next) => (distance(next) <= distance(best) ? next : best));
  return { value: new Ratio(best, 12n), exact: false };
}

/** At most three decimals, without zeros at the end. */
function thousandths(value) {
  const digits = String((value.above * 1000n) / value.below).padStart(4, "0");
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`.replace(/\.?0+$/, "");
}

/** `1,5`, `1/2`, `1 1/2`, `½`; undefined for what is none. */
function readNumber(text) {
  const glyphs = { "½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3" };
  const parts = text.replace(/[½¼¾⅓⅔]/g, (glyph) => glyphs[glyph]).trim().split(/\s+/);
  // « 1 250 » is grouped; « 1 1/2 » is not.
  const last = parts.at(-1).includes("/") && parts.length > 1 ? parts.pop() : "";
  const [, whole, decimals = ""] = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(parts.join("")) ?? [];
  const rest = last && Ratio.read(last);
  if (whole === undefined) return parts.length === 1 && !last ? Ratio.read(parts[0]) : undefined;
  const number = new Ratio(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  const sum = rest ? number.plus(rest) : last ? undefined : number;
  return sum?.above > 0n ? sum : undefined;
}

/** Without accents, dots, spaces and capitals. */
function fold(text) {
  return text.normalize("NFD").toLowerCase().replace(/[^a-z0-9]/g, "");
}

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export { Kitchen, Ratio };
