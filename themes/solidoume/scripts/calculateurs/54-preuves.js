/** What do figures prove? The same findings as `generator/src/render/presenter/calculators/proofs.rs`. */
const MOST = "1000000000"; // The highest amount the engine reads: an end that nobody typed.

CALCULATORS.figures = {
  emptied: true,

  request(page) {
    const count = (name) => (isEmpty(page, name) ? null : page.typedCount(name));
    const single = (name) => (isEmpty(page, name) ? null : page.typedAmount(name));
    const range = (name) => {
      const ends = [single(`${name}_low`), single(`${name}_high`)];
      if (ends[0] === null && ends[1] === null) return null;
      return [ends[0] ?? "0", ends[1] ?? MOST];
    };
    const { rules, month } = page.base;
    return {
      ...page.base,
      rules: { ...rules, minimum: single("minimum"), maximum: single("maximum") },
      month: {
        ...month,
        contributors: count("contributors"),
        beneficiaries: count("beneficiaries"),
        payout: range("payout"),
        total: range("total"),
        subsidy: single("subsidy"),
      },
    };
  },

  find(page) {
    const { ok, error } = page.ask({ explain: true });
    if (error?.code === "impossible_figures") {
      return { verdict: "impossible", values: page.request.month, steps: [] };
    }
    if (error) return { error };
    const exact = ok.total[0] === ok.total[1];
    return { verdict: exact ? "exact" : "proved", values: { ...page.request.month, ...ok }, steps: ok.steps };
  },

  field(path) {
    const name = path.replace(/^(month|rules)\.?/, "");
    if (name === "") return "contributors";
    return name.replace(/^(payout|total)(\[0\])?$/, "$1_low").replace(/^(payout|total)\[1\]$/, "$1_high");
  },

  shown({ root, found }) {
    // Figures that contradict each other prove nothing: what stood there before goes.
    root.querySelector("[data-facts]").hidden = found.verdict === "impossible";
  },
};

function isEmpty({ form }, name) {
  return form.elements[name].value.trim() === "";
}
