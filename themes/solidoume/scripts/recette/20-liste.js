/**
 * The shopping list, kept on the device: recipes with what they need and how many they are for, and what is in the bag.
 *
 * A recipe is kept as its page was when it was added, so that the list works without a network.
 */
class ShoppingList {
  static KEY = "soli-doume.liste";

  constructor() {
    this.recipes = [];
    this.checked = new Set();
    this.read();
  }

  /** Takes what is kept; what is not ours, or was damaged, is left out. */
  read() {
    let kept;
    try {
      kept = JSON.parse(localStorage.getItem(ShoppingList.KEY) ?? "{}");
    } catch {
      kept = {};
    }
    this.recipes = Array.isArray(kept?.recipes) ? kept.recipes.filter(isRecipe) : [];
    this.checked = new Set(Array.isArray(kept?.checked) ? kept.checked : []);
  }

  /** Whether the device kept it. */
  save() {
    try {
      localStorage.setItem(ShoppingList.KEY, JSON.stringify({ recipes: this.recipes, checked: [...this.checked] }));
      return true;
    } catch {
      return false;
    }
  }

  find(slug) {
    return this.recipes.find((recipe) => recipe.slug === slug);
  }

  /** Puts a recipe in the list, in its old place if it was there. */
  put(recipe) {
    const at = this.recipes.findIndex(({ slug }) => slug === recipe.slug);
    if (at < 0) this.recipes.push(recipe);
    else this.recipes[at] = recipe;
  }

  remove(slug) {
    this.recipes = this.recipes.filter((recipe) => recipe.slug !== slug);
  }
}

function isRecipe(recipe) {
  const texts = [recipe?.slug, recipe?.title, recipe?.url];
  return (
    texts.every((text) => typeof text === "string") &&
    isPath(recipe.url) &&
    Ratio.read(recipe.servings) !== undefined &&
    Ratio.read(recipe.portions) !== undefined &&
    Array.isArray(recipe.ingredients) &&
    recipe.ingredients.every(({ key, name }) => typeof key === "string" && typeof name === "string")
  );
}

/** Whether it is an address of this site and nothing else. */
function isPath(url) {
  return typeof url === "string" && /^\/(?!\/)/.test(url);
}

/** What to buy for some recipes: one item for each thing, in groups by where it is sold. */
function toBuy(recipes, kitchen, elsewhere) {
  const items = new Map();
  for (const recipe of recipes) {
    const factor = Ratio.read(recipe.portions).over(Ratio.read(recipe.servings));
    for (const ingredient of recipe.ingredients) {
      if (kitchen.words.jamais.includes(ingredient.key)) continue;
      const item = items.get(ingredient.key) ?? { ...ingredient, amounts: [], pieces: [], optional: true, recipes: new Set() };
      const amount = kitchen.amount(ingredient.amount);
      if (amount) {
        const [low, high] = [amount.low.by(factor), amount.high.by(factor)];
        item.amounts.push({ ...amount, low, high });
        item.pieces.push(inPieces(high, amount.unit, ingredient.piece));
      }
      item.optional &&= Boolean(ingredient.optional);
      item.recipes.add(recipe.title);
      items.set(ingredient.key, item);
    }
  }
  const groups = new Map();
  for (const item of items.values()) {
    const place = item.place ?? elsewhere;
    const group = groups.get(place.title) ?? { ...place, items: [] };
    group.items.push({ ...item, name: kitchen.call(item, item.pieces), quantity: kitchen.sum(item.amounts) });
    groups.set(place.title, group);
  }
  const sorted = [...groups.values()].sort((a, b) => a.rank - b.rank);
  for (const { items } of sorted) items.sort((a, b) => a.family - b.family || a.name.localeCompare(b.name));
  return sorted;
}

/** Copies a text and says so; where the browser does not let it, shows it selected, to be copied by hand. */
async function copy(text, status, words) {
  try {
    await navigator.clipboard.writeText(text);
    status.textContent = words.copie;
  } catch {
    const field = document.createElement("textarea");
    field.readOnly = true;
    field.setAttribute("aria-label", words.copiez);
    field.value = text;
    status.replaceChildren(words.copiez, field);
    field.select();
  }
}
