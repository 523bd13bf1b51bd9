/** What would I receive? The same findings as `generator/src/render/presenter/calculators/bonus.rs`. */
const PARTS = 20;
const TOGETHER = [1, 2, 5, 10, 20];

CALCULATORS.bonus = {
  request(page) {
    const { elements } = page.form;
    const months = page.until ? page.monthsUntil(page.until) : page.base.months;
    const span = Number(elements.span?.value ?? page.root.dataset.span ?? 3);
    const already = elements.already?.value === "yes";
    if (elements.joining) page.root.querySelector("[data-joining]").hidden = already;
    return {
      ...page.base,
      rules: page.until ? months[0].rules : page.base.rules,
      months: months.slice(0, span),
      contribution: page.typedAmount("contribution"),
      joining: already ? 0 : elements.joining ? page.typedCount("joining") : 1,
    };
  },

  find(page) {
    const { ok, error } = page.ask({ explain: true });
    if (error) return { error };
    const values = bonusValues(page, ok);
    return {
      verdict: ["beneficiary", "supporter", "even"].find((name) => name === ok.verdict) ?? "uncertain",
      values,
      tables: {
        habituelles: usualContributions(page.request.rules).flatMap((contribution) =>
          bonusRow(page, { contribution }, cents(contribution) === cents(page.request.contribution)),
        ),
        ensemble: page.request.joining === 0 ? [] : TOGETHER.flatMap((joining) => bonusRow(page, { joining }, joining === page.request.joining)),
        mois: ok.months.length > 1 ? ok.months.map((month) => ({ values: month })) : [],
      },
      plot: bonusPlot(page, values),
      steps: ok.steps,
    };
  },

  shown({ name, root, found, request, speaker }) {
    const { range } = found.values;
    const carried = {
      bonus: { contribution: speaker.numbers.typed(found.values.contribution) },
      basket: cents(range[0]) > 0 && { budget: speaker.numbers.typed(range[0]) },
      bonus_2019: Object.fromEntries(
        Array.from({ length: 12 }, (_, month) => [`c${month + 1}`, speaker.numbers.typed(found.values.contribution)]),
      ),
    };
    for (const link of root.querySelectorAll("[data-carry]")) {
      const inputs = carried[link.dataset.carry];
      link.hidden = !inputs;
      if (!inputs) continue;
      // Where that calculator is on this page, the link leads to it, not to the site.
      const elsewhere = link.dataset.carry !== name;
      if (elsewhere && document.querySelector(`[data-calculator="${link.dataset.carry}"]`)) link.href = "#";
      link.hash = new URLSearchParams({ calcul: link.dataset.carry, ...inputs });
    }
    const used = new Set(request.months.map(({ month }) => month));
    for (const row of document.querySelectorAll("tr[data-month]")) row.hidden = !used.has(row.dataset.month);
  },

  actions: {
    snippet(page) {
      copy(document.querySelector("[data-snippet]").textContent, page.root.querySelector("[data-copied]"), page.speaker.words.calcul);
    },
  },
};

function bonusValues(page, answer) {
  const [low, high] = bothCents(answer.range);
  const contribution = cents(page.request.contribution);
  const experiment = JSON.parse(
    page.calculate(JSON.stringify({ calculator: "bonus_2019", conversions: Array(12).fill(page.request.contribution) })),
  );
  const months = answer.months.length;
  return {
    ...page.request,
    ...answer,
    contribution: amount(contribution),
    months,
    several: months > 1 ? months : null,
    latest: answer.months[0].month,
    earliest: answer.months.at(-1).month,
    gift: interval(0 - high, 0 - low),
    payout: hull(answer, "payout"),
    break_even: hull(answer, "break_even"),
    year_given: amount(12 * contribution),
    year_received: interval(12 * (contribution + low), 12 * (contribution + high)),
    year: interval(12 * low, 12 * high),
    experiment: experiment.ok?.total,
  };
}

/** From the lowest lower end of all months to the highest upper end. */
function hull({ months }, key) {
  const ends = months.map((month) => bothCents(month[key]));
  return interval(Math.min(...ends.map(([low]) => low)), Math.max(...ends.map(([, high]) => high)));
}

function bonusRow(page, changes, marked) {
  const { ok } = page.ask(changes);
  if (!ok) return [];
  const hulls = { payout: hull(ok, "payout"), break_even: hull(ok, "break_even") };
  return [{ values: { ...page.request, ...changes, ...ok, ...hulls }, marked }];
}

/** The levels, or every ten euros between the bounds, at most twelve of them. */
function usualContributions({ levels, minimum, maximum }) {
  if (levels) return [...new Set(levels.map(cents))].sort((a, b) => a - b).map(amount);
  const [least, most] = [cents(minimum), maximum === null ? Infinity : cents(maximum)];
  const choices = [least];
  for (let next = Math.floor(least / 1000) * 1000 + 1000; choices.length < 12 && next < most; next += 1000) choices.push(next);
  if (most !== Infinity && most > least && choices.length < 12) choices.push(most);
  return choices.map(amount);
}

/** The bonus for every contribution the rules allow. */
function bonusPlot(page, values) {
  const { rules } = page.request;
  const asked = cents(page.request.contribution);
  const crossing = bothCents(values.break_even);
  let lowest = Math.min(cents(rules.minimum), asked);
  let highest = rules.maximum === null ? Math.max(2 * crossing[1], asked, lowest + 1000) : Math.max(cents(rules.maximum), lowest + 1);
  const at = rules.levels
    ? usualContributions(rules).map(cents)
    : Array.from({ length: PARTS + 1 }, (_, part) => lowest + Math.floor(((highest - lowest) * part) / PARTS));
  const band = at.flatMap((contribution) => {
    const { ok } = page.ask({ contribution: amount(contribution) });
    return ok ? [[contribution, ...bothCents(ok.range)]] : [];
  });
  if (rules.levels) [lowest, highest] = [band[0][0], band.at(-1)[0]];
  return { x: { lowest, highest }, band, crossing, you: [asked, ...bothCents(values.range)] };
}
