/**
 * Says what is in season in the month of the device: the site may have been made in another month.
 *
 * Months are those of Paris, wherever the device is. Without this module a page shows the month it was made in.
 */

const MONTH = Number(new Intl.DateTimeFormat("en", { timeZone: "Europe/Paris", month: "numeric" }).format(new Date()));

/** Whether an entry is in season now: `data-mois` holds its months. */
function inSeason(item) {
  return (item.dataset.mois ?? "").split(" ").includes(String(MONTH));
}

/** Shows the badges of what is in season below an element, and hides the others. */
function markSeasons(root) {
  for (const item of root.querySelectorAll("[data-mois]")) {
    const badge = item.querySelector(".badge.season");
    if (badge) badge.hidden = !inSeason(item);
  }
}

/** Marks the current month in strips, in the calendar and in lists of months. */
function markMonth() {
  for (const place of document.querySelectorAll("[data-month]")) {
    const now = Number(place.dataset.month) === MONTH;
    place.classList.toggle("now", now);
    if (place.matches("th, a")) place.toggleAttribute("aria-current", now);
    if (place.matches("th, a") && now) place.setAttribute("aria-current", "date");
    const said = place.querySelector("[data-now]");
    if (said) said.hidden = !now;
  }
}

/** Lists that begin with what is in season: each half keeps its order. */
function sortSeasons() {
  for (const list of document.querySelectorAll("[data-season-first] > .cards")) {
    const items = [...list.children];
    list.append(...items.filter(inSeason), ...items.filter((item) => !inSeason(item)));
  }
  const now = document.querySelector("[data-in-season]");
  const others = document.querySelector("[data-out-of-season]");
  if (!now || !others) return;
  const items = [...document.querySelectorAll(":is([data-in-season], [data-out-of-season]) .cards > li")];
  // The alphabet of the whole list, not of its two halves.
  items.sort((one, other) => title(one).localeCompare(title(other), "fr"));
  now.querySelector(".cards").append(...items.filter(inSeason));
  others.querySelector(".cards").append(...items.filter((item) => !inSeason(item)));
  for (const part of [now, others]) part.hidden = !part.querySelector("li");
}

function title(item) {
  return item.querySelector(":is(h2, h3) a").textContent;
}

/** The home page of another month: its foods and recipes come from that month's page. */
async function showThisMonth() {
  const home = document.querySelector("[data-home-month]");
  if (!home || Number(home.dataset.homeMonth) === MONTH) return;
  const [names, pages] = [home.dataset.names.split("|"), home.dataset.pages.split("|")];
  const answer = await fetch(pages[MONTH - 1]).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const part of document.querySelectorAll("[data-cards-from]")) {
    const cards = [...page.querySelectorAll(`${part.dataset.cardsFrom} .cards > li`)].slice(0, Number(part.dataset.most));
    part.querySelector(".cards").replaceChildren(...cards);
    part.hidden = cards.length === 0;
  }
  for (const said of home.querySelectorAll("[data-pattern]")) {
    said.textContent = said.dataset.pattern.replace("{mois}", names[MONTH - 1]);
    if (said.href) said.href = pages[MONTH - 1];
  }
  markSeasons(document);
}

/** A calendar that is wider than its region begins at the current month. */
function scrollToMonth() {
  const head = document.querySelector(".calendar th.now");
  const region = head?.closest(".table-scroll");
  if (!region || region.scrollWidth <= region.clientWidth) return;
  const names = region.querySelector("th").offsetWidth;
  region.scrollLeft = head.offsetLeft - names - (region.clientWidth - names - head.offsetWidth) / 2;
}

markMonth();
sortSeasons();
markSeasons(document);
scrollToMonth();
showThisMonth();
