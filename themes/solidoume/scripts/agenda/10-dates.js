/**
 * What takes place, kept right on the device: a site that was built last week does not announce what is over.
 *
 * The files of this folder become one module, in the order of their names. Every page is complete without it. Days and
 * times are texts of ISO 8601 on the clocks of the place (`2026-12-05T14:00`), so that they compare as they are; each
 * occasion carries its next days in `data-days`, and no rule of repetition is known here.
 */

const spoken = JSON.parse(document.querySelector("script[data-agenda]").dataset.agenda);
const language = document.documentElement.lang;

const CLOCK = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** An instant on the clocks of a zone: `2026-12-05T14:00`. */
function clockOf(instant, timeZone) {
  const parts = new Intl.DateTimeFormat("en", { ...CLOCK, timeZone }).formatToParts(instant);
  const part = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/** The instant when the clocks of the place show a day and a time. */
function instantOf(day, time) {
  const asked = Date.parse(`${day}T${time}Z`);
  // Once to know the clocks' advance about then, once more in case they are changed in between.
  let instant = asked;
  for (let round = 0; round < 2; round++) instant += asked - Date.parse(`${clockOf(instant, spoken.zone)}Z`);
  return new Date(instant);
}

/** A day, so many days later. */
function later(day, days) {
  const date = new Date(`${day}T00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

const fill = (pattern, values) => pattern.replace(/\{([\w-]+)\}/g, (_, name) => values[name]);

/** A day in its parts, as the generator says them. */
function partsOf(day) {
  const [year, month, number] = day.split("-").map(Number);
  const weekday = spoken.jours[(new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7];
  return { weekday, number, month: spoken.mois[month - 1], short: spoken.courts[month - 1], year };
}

/** « samedi 5 décembre 2026 » */
function dayText(day) {
  const { weekday, number, month, year } = partsOf(day);
  return `${weekday} ${language === "fr" && number === 1 ? "1er" : number}\u00a0${month} ${year}`;
}

/** « 14 h », « 14 h 30 », `14:00` */
function timeText(time) {
  if (language !== "fr") return time;
  const [hour, minute] = time.split(":");
  return `${Number(hour)}\u00a0h${minute === "00" ? "" : `\u00a0${minute}`}`;
}

const momentText = (day, time) =>
  time ? fill(spoken.date.a, { date: dayText(day), heure: timeText(time) }) : dayText(day);
