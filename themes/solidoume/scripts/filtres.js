/**
 * Narrows a list to what the reader chooses, on the device alone.
 *
 * Without this module the list is complete and the form stays hidden. Each item of a `[data-filtered]` part carries, in
 * `data-*` attributes named like the form's fields, the values it has, between bars. Choices are kept in the address's
 * fragment, so that a narrowed list can be shared; a fragment never reaches a server.
 */

const form = document.getElementById("filtres");
const items = [...document.querySelectorAll("[data-filtered] .cards > li")];
const count = form.querySelector("output");

restore();
form.hidden = false;
form.addEventListener("input", change);
form.addEventListener("reset", () => setTimeout(change)); // The fields are emptied after the event.
show(choices());

function choices() {
  return [...new FormData(form)].filter(([, value]) => value !== "");
}

function change() {
  const chosen = choices();
  show(chosen);
  const fragment = new URLSearchParams(chosen).toString();
  history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
}

function show(chosen) {
  for (const item of items) item.hidden = !chosen.every(([name, value]) => has(item, name, value));
  for (const part of document.querySelectorAll("section[data-filtered]")) {
    part.hidden = !part.querySelector("li:not([hidden]) article");
  }
  const shown = items.filter((item) => !item.hidden).length;
  count.textContent =
    shown === 0 ? count.dataset.none : count.dataset.count.replace("{n}", shown).replace("{total}", items.length);
  form.dispatchEvent(new CustomEvent("filtered", { detail: { shown: items.filter((item) => !item.hidden) } }));
}

function has(item, name, value) {
  const own = item.dataset[name];
  if (form.elements[name].dataset.most !== undefined) return own !== "" && Number(own) <= Number(value);
  return own.split("|").includes(value);
}

/** Takes the choices of a shared link; a fragment that names no field is someone else's and is left alone. */
function restore() {
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const field = form.elements[name];
    if (!field) continue;
    if (field.type === "checkbox") field.checked = field.value === value;
    else field.value = value;
  }
}
