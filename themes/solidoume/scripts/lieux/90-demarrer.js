const figure = document.querySelector("[data-cadre]");
const places = [...document.querySelectorAll("[data-filtered] .cards > li")].map((element) => {
  const link = element.querySelector("a");
  const { xy, environ, change, commune } = element.dataset;
  const [x, y] = xy?.split(" ").map(Number) ?? [];
  return { element, x, y, exact: environ === undefined, exchange: change !== undefined, commune, title: link.textContent, url: link.href };
});
const placed = places.filter(({ x }) => x !== undefined);

if (figure && places.length > 0) {
  const [left, top, across, down, kilometres] = figure.dataset.cadre.split(" ").map(Number);
  const map = new TerritoryMap(figure, placed);
  for (const item of placed) {
    for (const [event, on] of [["pointerenter", true], ["pointerleave", false], ["focusin", true], ["focusout", false]]) {
      item.element.addEventListener(event, () => map.highlight(item, on));
    }
  }
  form?.addEventListener("filtered", () => map.draw());
  const near = document.getElementById("pres");
  if (near) new NearMe(near, places, map, { left, top, across, down, kilometres });
}
