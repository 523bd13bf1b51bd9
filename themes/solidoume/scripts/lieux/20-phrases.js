const script = document.querySelector("script[data-lieux]");
const words = JSON.parse(script.dataset.mots);
const first = dayOf(script.dataset.depuis);
const days = Number(script.dataset.nombre);
const holidays = new Set(script.dataset.feries.split(" ").map(dayOf));
const language = document.documentElement.lang;

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function clock(minutes) {
  if (minutes === MIDNIGHT) return words.ouverture.minuit;
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  const two = (number) => String(number).padStart(2, "0");
  return fill(m === 0 ? words.ouverture.pile : words.ouverture.heure, { h, hh: two(h), mm: two(m) });
}

/** « à 19 h », « demain à 9 h », « mardi à 9 h », « le 3 avril » : as near as one needs to know. */
function when({ day, minute }, now) {
  const heure = clock(minute);
  const ahead = day - now.day;
  if (ahead === 0 || ahead * MIDNIGHT + minute - now.minute < MIDNIGHT / 2) return fill(words.ouverture.a, { heure });
  if (ahead === 1) return fill(words.ouverture.demain, { heure });
  if (ahead < 7) return fill(words.ouverture.jour, { jour: words.jours[weekday(day)], heure });
  const format = new Intl.DateTimeFormat(language, { timeZone: "UTC", day: "numeric", month: "long" });
  return fill(words.ouverture.date, { date: format.format(day * 864e5) });
}

/** A place's state in words; `value` is what the filter compares. */
function inWords(state, now) {
  const say = words.ouverture;
  switch (state.kind) {
    case "open":
      return { text: state.until ? fill(say.ouvert, { quand: when(state.until, now) }) : say.toujours, value: "oui|possible" };
    case "doubt":
      return { text: say.incertain, value: "possible" };
    case "stale":
      return { text: say.perimes, value: "possible" };
    default: {
      const closed = holidays.has(now.day) ? say.ferie : say.ferme;
      return { text: state.until ? fill(say.ouvre, { ferme: closed, quand: when(state.until, now) }) : closed, value: "" };
    }
  }
}

/** The hours of one day. */
function dayInWords(stretches) {
  if (stretches.length === 0) return words.horaires.ferme;
  const texts = stretches.map(({ from, to, sure }) => {
    if (to - from === MIDNIGHT) return words.horaires["jour-et-nuit"];
    const heures = fill(words.horaires["de-a"], { de: clock(from), a: clock(to) });
    return sure ? heures : fill(words.ouverture["a-confirmer"], { heures });
  });
  return texts.join(", ");
}

/** « à 2,3 km »: a commune's centre only tells about how far. */
function distanceInWords(kilometres, exact) {
  if (kilometres < 0.1 && exact) return words.proche.ici;
  const km = new Intl.NumberFormat(language, { maximumFractionDigits: kilometres < 10 ? 1 : 0 }).format(kilometres);
  return fill(exact ? words.proche.distance : words.proche.environ, { km });
}
