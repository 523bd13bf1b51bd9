/** What would 2019 have given? The same findings as `generator/src/render/presenter/calculators/experiment.rs`. */
CALCULATORS.bonus_2019 = {
  emptied: true,

  request(page) {
    page.filled = [...page.form.querySelectorAll("input[name]")].filter(({ value }) => value.trim() !== "");
    return { ...page.base, conversions: page.filled.map(({ value }) => page.speaker.numbers.typedAmount(value)) };
  },

  find(page) {
    const { ok, error } = page.ask({ explain: true });
    if (error) return { error };
    const conversions = ok.steps.filter(({ id }) => id === "conversion");
    const rows = conversions.map(({ values }, place) => ({ values: { ...values, rank: place + 1 } }));
    const converted = rows.reduce((sum, { values }) => sum + cents(values.conversion), 0);
    const { cap } = ok.steps.at(-1).values;
    return {
      verdict: cents(ok.left) === 0 ? "used_up" : "remaining",
      values: { ...ok, converted: amount(converted), cap, count: rows.length },
      tables: { conversions: rows },
      plot: experimentPlot(rows, page.speaker.numbers),
      steps: ok.steps,
    };
  },

  field(path, page) {
    const [, place] = path.match(/^conversions\[(\d+)\]/) ?? [];
    return place === undefined ? path : page.filled[place].name;
  },

  actions: {
    fill(page) {
      const [first, ...others] = page.form.querySelectorAll("input[name]");
      for (const field of others) field.value = first.value;
      page.update();
    },
  },
};

/** The bonus of each conversion. */
function experimentPlot(rows, numbers) {
  const ranks = Array.from({ length: Math.max(1, rows.length) }, (_, place) => numbers.read(String(place + 1)));
  return {
    x: { lowest: 0, highest: rows.length + 1, labels: ["", ...ranks] },
    bars: rows.map(({ values }, place) => [place + 1, cents(values.bonus)]),
  };
}
