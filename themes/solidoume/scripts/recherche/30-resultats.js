/** Shows what was found. */
class Results {
  constructor(part, root, says) {
    this.part = part;
    this.list = part.querySelector(".found");
    this.more = part.querySelector("[data-more]");
    this.root = root;
    this.says = says;
    this.more.addEventListener("click", () => this.#next(true));
  }

  /** Shows the first of these results; what was shown stays until they are there, so that nothing flickers. */
  async show(results) {
    this.results = results;
    this.shown = 0;
    await this.#next(false);
  }

  async #next(focus) {
    const { results, shown } = this;
    const pages = await Promise.all(results.slice(shown, shown + 10).map(async (result) => ({ ...(await result.data()) })));
    // Another question came in between.
    if (results !== this.results) return;
    const items = pages.map((page) => this.#item(page));
    if (shown === 0) this.list.replaceChildren(...items);
    else this.list.append(...items);
    this.shown = shown + items.length;
    this.more.hidden = this.shown >= results.length;
    this.part.hidden = results.length === 0;
    if (focus) items[0]?.querySelector("a").focus();
  }

  #item({ raw_url, meta, filters, excerpt }) {
    const { type = [], langue = [], exemple, image, ligatures, saison = [] } = filters;
    const item = element("li", { className: "found-page" });
    const link = element("a", { href: this.root + raw_url.slice(1), textContent: restored(meta.title, ligatures) });
    const language = langue[0] ?? document.documentElement.lang;
    const foreign = language !== document.documentElement.lang;
    const words = element("div", {}, element("h3", foreign ? { lang: language } : {}, link));
    const notes = element("p", { className: "found-notes" }, element("span", { textContent: this.says.types[type[0]] ?? "" }));
    if (saison.includes(thisMonth()) && saison.length < 12) notes.append(badge("season", this.says.dit.saison));
    if (foreign) notes.append(badge("", this.says.dit.langue[language]));
    if (exemple) notes.append(badge("example", this.says.exemple));
    const marked = element("p", foreign ? { lang: language } : {}, ...this.#marked(restored(excerpt, ligatures)));
    words.append(notes, marked);
    if (image) {
      const picture = { src: this.root + image[0].slice(1), alt: "", width: 80, height: 60, loading: "lazy" };
      item.append(element("img", picture));
    }
    item.append(words);
    return item;
  }

  /** An excerpt as nodes: only its marks are elements, whatever it says. */
  #marked(excerpt) {
    return excerpt.split(/<(\/?)mark>/).reduce(
      ({ nodes, inside }, part, at) => {
        if (at % 2 === 1) return { nodes, inside: part === "" };
        const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
        return { nodes: [...nodes, inside ? element("mark", { textContent: text }) : text], inside };
      },
      { nodes: [], inside: false },
    ).nodes;
  }
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const badge = (kind, text) => element("span", { className: `badge ${kind}`, textContent: text });
