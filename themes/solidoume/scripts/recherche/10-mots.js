/**
 * Searches the whole site on the device: nothing typed is sent anywhere.
 *
 * The files of this folder become one module, in the order of their names. Without it the page is an index of the site by
 * kind and letter. The index of words is Pagefind's, made with the site; its own script is loaded once the reader searches.
 * What the generator did to words before they were indexed (`outputs/search.rs`) is done here to the question, and undone
 * in what is shown.
 */

/** What a French apostrophe cuts off: « l'ail » is « ail ». */
const ELISION = /(^|[^\p{L}])(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’](?=\p{L})/giu;
/** Stands after an apostrophe that was cut when the site was made; the space after it is not one. */
const CUT = /\u2060(<\/mark>)? /g;
const LIGATURES = { œ: "oe", Œ: "Oe", æ: "ae", Æ: "Ae" };

const unligated = (text) => text.replace(/[œŒæÆ]/g, (sign) => LIGATURES[sign]);

/** The index drops accents before it cuts endings: « cuisinée » would be another word than « cuisiner ». */
const PARTICIPLE = /(\p{L}{5,})ée?s?(?!\p{L})/giu;

/** A question as the index knows words. */
function prepared(question, language) {
  const words = unligated(question.normalize("NFC").replace(ELISION, "$1")).replace(/['’]/g, " ");
  return (language === "fr" ? words.replace(PARTICIPLE, "$1er") : words).replace(/\s+/g, " ").trim();
}

/** A text of the index as it was written; `written` are its words with ligatures, in lower case. */
function restored(text, written = []) {
  const known = new Map(written.map((word) => [unligated(word), word]));
  const words = text.replace(CUT, "$1").replace(/\p{L}+/gu, (word) => {
    const found = known.get(word.toLowerCase());
    return found ? sameCase(found, word) : word;
  });
  return words.replace(/ ([;:!?»%€])/g, "\u00a0$1").replace(/« /g, "«\u00a0");
}

function sameCase(found, word) {
  if (word.length > 2 && word === word.toUpperCase()) return found.toUpperCase();
  return word[0] === word[0].toUpperCase() ? found[0].toUpperCase() + found.slice(1) : found;
}

/** A word for comparison: lower case, no accents, no ligatures. */
const bare = (word) => unligated(word).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** How many letters must be added, dropped, changed or swapped to get from one word to the other; `most` or more is enough to know. */
function distance(from, to, most) {
  if (Math.abs(from.length - to.length) >= most) return most;
  let before = [];
  let row = [...Array(to.length + 1).keys()];
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const changed = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next[j] = Math.min(changed, row[j] + 1, next[j - 1] + 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[to.length];
}

/** The words of the site that look most like one that was typed. */
function near(word, vocabulary) {
  const typed = bare(word);
  const most = typed.length < 4 ? 1 : typed.length < 7 ? 2 : 3;
  return vocabulary
    .map((known) => ({ known, far: distance(typed, bare(known), most) }))
    .filter(({ far }) => far > 0 && far < most)
    .sort((a, b) => a.far - b.far || a.known.localeCompare(b.known))
    .map(({ known }) => known);
}
