/** Says of each place whether it is open, again every minute while somebody looks. */

const timed = [...document.querySelectorAll("[data-jours]")].map((element) => ({
  element,
  days: /^\??$/.test(element.dataset.jours) ? undefined : calendar(element.dataset.jours, first, days),
}));
const form = document.getElementById("filtres");
let timer;

function tell() {
  const now = inParis(new Date());
  let changed = false;
  for (const { element, days } of timed) {
    const said = days ? inWords(stateAt(days, now), now) : unknown(element);
    const place = element.querySelector("[data-etat]");
    if (place.textContent !== said.text) place.textContent = said.text;
    changed ||= element.dataset.ouvert !== said.value;
    element.dataset.ouvert = said.value;
    const week = element.querySelector("[data-semaine]");
    if (week && days) thisWeek(week, days, now);
  }
  const asked = form?.elements.ouvert?.value;
  if (changed && asked) form.dispatchEvent(new Event("input", { bubbles: true }));
}

function unknown(element) {
  const { inconnus, perimes } = words.ouverture;
  return { text: element.dataset.jours ? perimes : inconnus, value: "possible" };
}

/** The table of usual hours becomes that of this week, holidays and exceptions included. */
function thisWeek(table, days, now) {
  const today = weekday(now.day);
  [...table.rows].forEach((row, at) => {
    const day = now.day - today + at;
    const stretches = days.on(day);
    if (at === today) row.setAttribute("aria-current", "date");
    else row.removeAttribute("aria-current");
    if (!stretches) return;
    const text = dayInWords(stretches);
    row.cells[1].textContent = holidays.has(day) ? fill(words.ouverture["jour-ferie"], { heures: text }) : text;
  });
}

function everyMinute() {
  clearTimeout(timer);
  if (document.visibilityState === "hidden") return;
  tell();
  timer = setTimeout(everyMinute, 60_000 - (Date.now() % 60_000) + 50);
}

for (const field of document.querySelectorAll("[data-avec-heure]")) field.hidden = false;
document.addEventListener("visibilitychange", everyMinute);
everyMinute();
