/** A recipe's page: portions, cost, season and list. The number of portions stands in the address: `#pour=6`, `#pour=15/4`. */
class RecipePage {
  constructor(root, kitchen, places) {
    this.root = root;
    this.kitchen = kitchen;
    this.places = places;
    this.servings = Ratio.read(root.dataset.servings);
    this.portions = this.servings;
    this.ingredients = [...root.querySelectorAll(".ingredients [data-key]")];
    this.field = root.querySelector("#portions");
    this.have = root.querySelector("[data-have]");
    this.list = new ShoppingList();
    for (const part of root.querySelectorAll("[data-with]")) part.hidden = false;
    this.root.addEventListener("click", (event) => this.act(event.target.closest("[data-do]")?.dataset.do));
    this.field.addEventListener("input", () => this.typePortions());
    this.field.addEventListener("change", () => this.show());
    this.field.form.addEventListener("submit", (event) => event.preventDefault());
    this.have?.addEventListener("submit", (event) => this.scaleBy(event));
    addEventListener("hashchange", () => this.restore());
    addEventListener("storage", () => {
      this.list.read();
      this.showList();
    });
    this.restore();
    this.season(Number(new Intl.DateTimeFormat("en", { timeZone: "Europe/Paris", month: "numeric" }).format(new Date())));
    this.keepUp();
  }

  act(name) {
    const acts = {
      less: () => this.step(-1n),
      more: () => this.step(1n),
      reset: () => {
        this.serve(this.servings);
        this.field.focus();
      },
      add: () => this.add(),
      remove: () => this.add(true),
      link: () => copy(location.href, this.root.querySelector("[data-status]"), this.kitchen.words),
      print: () => print(),
      cook: () => new Cooking(this).open(),
    };
    acts[name]?.();
  }

  get most() {
    return new Ratio(BigInt(this.field.max));
  }

  /** To the next whole number of people, up or down. */
  step(by) {
    const { above, below } = this.portions;
    const whole = above / below;
    const next = by > 0n ? whole + 1n : this.portions.isWhole ? whole - 1n : whole;
    if (next >= 1n && new Ratio(next).compare(this.most) <= 0) this.serve(new Ratio(next));
  }

  typePortions() {
    const typed = readNumber(this.field.value);
    const valid = typed && typed.isAtLeast(1n) && typed.compare(this.most) <= 0;
    this.field.setAttribute("aria-invalid", String(!valid));
    this.say("portions", valid ? "" : fill(this.kitchen.words.entre, { max: this.field.max }));
    if (valid) this.serve(typed, false);
  }

  /** « J'ai 750 g de potimarron »: everything follows. */
  scaleBy(event) {
    event.preventDefault();
    const { words } = this.kitchen;
    const [typed, choice] = [this.have.elements.amount, this.have.elements.ingredient];
    const own = this.kitchen.amount(this.ingredients[Number(choice.value)].dataset.amount);
    const found = this.kitchen.typed(typed.value, own.unit);
    const value = found && this.kitchen.convert(found.value, found.unit, own.unit);
    const portions = value && this.servings.by(value.over(own.high));
    const unit = own.unit === PIECE ? words.pieces : this.kitchen.units.get(own.unit)[2];
    let problem = "";
    if (!found) problem = words.illisible;
    else if (!value) problem = fill(words.autreunite, { unite: unit });
    else if (portions.compare(this.most) > 0) problem = fill(words.trop, { max: this.field.max });
    typed.setAttribute("aria-invalid", String(problem !== ""));
    this.say("have", problem);
    if (problem === "") this.serve(portions);
  }

  say(name, text) {
    const error = this.root.querySelector(`[data-error="${name}"]`);
    error.textContent = text;
    error.hidden = text === "";
  }

  /** Takes a number of people, and keeps it in the address. */
  serve(portions, write = true) {
    this.portions = portions;
    const same = portions.compare(this.servings) === 0;
    const fragment = same ? "" : `#pour=${portions}`;
    history.replaceState(null, "", location.pathname + location.search + fragment);
    this.show(write);
  }

  /** Takes the number of a shared link; a fragment that names none is someone else's and is left alone. */
  restore() {
    const kept = new URLSearchParams(location.hash.slice(1)).get("pour");
    const portions = Ratio.read(kept);
    if (portions && portions.compare(this.most) <= 0) this.portions = portions;
    else if (kept !== null || location.hash === "") this.portions = this.servings;
    this.show();
  }

  show(write = true) {
    const { kitchen, root, portions } = this;
    const factor = portions.over(this.servings);
    const same = portions.compare(this.servings) === 0;
    for (const ingredient of this.ingredients) {
      const amount = kitchen.amount(ingredient.dataset.amount);
      if (!amount) continue;
      ingredient.querySelector(".quantity").textContent = kitchen.show(amount, factor);
      const name = ingredient.querySelector("[data-name]");
      name.textContent = kitchen.call(called(ingredient), [inPieces(amount.high.by(factor), amount.unit, ingredient.dataset.piece)]);
    }
    if (write) {
      this.field.value = thousandths(portions.nearest(portions.isWhole ? 1n : 100n));
      this.field.removeAttribute("aria-invalid");
      this.say("portions", "");
    }
    const people = kitchen.people(portions);
    root.querySelector("[data-serves]").textContent = people;
    root.querySelector("[data-scaled]").textContent = same ? "" : fill(kitchen.words.pour, { personnes: people });
    const times = root.querySelector("[data-times]");
    times.textContent = same ? "" : fill(kitchen.words.temps, { personnes: kitchen.people(this.servings) });
    root.querySelector("[data-do=reset]").hidden = same;
    this.showCost(factor);
    this.showList();
  }

  showCost(factor) {
    const cost = this.root.querySelector("[data-cost]");
    if (!cost) return;
    const [whole, decimals = ""] = cost.dataset.cost.split(".");
    const exact = new Ratio(BigInt(whole + decimals), 10n ** BigInt(decimals.length)).by(factor);
    const [number, { words }] = [this.kitchen.cents(exact), this.kitchen];
    const doumes = fill(exact.nearest(100n, 0n).isAtLeast(2n) ? words.doumes : words.doume, { montant: number });
    cost.textContent = fill(words.total, { euros: fill(words.euros, { montant: number }), doumes });
  }

  /** What is in season on this device's day: the page may have been made in another month. */
  season(month) {
    const isIn = (part) => part.dataset.months.split(",").includes(String(month));
    const [badge, season] = [document.querySelector(".page-head .badge.season"), this.root.querySelector("[data-season]")];
    if (badge && season) badge.hidden = !isIn(season);
    for (const part of this.root.querySelectorAll("[data-substitutes]")) {
      part.hidden = isIn(part);
      const choices = [...part.querySelectorAll("[data-months]")];
      for (const choice of choices) choice.querySelector("[data-in-season]").hidden = !isIn(choice);
      const holder = choices[0].parentElement;
      holder.append(...choices.filter(isIn), ...choices.filter((choice) => !isIn(choice)));
    }
  }

  /** This recipe as the list keeps it. */
  snapshot() {
    const place = (at) => (at === undefined ? null : this.places[Number(at)]);
    return {
      slug: this.root.dataset.recipe,
      title: document.querySelector("h1").textContent,
      url: location.pathname,
      servings: this.servings.toString(),
      portions: this.portions.toString(),
      ingredients: this.ingredients.map((ingredient) => ({
        key: ingredient.dataset.key,
        ...called(ingredient),
        piece: ingredient.dataset.piece ?? null,
        url: ingredient.querySelector("a[data-name]")?.getAttribute("href") ?? null,
        amount: ingredient.dataset.amount ?? null,
        optional: ingredient.dataset.optional !== undefined,
        place: place(ingredient.dataset.place),
        family: Number(ingredient.dataset.family ?? 0),
      })),
    };
  }

  add(remove = false) {
    const { words } = this.kitchen;
    const slug = this.root.dataset.recipe;
    this.list.read();
    if (remove) this.list.remove(slug);
    else this.list.put(this.snapshot());
    const kept = this.list.save();
    if (!kept) this.list.read();
    this.showList();
    const said = remove ? words.retiree : fill(words.ajoutee, { personnes: this.kitchen.people(this.portions) });
    this.root.querySelector("[data-list-said]").textContent = kept ? said : words.refus;
  }

  showList() {
    const kept = this.list.find(this.root.dataset.recipe);
    const { words } = this.kitchen;
    const same = kept && Ratio.read(kept.portions).compare(this.portions) === 0;
    const add = this.root.querySelector("[data-do=add]");
    add.textContent = kept ? fill(words.changer, { personnes: this.kitchen.people(this.portions) }) : words.ajouter;
    add.hidden = Boolean(same);
    this.root.querySelector("[data-do=remove]").hidden = !kept;
  }

  /** A recipe that is in the list and was changed since is brought up to date. */
  keepUp() {
    const kept = this.list.find(this.root.dataset.recipe);
    if (!kept) return;
    this.list.put({ ...this.snapshot(), portions: kept.portions });
    this.list.save();
    this.showList();
  }
}

/** The names of an ingredient: that of one, and that of several where it has one. */
function called(ingredient) {
  const { one, several = null } = ingredient.dataset;
  return { name: one ?? ingredient.querySelector("[data-name]").textContent, several };
}
