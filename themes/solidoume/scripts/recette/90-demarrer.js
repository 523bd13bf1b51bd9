/** Starts what the page holds: a recipe, or the shopping list. */
for (const root of document.querySelectorAll("[data-recipe]")) {
  const spoken = JSON.parse(root.dataset.spoken);
  new RecipePage(root, new Kitchen(spoken), spoken.places);
}
for (const root of document.querySelectorAll("[data-shopping]")) {
  for (const part of root.querySelectorAll("[data-without]")) part.hidden = true;
  new ShoppingPage(root, new Kitchen(JSON.parse(root.dataset.spoken)));
}
