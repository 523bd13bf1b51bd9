/**
 * Narrows a list to what the reader chooses, on the device alone.
 *
 * Without this module the list is complete and the form stays hidden. Each item of a `[data-filtered]` part carries, in
 * `data-*` attributes named like the form's fields, the values it has, between bars. Choices are kept in the address's
 * fragment, so that a narrowed list can be shared; a fragment never reaches a server. After each change the form says
 * `filtered`, with the items that are shown.
 *
 * A list that takes several pages has an empty `[data-results]` part: the first choice asks for all cards of the list,
 * once, and the results stand there instead of the page's own.
 */

/** How many results are shown at first, and with each « more ». */
const STEP = 48;

const form = document.getElementById("filtres");
if (form) narrow(form);

function narrow(form) {
  const results = document.querySelector("[data-results]");
  const own = [...document.querySelectorAll("[data-filtered] .cards > li")];
  let all = results ? null : own; // Of a list in several pages: asked for when it is needed.
  let shown = STEP;
  let turn = 0;

  restore(form);
  form.hidden = false;
  form.addEventListener("input", (event) => change(event.target.type === "search"));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change)); // The fields are emptied after the event.
  addEventListener("popstate", () => {
    restore(form);
    show();
  });
  results?.querySelector("button").addEventListener("click", async () => {
    const before = shown;
    shown += STEP;
    await show(true);
    results.querySelector(".cards").children[before]?.querySelector("a").focus();
  });
  show();

  /** What is typed replaces the address; what is chosen is a step that « back » undoes. */
  function change(typing) {
    const fragment = new URLSearchParams(choices(form)).toString();
    const address = fragment ? `#${fragment}` : location.pathname + location.search;
    if (typing === true) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    show();
  }

  async function show(more) {
    if (!more) shown = STEP;
    const chosen = choices(form);
    const mine = ++turn;
    if (chosen.length > 0 && !all) {
      form.querySelector("output").textContent = form.querySelector("output").dataset.wait;
      all = await everything(results);
      if (mine !== turn) return; // Something else was chosen meanwhile, and shows itself.
    }
    const fits = (all ?? own).filter((item) => chosen.every(([name, value]) => has(form, item, name, value)));
    if (results) replace(results, chosen.length > 0 ? fits : null, shown);
    else hideOthers(own, fits);
    document.querySelector("[data-unreachable]")?.toggleAttribute("hidden", !(chosen.length > 0 && !all));
    say(form, chosen.length > 0 && !all ? null : fits.length, (all ?? own).length, chosen.length > 0 || !results);
    form.dispatchEvent(new CustomEvent("filtered", { detail: { shown: fits } }));
  }
}

/** The choices of a form, as pairs of a name and a value. */
function choices(form) {
  return [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== "");
}

/** Every card of the list, as elements; nothing when it cannot be reached. */
async function everything(results) {
  const answer = await fetch(results.dataset.results).catch(() => null);
  const found = answer?.ok ? await answer.json().catch(() => null) : null;
  if (!found) return null;
  const template = document.createElement("template");
  template.innerHTML = found.cards;
  markSeasons(template.content);
  return [...template.content.children];
}

/** Shows results instead of the page's own cards, or these again. */
function replace(results, fits, shown) {
  const whole = document.querySelector("[data-whole]");
  results.hidden = fits === null;
  whole.hidden = fits !== null;
  results.querySelector(".cards").replaceChildren(...(fits ?? []).slice(0, shown));
  const [rest, more] = [(fits ?? []).length - shown, results.querySelector(".more")];
  more.hidden = rest <= 0;
  const button = more.querySelector("button");
  button.textContent = button.dataset.say.replace("{n}", Math.max(rest, 0));
}

function hideOthers(own, fits) {
  const kept = new Set(fits);
  for (const item of own) item.hidden = !kept.has(item);
  for (const part of document.querySelectorAll("section[data-filtered]")) {
    part.hidden = !part.querySelector("li:not([hidden]) article");
  }
}

/** « 12 recettes sur 500 ». Where the list is only partly on the page and nothing is chosen, nothing need be said. */
function say(form, shown, total, worth) {
  const count = form.querySelector("output");
  const { one, none } = count.dataset;
  const pattern = shown === 0 ? none : shown === 1 ? (one ?? count.dataset.count) : count.dataset.count;
  count.textContent = worth && shown !== null ? pattern.replace("{n}", shown).replace("{total}", total) : "";
}

function has(form, item, name, value) {
  const field = [form.elements[name]].flatMap((field) => field instanceof RadioNodeList ? [...field] : [field])[0];
  if (!field) return true;
  if (field.dataset.season !== undefined) return inSeason(item);
  if (field.dataset.words !== undefined) return holds(item, value);
  const own = item.dataset[name] ?? "";
  if (field.dataset.most !== undefined) return own !== "" && Number(own) <= Number(value);
  // « ? » stands for what nobody has verified: it is never shown as safe.
  if (field.dataset.without !== undefined) return !own.split("|").some((has) => has === value || has === "?");
  return own.split("|").includes(value);
}

/** Whether every word of a text begins a word of the title, or stands in it, without accents or capitals. */
function holds(item, text) {
  const words = fold(item.querySelector(":is(h2, h3, h4) a")?.textContent ?? "");
  return fold(text).split(/\s+/).every((word) => words.includes(word));
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("’", "'");
}

/** Takes the choices of the address; a fragment that names no field is someone else's, and chooses nothing. */
function restore(form) {
  const chosen = new URLSearchParams(location.hash.slice(1));
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.type === "checkbox" || field.type === "radio") field.checked = chosen.getAll(field.name).includes(field.value);
    else field.value = chosen.get(field.name) ?? "";
    // What is chosen is not hidden in a fold.
    if (chosen.has(field.name)) field.closest("details")?.setAttribute("open", "");
  }
}
