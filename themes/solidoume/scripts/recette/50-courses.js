/** The page of the shopping list: the recipes chosen, and what to buy for all of them. */
class ShoppingPage {
  constructor(root, kitchen) {
    this.root = root;
    this.kitchen = kitchen;
    this.list = new ShoppingList();
    root.addEventListener("click", (event) => this.act(event.target.closest("[data-do]")));
    root.addEventListener("change", (event) => this.change(event.target));
    addEventListener("storage", () => {
      this.list.read();
      this.show();
    });
    this.show();
  }

  part(name) {
    return this.root.querySelector(`[data-part=${name}]`);
  }

  act(button) {
    const slug = button?.closest("[data-slug]")?.dataset.slug;
    const acts = {
      less: () => this.portions(slug, -1n),
      more: () => this.portions(slug, 1n),
      remove: () => this.remove(slug),
      copy: () => copy(this.text(), this.part("status"), this.kitchen.words),
      print: () => print(),
      empty: () => this.empty(),
      undo: () => this.undo(),
    };
    acts[button?.dataset.do]?.();
  }

  change(field) {
    if (field.dataset.item !== undefined) {
      if (field.checked) this.list.checked.add(field.dataset.item);
      else this.list.checked.delete(field.dataset.item);
      this.keep();
      this.showLeft();
      return;
    }
    const slug = field.closest("[data-slug]")?.dataset.slug;
    const typed = slug && readNumber(field.value);
    if (typed && typed.isAtLeast(1n) && typed.compare(new Ratio(BigInt(field.max))) <= 0) this.serve(slug, typed);
    else if (slug) this.show();
  }

  /** To the next whole number of people. */
  portions(slug, by) {
    const now = Ratio.read(this.list.find(slug).portions);
    const whole = now.above / now.below;
    const next = by > 0n ? whole + 1n : now.isWhole ? whole - 1n : whole;
    if (next >= 1n && next <= 500n) this.serve(slug, new Ratio(next));
  }

  serve(slug, portions) {
    this.list.find(slug).portions = portions.toString();
    this.keep();
    this.show();
    this.say(fill(this.kitchen.words.change, { recette: this.list.find(slug).title, personnes: this.kitchen.people(portions) }));
  }

  remove(slug) {
    this.before = [this.list.recipes, this.list.checked];
    const { title } = this.list.find(slug);
    this.list.remove(slug);
    this.keep();
    this.show();
    this.say(fill(this.kitchen.words.enlevee, { recette: title }), true);
  }

  empty() {
    this.before = [this.list.recipes, this.list.checked];
    this.list.recipes = [];
    this.list.checked = new Set();
    this.keep();
    this.show();
    this.say(this.kitchen.words.videe, true);
  }

  undo() {
    [this.list.recipes, this.list.checked] = this.before;
    this.keep();
    this.show();
    this.say(this.kitchen.words.retablie);
  }

  /** Keeps the list, or says that the device does not. */
  keep() {
    this.part("refused").hidden = this.list.save();
  }

  say(text, undoable = false) {
    this.part("status").textContent = text;
    const undo = this.root.querySelector("[data-do=undo]");
    undo.hidden = !undoable;
    if (undoable) undo.focus();
  }

  show() {
    const focused = document.activeElement;
    const [slug, name] = [focused?.closest("[data-slug]")?.dataset.slug, focused?.dataset.do];
    const { recipes } = this.list;
    this.groups = toBuy(recipes, this.kitchen, { ...this.kitchen.words.ailleurs, rank: Infinity });
    for (const part of ["chosen", "bought"]) this.part(part).hidden = recipes.length === 0;
    this.part("nothing").hidden = recipes.length > 0;
    this.part("recipes").replaceChildren(...recipes.map((recipe) => this.recipe(recipe)));
    this.part("groups").replaceChildren(...this.groups.map((group) => this.group(group)));
    this.showLeft();
    // The button that was pressed is a new one now.
    const rows = [...this.part("recipes").children];
    if (slug && name) rows.find((row) => row.dataset.slug === slug)?.querySelector(`[data-do=${name}]`)?.focus();
  }

  copyOf(name) {
    return this.part(name).content.firstElementChild.cloneNode(true);
  }

  recipe(recipe) {
    const row = this.copyOf("recipe");
    const portions = Ratio.read(recipe.portions);
    row.dataset.slug = recipe.slug;
    const link = row.querySelector("a");
    const same = portions.compare(Ratio.read(recipe.servings)) === 0;
    link.href = recipe.url + (same ? "" : `#pour=${portions}`);
    link.textContent = recipe.title;
    const field = row.querySelector("input");
    field.value = thousandths(portions.nearest(portions.isWhole ? 1n : 100n));
    row.querySelector("[data-people]").textContent = this.kitchen.people(portions);
    for (const named of row.querySelectorAll("[aria-label]")) {
      named.setAttribute("aria-label", `${named.getAttribute("aria-label")}, ${recipe.title}`);
    }
    return row;
  }

  group(group) {
    const part = this.copyOf("group");
    const heading = part.querySelector("h3");
    if (isPath(group.url)) {
      const link = document.createElement("a");
      link.href = group.url;
      link.textContent = group.title;
      heading.replaceChildren(link);
    } else heading.textContent = group.title;
    part.querySelector("ul").replaceChildren(...group.items.map((item) => this.item(item)));
    return part;
  }

  item(item) {
    const row = this.copyOf("item");
    const box = row.querySelector("input");
    box.dataset.item = item.key;
    box.checked = this.list.checked.has(item.key);
    row.querySelector("[data-quantity]").textContent = item.quantity;
    row.querySelector("[data-name]").textContent = item.name;
    row.querySelector("[data-optional]").hidden = !item.optional;
    row.querySelector("[data-for]").textContent = [...item.recipes].join(", ");
    return row;
  }

  get items() {
    return this.groups.flatMap(({ items }) => items);
  }

  showLeft() {
    const left = this.items.filter(({ key }) => !this.list.checked.has(key)).length;
    const { words } = this.kitchen;
    this.part("left").textContent = left === 0 ? words.rien : fill(left === 1 ? words.reste1 : words.reste, { n: left });
  }

  /** What is left to buy, as plain text. */
  text() {
    const { words } = this.kitchen;
    const line = ({ quantity, name, optional }) =>
      `- ${[quantity, name].filter(Boolean).join(" ")}${optional ? ` (${words.facultatif})` : ""}`;
    const recipes = this.list.recipes.map(({ title, portions }) => `${title} (${this.kitchen.people(Ratio.read(portions))})`);
    const groups = this.groups
      .map(({ title, items }) => [title, items.filter(({ key }) => !this.list.checked.has(key)).map(line)])
      .filter(([, lines]) => lines.length > 0)
      .map(([title, lines]) => [title, ...lines].join("\n"));
    return [[document.querySelector("h1").textContent, ...recipes].join("\n"), ...groups].join("\n\n") + "\n";
  }
}
