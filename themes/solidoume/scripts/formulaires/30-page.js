/** A form on its page: its lines, its file, and the ways to hand the file on. */
class Maker {
  /** A longer address is refused by some hosts. */
  static LONGEST_ADDRESS = 7000;

  constructor(root) {
    this.root = root;
    this.words = JSON.parse(root.dataset.spoken);
    this.answers = new Answers(this.words);
    this.form = root.querySelector("form");
    this.made = root.querySelector("[data-made]");
    root.querySelector("[data-without]").hidden = true;
    this.form.hidden = false;
    for (const rows of root.querySelectorAll(".rows")) if ("required" in rows.dataset) this.addRow(rows);
    const day = root.querySelector('[data-field="maj"] input');
    if (day) day.value = new Date().toLocaleDateString("sv");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.make(true);
    });
    this.form.addEventListener("input", (event) => this.change(event.target));
    root.addEventListener("click", (event) => this.act(event.target.closest("[data-do]")));
  }

  change(box) {
    if (box.type === "checkbox" && box.checked) this.leaveNone(box);
    if (this.tried) this.make(false);
  }

  /** « None » and a word exclude each other. */
  leaveNone(box) {
    for (const other of box.closest(".choices")?.querySelectorAll("input") ?? []) {
      if ("none" in box.dataset !== "none" in other.dataset) other.checked = false;
    }
  }

  act(button) {
    const what = button?.dataset.do;
    if (what === "add") this.addRow(button.closest(".rows")).querySelector("input").focus();
    if (what === "remove") this.removeRow(button);
    if (what === "copy") this.copy();
  }

  addRow(rows) {
    const row = rows.querySelector("template").content.firstElementChild.cloneNode(true);
    rows.querySelector("[data-rows]").append(row);
    this.number(rows);
    return row;
  }

  removeRow(button) {
    const rows = button.closest(".rows");
    button.closest(".row").remove();
    this.number(rows);
    rows.querySelector('[data-do="add"]').focus();
    this.change(rows);
  }

  /** Each line has a name that says which it is. */
  number(rows) {
    const name = rows.querySelector("legend").textContent;
    rows.querySelectorAll(".row").forEach((row, place) => {
      row.setAttribute("aria-label", `${name}, ${fill(this.words.ligne, { n: place + 1 })}`);
    });
  }

  /** Reads every answer; makes the file when nothing is wrong. `asked` moves the focus to what comes next. */
  make(asked) {
    this.tried = true;
    const inner = (field) => field.parentElement.closest("[data-field]");
    const fields = [...this.form.querySelectorAll("[data-field]")].filter((field) => !inner(field));
    const own = fields.filter(({ dataset }) => !("directory" in dataset));
    const { pairs, wrong } = this.answers.all(own);
    const { slug, problems } = this.place(fields, pairs);
    const related = this.answers.related(this.form, JSON.parse(this.root.dataset.relations), new Set(pairs.map(([key]) => key)));
    const count = wrong + problems + (related ? 1 : 0);
    const whole = this.form.querySelector("[data-whole]");
    show(whole, count === 0 ? undefined : [related, fill(this.words.revoir, { n: count })].filter(Boolean).join(" "));
    this.made.hidden = count > 0;
    if (count === 0) this.present(slug, fileOf(pairs, this.text()));
    if (asked) this.moveOn(count);
  }

  /** Where the file goes, and how many answers that needs are wrong. */
  place(fields, pairs) {
    let problems = 0;
    const title = fields.find(({ dataset }) => dataset.field === "titre");
    const slug = slugify(title?.querySelector("input").value ?? "");
    if (slug === "" && pairs.some(([key]) => key === "titre")) {
      showIn(title, this.words.titre);
      problems += 1;
    }
    const directory = this.form.querySelector("[data-directory]");
    const chosen = directory?.querySelector("select").value;
    if (directory) showIn(directory, chosen === "" ? this.words.requis : undefined);
    if (chosen === "") problems += 1;
    const body = this.form.querySelector("[data-body]");
    const missing = this.missingText();
    showIn(body, missing);
    if (missing) problems += 1;
    return { slug: chosen ? `${chosen}/${slug}` : slug, problems };
  }

  /** The text one begins with says what to write: it is nobody's text. */
  missingText() {
    if (this.text() === "") return this.words.requis;
    const { defaultValue } = this.form.querySelector("[data-body] textarea");
    return this.text() === defaultValue.trim() ? this.words.modele : undefined;
  }

  text() {
    return this.form.querySelector("[data-body] textarea").value.trim();
  }

  present(slug, file) {
    const path = `${this.root.dataset.folder}${slug}.md`;
    this.made.querySelector("[data-path]").textContent = path;
    this.made.querySelector("[data-text]").value = file;
    const download = this.made.querySelector("[data-download]");
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = URL.createObjectURL(new Blob([file], { type: "text/markdown" }));
    download.href = this.address;
    download.download = path.split("/").pop();
    this.link(path, file);
  }

  /** The page of the repository where the file is begun with its text; a long text has to be pasted there. */
  link(path, file) {
    const open = this.made.querySelector("[data-open]");
    if (!open) return;
    const { new: page, newPath, newText } = this.root.dataset;
    const short = `${page}?${new URLSearchParams({ [newPath]: path })}`;
    const whole = `${page}?${new URLSearchParams({ [newPath]: path, [newText]: file })}`;
    const fits = whole.length <= Maker.LONGEST_ADDRESS;
    open.href = fits ? whole : short;
    this.say(fits ? this.words.pret : this.words["trop-long"]);
  }

  /** To the file, or to the first answer that is wrong; what hides one is opened. */
  moveOn(count) {
    if (count === 0) {
      this.say(this.made.querySelector("[data-status]").textContent || this.words.pret);
      this.made.focus();
      this.made.scrollIntoView({ block: "nearest" });
      return;
    }
    const messages = [...this.form.querySelectorAll("[data-error]:not([hidden])")];
    for (const message of messages) {
      for (let part = message.closest("details"); part && part !== this.root; part = part.parentElement.closest("details")) {
        part.open = true;
      }
    }
    const field = messages[0]?.closest("[data-field], [data-body], .row") ?? this.form;
    field.querySelector("input, select, textarea, button")?.focus();
  }

  async copy() {
    const area = this.made.querySelector("[data-text]");
    try {
      await navigator.clipboard.writeText(area.value);
      this.say(this.words.copie);
    } catch {
      area.focus();
      area.select(); // The reader copies what is selected.
    }
  }

  say(sentence) {
    this.made.querySelector("[data-status]").textContent = sentence;
  }
}

/** A link to a form opens it. */
function openAsked() {
  const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (asked?.matches(".maker")) asked.open = true;
}

for (const root of document.querySelectorAll("[data-maker]")) new Maker(root);
window.addEventListener("hashchange", openAsked);
openAsked();
document.documentElement.dataset.makers = "ready";
