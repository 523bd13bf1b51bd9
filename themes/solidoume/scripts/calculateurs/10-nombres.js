/**
 * The calculators in the browser: recomputed at every keystroke, on the device alone. Nothing typed is sent anywhere.
 *
 * The files of this folder become one module, in the order of their names. Every page is complete without it: a
 * `[data-calculator]` holds its form, the answer computed when the site was built, and the request behind it; the words
 * come with the page. What this module says is what the generator said, to the letter: `render/sentences.rs` and
 * `render/plot.rs` are the same rules in Rust.
 *
 * Amounts are text from the keyboard to the engine and back. Where the page needs one as a number, for a chart or a
 * year's projection, it is a whole number of cents.
 */

/** Numbers as one language reads and types them. */
class Numbers {
  constructor(language) {
    this.english = language === "en";
  }

  /** « 1 250,5 € » as people type it, with any kind of space, becomes `1250.5`; the engine refuses what is no number. */
  typedAmount(text) {
    const bare = text.replace(/[\s€]/g, "").replace(/^\u2212/, "-");
    const ungrouped = this.english ? bare.replace(/,(?=\d{3}(\D|$))/g, "") : bare;
    return ungrouped.replace(",", ".");
  }

  /** A whole number as typed, for the engine: what is none stays text, which it refuses. */
  typedCount(text) {
    const bare = text.replace(/\s/g, "");
    return /^-?\d{1,15}$/.test(bare) ? Number(bare) : bare;
  }

  /** `1250.50` as this language's keyboards write it: `1250,50`. */
  typed(amount) {
    const short = String(amount).replace(/\.00$/, "");
    return this.english ? short : short.replace(".", ",");
  }

  /** `-1250.50` for reading: « −1 250,50 » in French, “−1,250.50” in English. */
  read(amount) {
    const [whole, decimals] = amount.replace("-", "\u2212").split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, this.english ? "," : "\u202f");
    return decimals === undefined ? grouped : grouped + (this.english ? "." : ",") + decimals;
  }
}

/** An amount of an answer or of a request, in cents; zero where there is none. */
function cents(amount) {
  if (typeof amount !== "string") return 0;
  const [whole, decimals = ""] = amount.replace("-", "").split(".");
  const size = Number(whole + decimals.padEnd(2, "0").slice(0, 2));
  return amount.startsWith("-") ? 0 - size : size;
}

/** Cents as the engine writes amounts. */
function amount(cents) {
  const size = Math.abs(cents);
  return `${cents < 0 ? "-" : ""}${Math.floor(size / 100)}.${String(size % 100).padStart(2, "0")}`;
}

const interval = (low, high) => [amount(low), amount(high)];
const bothCents = (range) => [cents(range?.[0]), cents(range?.[1])];
