/** What results are narrowed by, as the index and the address call it. */
const FACETS = ["type", "regime", "commune", "saison"];
/** A value that nothing has: asking that nothing has it makes the index count the values there are. */
const NOTHING = "\u0000";

/** The index of words, loaded when it is first asked. */
class Index {
  constructor(folder, language) {
    this.folder = folder;
    this.language = language;
    this.known = new Map();
  }

  /** Starts loading, once; a failure is forgotten, so that the next question tries again. */
  load() {
    this.engine ??= this.#start().catch((failure) => {
      this.engine = undefined;
      throw failure;
    });
    return this.engine;
  }

  async #start() {
    const pagefind = await import(`${this.folder}pagefind.js`);
    const engine = pagefind.createInstance({ noWorker: true, excerptLength: 24, excerptEllipsis: "…" });
    await engine.init();
    return engine;
  }

  /**
   * Finds pages: `results` in order, and for each facet how many there would be with each of its values. Without a
   * question every page with these choices is found. `unknown` are words that nothing on the site looks like.
   */
  async find(question, choices) {
    const engine = await this.load();
    const term = prepared(question, this.language) || null;
    const unknown = await this.#unknown(engine, term?.split(" ") ?? []);
    if (unknown.length > 0) return { results: [], counts: undefined, unknown };
    const search = (chosen) => engine.search(term, { filters: filters(chosen) });
    const found = await search(choices);
    const counts = {};
    for (const facet of FACETS) {
      const others = { ...choices, [facet]: undefined };
      const counted = choices[facet] ? await search(others) : found;
      counts[facet] = { values: counted.filters[facet] ?? {}, total: counted.results.length };
    }
    return { results: found.results, counts, unknown };
  }

  /** Where no word begins like one that was asked for, the index finds shorter ones, down to « l »: those are no answers. */
  async #unknown(engine, words) {
    const unknown = [];
    // One after the other: the index keeps one excerpt a page, that of the last question.
    for (const word of words) {
      if (!this.known.has(word)) this.known.set(word, await looksLikeSomething(engine, word));
      if (!this.known.get(word)) unknown.push(word);
    }
    return unknown;
  }

  /** The words of the site's titles, for a question that finds nothing. */
  async vocabulary() {
    const answer = await fetch(`${this.folder}mots.${this.language}.txt`);
    return answer.ok ? (await answer.text()).split("\n") : [];
  }
}

async function looksLikeSomething(engine, word) {
  const { results } = await engine.search(word);
  if (results.length === 0) return false;
  const { excerpt, meta } = await results[0].data();
  const marks = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, mark]) => mark);
  const found = (marks.length > 0 ? marks : [meta.title]).flatMap((text) => text.split(/[^\p{L}\p{N}]+/u));
  const asked = bare(word).replace(/[^\p{L}\p{N}]/gu, "");
  const enough = Math.min(4, asked.length - 2);
  return found.some((one) => one && common(asked, bare(one)) >= Math.max(enough, 1));
}

/** How many letters two words begin with alike. */
function common(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

function filters(choices) {
  const chosen = FACETS.filter((facet) => choices[facet]).map((facet) => ({ [facet]: facet === "saison" ? thisMonth() : choices[facet] }));
  return { all: [...chosen, { not: { any: FACETS.map((facet) => ({ [facet]: NOTHING })) } }] };
}

/** The month on this device, as the index calls it. */
const thisMonth = () => String(new Date().getMonth() + 1);
