/**
 * Narrows the list to what the reader chooses, and keeps the choices in the address's fragment, which never reaches a
 * server, so that a narrowed list can be shared.
 */
function offerChoices(form) {
  const items = [...document.querySelectorAll(".event[data-axe]")];
  const count = form.querySelector("output");
  const choices = () => [...new FormData(form)].filter(([, value]) => value !== "");
  const show = (chosen) => {
    for (const item of items) item.hidden = !chosen.every(([name, value]) => item.dataset[name] === value);
    for (const part of document.querySelectorAll("[data-month], [data-past]")) {
      part.hidden = !part.querySelector(".event:not([hidden])");
    }
    const shown = items.filter((item) => !item.hidden).length;
    const { none, count: some } = count.dataset;
    count.textContent = shown === 0 ? none : fill(some, { n: shown, total: items.length });
  };
  const change = () => {
    const chosen = choices();
    show(chosen);
    const fragment = new URLSearchParams(chosen).toString();
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
  };
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const field = form.elements[name];
    if (!field) continue;
    if (field.type === "checkbox") field.checked = field.value === value;
    else field.value = value;
  }
  form.hidden = false;
  form.addEventListener("input", change);
  form.addEventListener("reset", () => setTimeout(change)); // The fields are emptied after the event.
  show(choices());
}
