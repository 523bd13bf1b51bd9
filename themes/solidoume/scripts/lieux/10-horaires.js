/**
 * Places: who is open, what the map shows, what is near. All of it on the device: nothing here is sent or kept.
 *
 * A page is complete without this module. Hours come as days, made when the site is built: `kinds;week;exceptions`, for
 * instance `0900-1230,1500-1900;0,1,1,1,1,1,0;0:v,4e*12`. Kind 0 is a closed day, the week begins on Monday, an exception is a kind
 * with its days (`v`, or `4e` and the eleven same days of the weeks after), counted in base 36 from the first day. Times are those of
 * Paris, whatever the device's zone.
 */

const MIDNIGHT = 24 * 60;
const PARIS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  hourCycle: "h23",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
});

/** Day (since 1970) and minute of a moment, as a clock in Paris shows them. */
export function inParis(moment) {
  const part = Object.fromEntries(PARIS.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  return { day: Date.UTC(part.year, part.month - 1, part.day) / 864e5, minute: part.hour * 60 + part.minute };
}

/** The day, since 1970, that `2026-11-25` names. */
export function dayOf(date) {
  return Date.parse(date) / 864e5;
}

/** Days since Monday: the first day of 1970 was a Thursday. */
export function weekday(day) {
  return (day + 3) % 7;
}

/** Reads the days of a place. `on(day)` gives a day's stretches, or nothing for a day that is not known. */
export function calendar(code, first, days) {
  const [kinds, week, exceptions] = code.split(";");
  const stretches = [[], ...(kinds ? kinds.split("|") : []).map((kind) => kind.split(",").map(stretch))];
  const usual = week.split(",").map(number);
  const unusual = new Map();
  for (const exception of exceptions ? exceptions.split("/") : []) {
    const [kind, list] = exception.split(":");
    for (const item of list.split(",")) {
      const [start, weeks = 1] = item.split("*");
      for (let week = 0; week < weeks; week += 1) unusual.set(number(start) + 7 * week, number(kind));
    }
  }
  return {
    on(day) {
      const after = day - first;
      return after >= 0 && after < days ? stretches[unusual.get(after) ?? usual[weekday(day)]] : undefined;
    },
  };
}

function number(text) {
  return Number.parseInt(text, 36);
}

function stretch(text) {
  const [, from, to, doubt] = /^(\d+)-(\d+)(\??)$/.exec(text);
  const minutes = (time) => Math.floor(time / 100) * 60 + (time % 100);
  return { from: minutes(from), to: minutes(to), sure: !doubt };
}

/**
 * What is so at a moment: `open` (until when, if it ever closes), `closed` (until when, if it is known), `doubt` when one must
 * ask, `stale` beyond the days that are known.
 */
export function stateAt(calendar, { day, minute }) {
  const today = calendar.on(day);
  if (!today) return { kind: "stale" };
  const now = today.find(({ from, to }) => from <= minute && minute < to);
  if (now) return now.sure ? { kind: "open", until: closing(calendar, day, now.to) } : { kind: "doubt" };
  for (let ahead = day; calendar.on(ahead); ahead += 1) {
    const next = calendar.on(ahead).find(({ from, sure }) => sure && (ahead > day || from > minute));
    if (next) return { kind: "closed", until: { day: ahead, minute: next.from } };
  }
  return { kind: "closed" };
}

/** What is open at midnight may be open on the next day too; after a week of that it never closes. */
function closing(calendar, day, minute) {
  let end = { day, minute };
  while (end.minute === MIDNIGHT) {
    const next = calendar.on(end.day + 1)?.[0];
    if (!next?.sure || next.from > 0) break;
    if (end.day - day > 7) return undefined;
    end = { day: end.day + 1, minute: next.to };
  }
  return end;
}
