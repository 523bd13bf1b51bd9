/** Does it hold together? The same findings as `generator/src/render/presenter/calculators/balance.rs`. */
const QUARTERS = [0, 2, 3, 4, 5, 6, 8];
const SLICES = 24;
const MOST_PEOPLE = 1_000_000;

CALCULATORS.balance = {
  request(page) {
    const { target } = page.form.elements;
    return {
      ...page.base,
      rules: { ...page.base.rules, levy: rate(page.typedAmount("levy") || "0") },
      beneficiaries: page.typedCount("beneficiaries"),
      supporters: page.typedCount("supporters"),
      beneficiary_contribution: page.typedAmount("beneficiary_contribution"),
      supporter_contribution: page.typedAmount("supporter_contribution"),
      subsidy: page.typedAmount("subsidy") || "0",
      target: target.value.trim() === "" ? null : page.typedAmount("target"),
    };
  },

  find(page) {
    const { ok, error } = page.ask({ explain: true });
    if (error) return { error: error.code === "no_contributors" ? { ...error, field: "supporters" } : error };
    const values = balanceValues(page.request, ok);
    return {
      verdict: balanceVerdict(values),
      values,
      tables: { scenarios: [...scenarios(page, values), ...(page.kept ?? [])] },
      plot: balancePlot(page, values),
      steps: ok.steps,
    };
  },

  field: (path) => (path === "rules.levy" ? "levy" : path),

  ready(page) {
    for (const slider of page.root.querySelectorAll("[data-slides]")) {
      slider.hidden = false;
      const field = page.form.elements[slider.dataset.slides];
      slider.addEventListener("input", () => (field.value = slider.value));
      field.addEventListener("input", () => (slider.value = page.speaker.numbers.typedAmount(field.value)));
    }
    page.root.querySelector("[data-csv]").addEventListener("click", (event) => saveTable(event, page));
  },

  shown({ root, form, found, speaker }) {
    root.querySelector("[data-needs]").hidden = !found.values.target_set;
    for (const slider of root.querySelectorAll("[data-slides]")) {
      slider.value = speaker.numbers.typedAmount(form.elements[slider.dataset.slides].value);
    }
  },

  actions: {
    keep(page) {
      if (page.root.querySelector("[aria-invalid]")) return;
      page.kept = [...(page.kept ?? []), { values: page.found.values }];
      showKept(page);
    },
    forget(page) {
      page.kept = [];
      showKept(page);
    },
  },
};

/** `5.25`, in percent, as `0.0525`: two places to the left, exactly; what is no number stays as it is. */
function rate(percent) {
  if (!/^\d+(\.\d+)?$/.test(percent)) return percent;
  const [whole, decimals = ""] = percent.split(".");
  return `${whole.slice(0, -2) || "0"}.${whole.padStart(2, "0").slice(-2)}${decimals}`;
}

function showKept(page) {
  const count = page.kept.length;
  page.root.querySelector("[data-do=forget]").disabled = count === 0;
  setText(page.root.querySelector("[data-kept]"), count === 0 ? "" : fill(page.words.garde, { n: count }));
  page.update();
}

function balanceVerdict({ target, payout }) {
  if (target === null) return "open";
  return cents(payout) >= cents(target) ? "reached" : "short";
}

function balanceValues(request, answer) {
  const { beneficiaries, supporters } = request;
  return {
    ...request,
    ...answer,
    ratio: beneficiaries === 0 ? null : amount(Math.floor((supporters * 100) / beneficiaries)),
    target_set: request.target !== null,
    reachable: Number.isInteger(answer.supporters_needed),
    unreachable: answer.supporters_needed === null,
  };
}

/** The same month with other numbers of supporters, and with those that reach the target. */
function scenarios(page, values) {
  const asked = page.request.supporters;
  const tried = QUARTERS.map((quarters) => Math.floor((asked * quarters) / 4));
  if (values.reachable) tried.push(values.supporters_needed);
  const distinct = [...new Set(tried)].filter((supporters) => supporters <= MOST_PEOPLE).sort((a, b) => a - b);
  return distinct.flatMap((supporters) => {
    const { ok } = page.ask({ supporters });
    return ok ? [{ values: balanceValues({ ...page.request, supporters }, ok), marked: supporters === asked }] : [];
  });
}

/** The payout for every number of supporters up to twice the one asked about, or what reaches the target. */
function balancePlot(page, values) {
  const asked = page.request.supporters;
  const needed = values.reachable && values.supporters_needed <= 10 * Math.max(asked, 10) ? values.supporters_needed : 0;
  const wanted = Math.max(2 * asked, needed + Math.floor(needed / 4));
  const highest = Math.min(MOST_PEOPLE, Math.max(10, wanted));
  const at = Array.from({ length: SLICES + 1 }, (_, part) => Math.floor((highest * part) / SLICES));
  const band = [...new Set(at)].flatMap((supporters) => {
    const { ok } = page.ask({ supporters });
    return ok ? [[supporters, cents(ok.payout), cents(ok.payout)]] : [];
  });
  const payout = cents(values.payout);
  return {
    x: { lowest: 0, highest, counts: true },
    band,
    level: values.target === null ? undefined : cents(values.target),
    you: [asked, payout, payout],
  };
}

/** The table as it is shown now, as a file: the link leads to the one made with the site. */
function saveTable(event, { root, speaker }) {
  event.preventDefault();
  const separator = speaker.numbers.english ? "," : ";";
  const rows = [...root.querySelectorAll('[data-table="scenarios"] tr')];
  const cell = ({ textContent }) => {
    const bare = textContent.replace(/[\u00a0\u202f€]/g, "").replace("\u2212", "-").trim();
    return bare.includes(separator) || /["\n]/.test(bare) ? `"${bare.replaceAll('"', '""')}"` : bare;
  };
  const lines = rows.map((row) => [...row.cells].map(cell).join(separator));
  const file = new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" });
  const link = element("a", { href: URL.createObjectURL(file), download: "scenarios.csv" });
  link.click();
  URL.revokeObjectURL(link.href);
}
