/** Starts the engine, then every calculator of the page; in a file without a network the engine is in the page itself. */
async function startEngine() {
  const packed = document.querySelector("script[data-wasm-packed]");
  if (!packed) {
    await wasm_bindgen({ module_or_path: document.querySelector("script[data-wasm]").dataset.wasm });
    return wasm_bindgen.calculate;
  }
  const bytes = Uint8Array.from(atob(packed.textContent), (letter) => letter.charCodeAt(0));
  await wasm_bindgen({ module_or_path: bytes });
  return wasm_bindgen.calculate;
}

function spokenAround(root) {
  const part = root.closest("[data-spoken]") ?? document.querySelector("script[data-spoken]");
  return new Speaker(root.closest("[lang]").lang, JSON.parse(part.dataset.spoken));
}

/** In a file with several languages, shows one at a time: the one asked for, else the reader's. */
function chooseLanguage() {
  const parts = [...document.querySelectorAll("[data-language]")];
  if (parts.length === 0) return;
  const show = (language) => {
    for (const part of parts) part.hidden = part.lang !== language;
    for (const choice of document.querySelectorAll("[data-choose]")) {
      if (choice.dataset.choose === language) choice.setAttribute("aria-current", "true");
      else choice.removeAttribute("aria-current");
    }
    document.documentElement.lang = language;
  };
  const known = parts.map(({ lang }) => lang);
  show(known.find((language) => navigator.language.startsWith(language)) ?? known[0]);
  for (const choice of document.querySelectorAll("[data-choose]")) {
    choice.addEventListener("click", (event) => {
      event.preventDefault();
      show(choice.dataset.choose);
    });
  }
}

/** On paper nothing can be unfolded: the steps are printed. */
function unfoldForPrinting() {
  let folded = [];
  window.addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:has([data-steps]):not([open])")];
    for (const part of folded) part.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const part of folded) part.open = false;
  });
}

const roots = [...document.querySelectorAll("[data-calculator]")];
chooseLanguage();
unfoldForPrinting();
try {
  const calculate = await startEngine();
  for (const root of roots) new Page(root, calculate, spokenAround(root));
  document.documentElement.dataset.calculators = "ready";
} catch (problem) {
  console.error(problem);
  for (const root of roots) {
    const message = root.querySelector('[data-error=""]');
    message.textContent = spokenAround(root).words.calcul.erreurs.moteur;
    message.hidden = false;
  }
}
