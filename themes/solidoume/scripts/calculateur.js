/**
 * Recomputes the bonus at every keystroke, in the browser alone: nothing typed here is sent anywhere.
 *
 * The page is complete without this module. The form carries the request answered when the site was built, the
 * sentences to fill, and the addresses of the compiled engine. Amounts stay text from the keyboard to the page: no
 * floating-point number takes part.
 */

const FRAGMENT = "#calcul=";
const language = document.documentElement.lang;
const form = document.getElementById("calculateur");
const input = form.elements.contribution;

start().catch((problem) => {
  showError("moteur");
  console.error(problem);
});

async function start() {
  const engine = wasm_bindgen;
  await engine({ module_or_path: form.dataset.wasm });

  const base = requestOfAddress() ?? JSON.parse(form.dataset.request);
  input.value = typed(base.contribution);
  form.elements.joining.value = String(base.joining ?? 1);
  reveal();

  const update = () => {
    const joining = Number(form.elements.joining.value);
    const request = { ...base, contribution: readAmount(input.value), joining };
    const answer = JSON.parse(engine.calculate(JSON.stringify(request)));
    if (answer.ok) showAnswer(request, answer.ok);
    else showError(answer.error.code);
  };
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
  });
  update();
}

/** What only makes sense once the engine runs is shown now; what excused its absence goes. */
function reveal() {
  for (const id of ["contribution-deja", "calcul-lien"]) document.getElementById(id).hidden = false;
  for (const id of ["calculateur-sans", "calculateur-bouton"]) document.getElementById(id).hidden = true;
}

/** The request a shared link carries: a fragment never reaches a server. */
function requestOfAddress() {
  if (!location.hash.startsWith(FRAGMENT)) return null;
  try {
    const request = JSON.parse(decodeURIComponent(location.hash.slice(FRAGMENT.length)));
    return request?.calculator === "bonus" && typeof request.contribution === "string" ? request : null;
  } catch {
    return null; // A link cut short on its way: the page's own figures serve.
  }
}

/** « 1 250,5 € » as people type it, with any kind of space, becomes `1250.5`; the engine refuses what is no number. */
function readAmount(text) {
  const bare = text.replace(/[\s€]/g, "").replace(/^\u2212/, "-");
  const ungrouped = language === "en" ? bare.replace(/,(?=\d{3}(\D|$))/g, "") : bare;
  return ungrouped.replace(",", ".");
}

/** `1250.50` as this language's keyboards write it: `1250,50`. */
function typed(amount) {
  const short = amount.replace(/\.00$/, "");
  return language === "en" ? short : short.replace(".", ",");
}

/** `-1250.50` for reading: « −1 250,50 » in French, “−1,250.50” in English. */
function read(amount) {
  const [whole, decimals] = amount.replace("-", "\u2212").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === "en" ? "," : "\u202f");
  if (decimals === undefined) return grouped;
  return grouped + (language === "en" ? "." : ",") + decimals;
}

function euros(amount) {
  return fill(form.dataset.euros, { montant: read(amount.replace(/\.00$/, "")) });
}

/** « entre 13,94 et 14,90 », inside a sentence. */
function between([low, high]) {
  return low === high ? read(low) : fill(form.dataset.between, { bas: read(low), haut: read(high) });
}

/** « 13,94 à 14,90 », on its own. */
function interval([low, high], show) {
  return low === high ? show(low) : fill(form.dataset.range, { de: show(low), a: show(high) });
}

function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** A gift is said as a positive amount: −24.52 to −23.56 is a gift of 23.56 to 24.52. */
function gift([low, high]) {
  return [high.replace("-", ""), low.replace("-", "")];
}

function showAnswer(request, { months, range, verdict }) {
  showError("");
  const { payout, break_even: breakEven } = months.at(-1);
  const bonus = between(verdict === "supporter" ? gift(range) : range);
  const sentence = document.getElementById("verdict");
  sentence.className = `verdict ${verdict}`;
  sentence.dataset.request = JSON.stringify(request);
  sentence.textContent = fill(form.getAttribute(`data-verdict-${verdict}`), {
    contribution: euros(request.contribution),
    bonus,
  });
  show("bonus-bas", read(range[0]));
  show("bonus-haut", read(range[1]));
  show("recu", interval(payout, read));
  show("equilibre", interval(breakEven, euros));
  document.querySelector("#calcul-lien a").hash = FRAGMENT + encodeURIComponent(JSON.stringify(request));
  markRow(euros(request.contribution));
}

function show(id, text) {
  document.getElementById(id).textContent = text;
}

function markRow(contribution) {
  for (const row of document.querySelectorAll("#tableau-bonus tbody tr")) {
    row.classList.toggle("marked", row.cells[0].textContent.trim() === contribution);
  }
}

/** Says under the field what is wrong with it; an empty code takes the message away. */
function showError(code) {
  const message = document.getElementById("contribution-erreur");
  const text = code && (form.getAttribute(`data-error-${code}`) ?? form.getAttribute("data-error-autre"));
  if (message.textContent !== text) message.textContent = text;
  message.hidden = !code;
  if (code) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
