/** What does it buy? The same findings as `generator/src/render/presenter/calculators/basket.rs`. */
CALCULATORS.basket = {
  emptied: true,

  request(page) {
    page.filled = basketRows(page).filter((row) => quantityOf(row).value.trim() !== "");
    return { ...page.base, budget: page.typedAmount("budget"), items: page.filled.map((row) => basketItem(page, row)) };
  },

  find(page) {
    const { ok, error } = page.ask({ explain: true });
    if (error) return { error };
    const left = cents(ok.left);
    return {
      verdict: left < 0 ? "over" : "enough",
      values: { ...page.request, ...ok, over: left < 0 ? amount(-left) : null },
      steps: ok.steps,
    };
  },

  field(path, page) {
    const [, place] = path.match(/^items\[(\d+)\]/) ?? [];
    return place === undefined ? path : quantityOf(page.filled[place]).name;
  },

  /** What each food costs, and how much of it the whole budget buys. */
  shown(page) {
    for (const row of basketRows(page)) {
      const taken = page.filled.includes(row);
      const { ok } = page.ask({ items: [{ price: row.dataset.price, quantity: taken ? basketItem(page, row).quantity : "0" }] });
      if (!ok) continue;
      const { cost, affordable } = ok.items[0];
      setText(row.querySelector("[data-cost]"), taken ? page.speaker.say(page.words.cout, { cost }) : "");
      const much = page.speaker.say("{affordable|court}", { affordable });
      setText(row.querySelector("[data-affordable]"), `${much}\u00a0${row.dataset.unit}`);
    }
  },
};

function basketRows({ root }) {
  return [...root.querySelectorAll("[data-item]")];
}

function quantityOf(row) {
  return row.querySelector("input");
}

function basketItem(page, row) {
  const { item, price } = row.dataset;
  return { product: item, price, quantity: page.speaker.numbers.typedAmount(quantityOf(row).value) };
}
