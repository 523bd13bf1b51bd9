//! Dates, months, prices and lists as `diff` writes them.

use jiff::civil::{Date, Weekday};
use solidoume::changes::portrait::{Month, Place, Price, When};
use solidoume::content::facts::{MonthDay, Recurrence, Rhythm};
use solidoume::decode::values::date::Moment;

use crate::messages::Language;

const MONTHS: [[&str; 12]; 2] = [
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];
const DAYS: [[&str; 7]; 2] = [
    [
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ],
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ],
];

/// Text of the content in a line of Markdown: it cannot become markup, nor call anybody.
pub(super) fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' => {
                escaped.extend(['\\', sign])
            }
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '@' => escaped.push_str("&#64;"),
            sign if sign.is_whitespace() || sign.is_control() => escaped.push(' '),
            sign => escaped.push(sign),
        }
    }
    // An address in plain text would become a link.
    escaped
        .replace("://", ":&#47;&#47;")
        .replace("www.", "www&#46;")
}

/// A path, as code: no sign of it can end the code.
pub(super) fn code(text: &str) -> String {
    format!("`{}`", text.replace(['`', '\n', '\r'], "?"))
}

pub(super) fn months(months: &[i8], language: Language) -> String {
    if months.len() == 12 {
        return language.pick("toute l'année", "all year").to_owned();
    }
    if months.is_empty() {
        return language.pick("aucun mois", "no month").to_owned();
    }
    let names = language.pick(MONTHS[0], MONTHS[1]);
    let named: Vec<&str> = months
        .iter()
        .filter_map(|month| names.get((*month - 1).max(0) as usize).copied())
        .collect();
    named.join(", ")
}

pub(super) fn euros(plain: &str, language: Language) -> String {
    language.pick(
        format!("{}\u{a0}€", plain.replace('.', ",")),
        format!("€{plain}"),
    )
}

pub(super) fn price(price: &Price, language: Language) -> String {
    format!("{}/{}", euros(&price.amount, language), price.unit)
}

pub(super) fn date(date: Date, language: Language) -> String {
    let month = language.pick(MONTHS[0], MONTHS[1])[(date.month() - 1).max(0) as usize % 12];
    format!(
        "{} {} {month} {}",
        day(date.weekday(), language),
        date.day(),
        date.year()
    )
}

pub(super) fn when(when: &When, language: Language) -> String {
    let mut text = moment(when.start, language);
    if let Some(end) = when.end {
        let same_day = end.date == when.start.date;
        let end = match end.time {
            Some(time) if same_day => format!("{:02}:{:02}", time.hour(), time.minute()),
            _ => moment(end, language),
        };
        text = format!("{text} – {end}");
    }
    if let Some(repeats) = &when.repeats {
        text = format!("{text}, {}", rhythm(repeats, language));
    }
    text
}

pub(super) fn place(place: &Place) -> String {
    let parts = [&place.name, &place.address, &place.commune, &place.hours];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .map(|part| plain(part))
        .collect();
    parts.join(", ")
}

pub(super) fn figures(month: &Month, language: Language) -> String {
    let mut parts = vec![format!(
        "{} {}",
        month.contributors,
        language.pick("contributeurs", "contributors")
    )];
    let amounts = [
        (language.pick("total", "total"), &month.total),
        (language.pick("versé", "paid out"), &month.payout),
    ];
    for (name, amount) in amounts {
        parts.extend(
            amount
                .as_ref()
                .map(|amount| format!("{name} {}", euros(amount, language))),
        );
    }
    parts.push(month.status.to_owned());
    parts.join(", ")
}

/// `12,4 ko`.
pub(super) fn bytes(bytes: usize, language: Language) -> String {
    let (tenths, unit) = if bytes < 1_000_000 {
        ((bytes + 50) / 100, language.pick("ko", "kB"))
    } else {
        ((bytes + 50_000) / 100_000, language.pick("Mo", "MB"))
    };
    let point = language.pick(',', '.');
    format!("{}{point}{}\u{a0}{unit}", tenths / 10, tenths % 10)
}

fn moment(moment: Moment, language: Language) -> String {
    let day = date(moment.date, language);
    moment.time.map_or(day.clone(), |time| {
        format!("{day} {:02}:{:02}", time.hour(), time.minute())
    })
}

fn day(day: Weekday, language: Language) -> &'static str {
    language.pick(DAYS[0], DAYS[1])[day.to_monday_zero_offset() as usize % 7]
}

fn rhythm(repeats: &Recurrence, language: Language) -> String {
    let (every, days): (_, Vec<String>) = match &repeats.rhythm {
        Rhythm::Weekly(days) => (
            language.pick("chaque semaine", "every week"),
            days.iter()
                .map(|weekday| day(*weekday, language).to_owned())
                .collect(),
        ),
        Rhythm::Monthly(days) => (
            language.pick("chaque mois", "every month"),
            days.iter().map(|day| month_day(*day, language)).collect(),
        ),
    };
    let mut text = format!("{every} ({})", days.join(", "));
    if let Some(until) = repeats.until {
        text = format!(
            "{text} {} {}",
            language.pick("jusqu'au", "until"),
            date(until, language)
        );
    }
    if !repeats.except.is_empty() {
        let except: Vec<String> = repeats
            .except
            .iter()
            .map(|day| date(*day, language))
            .collect();
        text = format!(
            "{text}, {} {}",
            language.pick("sauf", "except"),
            except.join(", ")
        );
    }
    text
}

fn month_day(on: MonthDay, language: Language) -> String {
    match on {
        MonthDay::Number(number) => language.pick(format!("le {number}"), format!("day {number}")),
        MonthDay::Nth(-1, weekday) => format!(
            "{} {}",
            language.pick("dernier", "last"),
            day(weekday, language)
        ),
        MonthDay::Nth(1, weekday) => {
            format!(
                "{} {}",
                language.pick("premier", "first"),
                day(weekday, language)
            )
        }
        MonthDay::Nth(rank, weekday) => format!(
            "{}{} {}",
            rank,
            language.pick("ᵉ", "."),
            day(weekday, language)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_stays_text() {
        assert_eq!(
            plain("a*b* <img> @equipe [x](y)\nz"),
            "a\\*b\\* &lt;img&gt; &#64;equipe \\[x\\](y) z"
        );
        assert_eq!(plain("https://a.example"), "https:&#47;&#47;a.example");
        assert_eq!(code("a`b"), "`a?b`");
    }

    #[test]
    fn amounts_and_weights_read_in_both_languages() {
        assert_eq!(euros("2.90", Language::Fr), "2,90\u{a0}€");
        assert_eq!(bytes(12_345, Language::Fr), "12,3\u{a0}ko");
        assert_eq!(bytes(1_250_000, Language::En), "1.3\u{a0}MB");
        assert_eq!(months(&[6, 7], Language::Fr), "juin, juillet");
    }
}
