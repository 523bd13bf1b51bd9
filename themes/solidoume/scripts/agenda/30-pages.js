/** The few next ones on the home page: what is over leaves its place to those that wait, hidden, in the list. */
function showNext(list, now) {
  const { ahead, over } = sorted(list.children, now);
  for (const { element } of over) element.hidden = true;
  ahead.forEach(({ element }, place) => {
    element.hidden = place >= Number(list.dataset.most);
    list.append(element);
  });
  if (ahead.length > 0) return;
  const none = document.createElement("p");
  none.textContent = spoken.aucun;
  list.replaceWith(none);
}

/** The list of all: what is over moves below, what repeats to the month of its next day. */
function arrange(upcoming, past, now) {
  const { ahead, over } = sorted(upcoming.querySelectorAll(".event"), now);
  const months = new Map([...upcoming.querySelectorAll("[data-month]")].map((part) => [part.dataset.month, part]));
  const pattern = [...months.values()][0];
  for (const { element, next } of ahead) {
    const key = next.slice(0, 7);
    if (!months.has(key)) months.set(key, emptyMonth(pattern, key, next));
    months.get(key).querySelector(".events").append(element);
  }
  for (const key of [...months.keys()].sort()) {
    const part = months.get(key);
    if (part.querySelector(".event")) upcoming.append(part);
    else part.remove();
  }
  over.sort((a, b) => (a.element.querySelector("time").dateTime < b.element.querySelector("time").dateTime ? -1 : 1));
  for (const { element } of over) {
    lower(element);
    past.querySelector(".events").prepend(element);
  }
  past.hidden = !past.querySelector(".event");
  upcoming.querySelector("[data-none]").hidden = ahead.length > 0;
}

function emptyMonth(pattern, key, day) {
  const part = pattern.cloneNode(true);
  part.dataset.month = key;
  const heading = part.querySelector("h3");
  heading.id = `mois-${key}`;
  heading.textContent = `${partsOf(day).month} ${partsOf(day).year}`;
  part.querySelector(".events").replaceChildren();
  return part;
}

/** Among what is over there are no months: titles stand one level higher. */
function lower(element) {
  const heading = element.querySelector("h4");
  const higher = document.createElement("h3");
  higher.append(...heading.childNodes);
  heading.replaceWith(higher);
}

/** The page of one occasion. */
function showOccasion(root, now) {
  const occasion = new Occasion(root);
  const time = root.querySelector(".details time");
  const ahead = occasion.ahead(now);
  const [next] = ahead;
  const shown = next ?? occasion.days.at(-1);
  if (shown) occasion.say(time, shown);
  if (!next) return sayOver(root);
  const list = root.querySelector("[data-dates]");
  if (list) {
    const shown = list.children.length;
    list.replaceChildren(...ahead.slice(0, Math.max(shown, 6)).map((day) => dateItem(occasion, day)));
  }
  if (root.dataset.anywhere !== undefined) sayHere(occasion, next, time);
}

function dateItem(occasion, day) {
  const item = document.createElement("li");
  const time = document.createElement("time");
  occasion.say(time, day);
  item.append(time);
  return item;
}

function sayOver(root) {
  for (const part of root.querySelectorAll("[data-add], .dates")) part.hidden = true;
  if (root.parentElement.querySelector("[data-over]")) return;
  const note = document.createElement("div");
  note.className = "note";
  note.dataset.over = "";
  note.setAttribute("role", "note");
  const text = document.createElement("p");
  text.textContent = spoken.passe;
  note.append(text);
  root.before(note);
}

/** What one attends from anywhere is also said on the reader's own clocks, where they differ. */
function sayHere(occasion, day, time) {
  const instant = instantOf(day, occasion.from);
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const here = clockOf(instant, own);
  if (here === occasion.iso(day)) return;
  const text = document.createElement("small");
  text.dataset.here = "";
  text.textContent = fill(spoken.chezvous, { date: momentText(...here.split("T")) });
  time.parentElement.append(document.createElement("br"), text);
}

/** The table of a month: today is marked. The way to the months leads to today's. */
function markToday(now) {
  const today = now.slice(0, 10);
  for (const cell of document.querySelectorAll(`[data-date="${today}"]`)) {
    cell.classList.add("today");
    if (cell.localName !== "td") continue;
    cell.setAttribute("aria-current", "date");
    const said = document.createElement("span");
    said.className = "hidden-text";
    said.textContent = ` (${spoken.aujourdhui})`;
    cell.querySelector(".day").append(said);
  }
  const ways = document.querySelector("[data-months]");
  if (!ways) return;
  const words = ways.dataset.months.trim().split(" ");
  const place = words.indexOf(now.slice(0, 7));
  const link = ways.querySelector("[data-way]");
  if (place >= 0 && link.getAttribute("aria-current") === null) link.href = words[place + 1];
}
