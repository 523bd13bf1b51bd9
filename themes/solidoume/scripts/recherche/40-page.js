/** How long a reader stops typing before the index is asked, in milliseconds. */
const PAUSE = 150;

const part = document.getElementById("recherche");
const says = JSON.parse(part.dataset.spoken);
const questions = part.querySelector(".search-form");
const field = questions.elements.q;
const facets = part.querySelector(".facets");
const status = part.querySelector("[role=status]");
const help = part.querySelector("[data-help]");
const browse = document.querySelector("[data-browse]");
const index = new Index(part.dataset.index, document.documentElement.lang);
const results = new Results(part.querySelector("[data-results]"), part.dataset.root, says);
let timer;
let turn = 0;
/** Whether what is typed now goes on with what the last step of the history says. */
let typing = false;

// Where there is room, choices need no unfolding.
facets.querySelector("details").open = matchMedia("(min-width: 45rem)").matches;
for (const without of document.querySelectorAll("[data-without]")) without.hidden = true;
field.addEventListener("focus", () => index.load().catch(() => {}), { once: true });
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => ask(typing ? "replace" : "push"), PAUSE);
});
field.addEventListener("change", () => (typing = false));
questions.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  ask("replace");
});
facets.addEventListener("change", () => ask("push"));
facets.addEventListener("reset", () => setTimeout(() => ask("push"))); // The fields are emptied after the event.
addEventListener("popstate", restore);
restore();
listenToKeys();

/** What the address asks for is what the page shows. */
function restore() {
  const asked = new URLSearchParams(location.search);
  typing = false;
  field.value = asked.get("q") ?? "";
  for (const name of FACETS) choose(name, asked.get(name) ?? "");
  ask();
}

function choose(name, value) {
  const choice = facets.elements[name];
  if (choice.type === "checkbox") choice.checked = value === choice.value;
  else if (choice instanceof RadioNodeList) {
    const wanted = [...choice].find((one) => one.value === value) ?? choice[0];
    wanted.checked = true;
  } else {
    // Towns are known once the index is there.
    if (name === "commune" && value && !option(choice, value)) choice.append(new Option(value, value));
    choice.value = option(choice, value) ? value : "";
  }
}

function option(select, value) {
  return [...select.options].find((one) => one.value === value);
}

/** The question and the choices, as the address has them. */
function asked() {
  const choices = [...new FormData(facets)].filter(([, value]) => value !== "");
  const question = field.value.trim();
  return new URLSearchParams([...(question ? [["q", question]] : []), ...choices]);
}

/** Asks the index what the fields say; `history` tells whether the address gets a new step, or the last one changes. */
async function ask(step) {
  const mine = ++turn;
  const address = asked();
  if (step) note(address, step);
  if (address.size === 0) return rest();
  const waiting = setTimeout(() => mine === turn && (status.textContent = says.dit.attente), 400);
  try {
    const question = field.value.trim();
    const found = await index.find(question, Object.fromEntries(address));
    if (mine !== turn) return;
    await results.show(found.results);
    if (mine !== turn) return;
    if (found.counts) {
      count(found.counts);
      facets.hidden = false;
    }
    browse.hidden = found.results.length > 0;
    say(question, found.results.length);
    await advise(found, question, address.size > (question ? 1 : 0), mine);
  } catch {
    if (mine === turn) fail();
  } finally {
    clearTimeout(waiting);
  }
}

function note(address, step) {
  const text = address.toString();
  const target = text ? `?${text}` : location.pathname;
  if (target === (location.search || location.pathname)) return;
  history[`${step}State`](null, "", target);
  typing = true;
}

/** Nothing is asked: the page is the index of the site. */
function rest() {
  status.textContent = "";
  help.hidden = true;
  results.part.hidden = true;
  browse.hidden = false;
  // Choices alone find pages too, once the reader knows of them.
  if (!facets.hidden) index.find("", {}).then(({ counts }) => count(counts), () => {});
}

function fail() {
  results.part.hidden = true;
  help.hidden = true;
  browse.hidden = false;
  status.textContent = says.dit.panne;
}

function say(question, found) {
  const word = question ? ["aucun", "un", "plusieurs"] : ["aucun-choix", "une-fiche", "fiches"];
  const pattern = says.dit[word[Math.min(found, 2)]];
  status.textContent = pattern.replace("{n}", found).replace("{q}", question);
}

/** Says next to each choice how many pages there would be with it. */
function count(counts) {
  const labelled = (label, number) => says.dit.compte.replace("{nom}", label).replace("{n}", number);
  const name = (node) => (node.dataset.label ??= node.textContent);
  for (const radio of facets.elements.type) {
    const number = radio.value ? (counts.type.values[radio.value] ?? 0) : counts.type.total;
    const label = radio.nextElementSibling;
    label.textContent = labelled(name(label), number);
    radio.parentElement.hidden = number === 0 && !radio.checked;
  }
  const season = facets.elements.saison.nextElementSibling;
  season.textContent = labelled(name(season), counts.saison.values[thisMonth()] ?? 0);
  const towns = facets.elements.commune;
  for (const town of Object.keys(counts.commune.values).sort((a, b) => a.localeCompare(b))) {
    if (!option(towns, town)) towns.append(new Option(town, town));
  }
  for (const facet of ["regime", "commune"]) {
    const select = facets.elements[facet];
    for (const choice of select.options) {
      if (!choice.value) continue;
      const number = counts[facet].values[choice.value] ?? 0;
      choice.textContent = labelled(name(choice), number);
      choice.hidden = choice.disabled = number === 0 && !choice.selected;
    }
    const some = Object.values(counts[facet].values).some((number) => number > 0);
    select.parentElement.hidden = !some && !select.value;
  }
}

/** Helps whoever found nothing: other choices, or words that look like the unknown ones. */
async function advise({ results: found, unknown }, question, narrowed, mine) {
  help.hidden = found.length > 0;
  if (found.length > 0) return;
  const advice = narrowed && unknown.length === 0 ? says.dit.choix : says.dit.elargir;
  help.replaceChildren(element("p", { textContent: advice }));
  const vocabulary = unknown.length > 0 ? await index.vocabulary().catch(() => []) : [];
  if (mine !== turn) return;
  const words = prepared(question, "").split(" ");
  const others = unknown.flatMap((word) =>
    near(word, vocabulary).slice(0, 3).map((better) => words.map((one) => (bare(one) === bare(word) ? better : one)).join(" ")),
  );
  if (others.length === 0) return;
  const links = [...new Set(others)].slice(0, 4).map((other) => {
    const link = element("a", { href: `?${new URLSearchParams({ q: other })}`, className: "button quiet", textContent: other });
    return element("li", {}, link);
  });
  help.prepend(element("p", { textContent: says.dit.essayer }), element("ul", { className: "buttons" }, ...links));
}

/** Escape empties the field, arrows go through the results, and « / » leads to the field unless the reader declines. */
function listenToKeys() {
  const shortcut = part.querySelector(".shortcut");
  const wanted = shortcut.querySelector("input");
  shortcut.hidden = false;
  wanted.checked = kept() !== "non";
  wanted.addEventListener("change", () => keep(wanted.checked ? "oui" : "non"));
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const elsewhere = !event.target.closest?.("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]");
    if (event.key === "/" && elsewhere && wanted.checked) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "Escape" && event.target === field && field.value) {
      event.preventDefault();
      clearTimeout(timer);
      field.value = "";
      ask("push");
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      walk(event);
    }
  });
}

/** From the field to the first result, and from one result to the next; elsewhere arrows do what they always do. */
function walk(event) {
  const links = [...results.list.querySelectorAll("a")];
  const stops = [field, ...links];
  const at = stops.indexOf(event.target);
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at === -1 || !next || results.part.hidden) return;
  event.preventDefault();
  next.focus();
}

/** What the reader decided about the shortcut stays on the device; without storage, until the page is left. */
function kept() {
  try {
    return localStorage.getItem("raccourci-recherche");
  } catch {
    return null;
  }
}

function keep(decision) {
  try {
    localStorage.setItem("raccourci-recherche", decision);
  } catch {
    // Then it is asked again on the next page.
  }
}
