/**
 * Recomputes the bonus at every keystroke, in the browser alone: nothing typed here is sent anywhere.
 *
 * The page is complete without this module. It looks for `[data-calculator]`, whose JSON block gives the request
 * answered at build time, the words of its sentences, and the addresses of the compiled engine. Every amount stays
 * text from the keyboard to the page: no floating-point number takes part.
 */

const FRAGMENT = "calcul=";

for (const panel of document.querySelectorAll("[data-calculator]")) {
  start(panel).catch((problem) => {
    // The table computed at build time stays; the reader is told why typing changes nothing.
    part(panel, "error").textContent = settings(panel).words.errors.engine;
    part(panel, "error").hidden = false;
    console.error(problem);
  });
}

async function start(panel) {
  const { glue, wasm, request, words, language } = settings(panel);
  const engine = await import(new URL(glue, document.baseURI));
  await engine.default({ module_or_path: new URL(wasm, document.baseURI) });

  const form = panel.querySelector("form");
  const base = requestOfAddress() ?? request;
  form.elements.contribution.value = showAmount(base.contribution, language).replace(/\s/g, "");
  form.elements.joining.value = String(base.joining ?? 1);

  const update = () => {
    const asked = {
      ...base,
      contribution: readAmount(form.elements.contribution.value, language),
      joining: Number(form.elements.joining.value),
    };
    const answer = JSON.parse(engine.calculate(JSON.stringify(asked)));
    if (answer.ok) showAnswer(panel, asked, answer.ok, words, language);
    else showError(panel, answer.error, words);
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  update();
}

function settings(panel) {
  return JSON.parse(panel.querySelector("script[type='application/json']").textContent);
}

function part(panel, name) {
  return panel.querySelector(`[data-part=${name}]`);
}

/** The request a shared link carries; a fragment is never sent to a server. */
function requestOfAddress() {
  if (!location.hash.startsWith(`#${FRAGMENT}`)) return null;
  try {
    const request = JSON.parse(decodeURIComponent(location.hash.slice(FRAGMENT.length + 1)));
    return request?.calculator === "bonus" ? request : null;
  } catch {
    return null; // A link cut short by a mail program: the page's own figures serve.
  }
}

/** `1 250,5 €` as people type it, with any kind of space, to `1250.5`; what is not a number is left for the engine to refuse. */
export function readAmount(text, language) {
  const bare = text.replace(/[\s€]/g, "").replace(/^\u2212/, "-");
  const ungrouped = language === "en" ? bare.replace(/,(?=\d{3}(\D|$))/g, "") : bare;
  return ungrouped.replace(",", ".");
}

/** `-1250.50` to `−1 250,50` in French, `−1,250.50` in English, digit by digit. */
export function showAmount(text, language) {
  const [, minus, whole, decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === "en" ? "," : "\u202f");
  const point = language === "en" ? "." : ",";
  return `${minus ? "\u2212" : ""}${grouped}${decimals ? point + decimals : ""}`;
}

function showInterval([low, high], words, language) {
  if (low === high) return showAmount(low, language);
  return fill(words.between, { low: showAmount(low, language), high: showAmount(high, language) });
}

/** A gift is said as a positive amount: from −24.52 to −23.56 is "between 23.56 and 24.52". */
function opposite([low, high]) {
  const turned = (text) => (text.startsWith("-") ? text.slice(1) : /[1-9]/.test(text) ? `-${text}` : text);
  return [turned(high), turned(low)];
}

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function showAnswer(panel, asked, answer, words, language) {
  const latest = answer.months.at(-1);
  const verdict = part(panel, "verdict");
  verdict.className = `verdict ${answer.verdict}`;
  verdict.textContent = fill(words.verdict[answer.verdict], {
    contribution: showAmount(asked.contribution, language),
    bonus: showInterval(answer.verdict === "supporter" ? opposite(answer.range) : answer.range, words, language),
  });
  part(panel, "payout").textContent = showInterval(latest.payout, words, language);
  part(panel, "break-even").textContent = showInterval(latest.break_even, words, language);
  part(panel, "link").href = `#${FRAGMENT}${encodeURIComponent(JSON.stringify(asked))}`;
  markRow(panel, asked.contribution);
  setError(panel, "");
}

function markRow(panel, contribution) {
  for (const row of panel.querySelectorAll("tr[data-contribution]")) {
    row.classList.toggle("marked", Number(row.dataset.contribution) === Number(contribution));
  }
}

function showError(panel, error, words) {
  setError(panel, words.errors[error.code] ?? words.errors.other);
}

function setError(panel, text) {
  const input = panel.querySelector("input[name=contribution]");
  const message = part(panel, "error");
  if (message.textContent !== text) message.textContent = text;
  message.hidden = text === "";
  input.toggleAttribute("aria-invalid", text !== "");
  if (text !== "") input.setAttribute("aria-invalid", "true");
}
