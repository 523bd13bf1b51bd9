/** Something that takes place once or on several days, read from an element's `data-*`. */
class Occasion {
  constructor(element) {
    const { days, from, to, span } = element.dataset;
    this.element = element;
    this.days = days.split(" ").filter(Boolean);
    this.from = from;
    this.to = to;
    this.span = Number(span);
  }

  /** When the time that begins on a day is over; without an hour, with the day. */
  endOf(day) {
    return `${later(day, this.span)}T${this.to || "24:00"}`;
  }

  /** The days that are not over. */
  ahead(now) {
    return this.days.filter((day) => this.endOf(day) > now);
  }

  /** « samedi 5 décembre 2026, de 14 h à 16 h 30 » */
  text(day) {
    const { from, to, span } = this;
    if (!to && span === 0) return momentText(day, from);
    if (span > 0) return fill(spoken.date["du-au"], { du: momentText(day, from), au: momentText(later(day, span), to) });
    if (from && to) return fill(spoken.date.heures, { date: dayText(day), de: timeText(from), a: timeText(to) });
    return momentText(day, from);
  }

  iso(day) {
    return this.from ? `${day}T${this.from}` : day;
  }

  /** Says a day in a `<time>`, unless it says it already. */
  say(time, day) {
    if (time.dateTime === this.iso(day)) return;
    time.dateTime = this.iso(day);
    time.textContent = this.text(day);
  }
}

/** An occasion in a list, with the day it is shown for. */
class Item extends Occasion {
  constructor(element, now) {
    super(element);
    [this.next] = this.ahead(now);
    const shown = this.next ?? this.days.at(-1);
    if (shown) this.show(shown);
  }

  show(day) {
    this.say(this.element.querySelector("time"), day);
    const { weekday, number, short } = partsOf(day);
    const [first, second, third] = this.element.querySelectorAll(".date-block > *");
    first.textContent = `${weekday.slice(0, 3)}.`;
    second.textContent = number;
    third.textContent = short;
  }

  get key() {
    return this.iso(this.next);
  }
}

/** The items of some lists, those to come soonest first. */
function sorted(elements, now) {
  const items = [...elements].map((element) => new Item(element, now));
  const ahead = items.filter((item) => item.next).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return { ahead, over: items.filter((item) => !item.next) };
}
