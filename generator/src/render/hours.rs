//! Opening hours in words, from the syntax of OpenStreetMap: days, times and what is closed.
//!
//! The everyday part of the specification (<https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification>) is
//! read here: lists and ranges of days, public holidays, times, `off`, `24/7`. Anything else is shown as it is
//! written rather than guessed.

use super::format::clock;
use super::view::entries::HoursView;
use super::words::Words;
use crate::site::hours::Stretch;

/// Days as the syntax names them, from Monday; public holidays come last.
const DAYS: [&str; 8] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "PH"];

/// One line for each rule; nothing when a part of the text is beyond what is read here.
#[must_use]
pub fn in_words(text: &str, words: &Words) -> Option<Vec<HoursView>> {
    if text.trim() == "24/7" {
        let (days, hours) = (
            words.get(&["horaires", "tous"]),
            words.get(&["horaires", "jour-et-nuit"]),
        );
        return Some(vec![HoursView { days, hours }]);
    }
    text.split(';')
        .map(str::trim)
        .filter(|rule| !rule.is_empty())
        .map(|rule| line(rule, words))
        .collect()
}

/// The hours of one day: « 9 h – 12 h 30, 15 h – 19 h », « fermé ». What is not sure is said to be.
#[must_use]
pub fn day_in_words(stretches: &[Stretch], words: &Words) -> String {
    if stretches.is_empty() {
        return words.get(&["horaires", "ferme"]);
    }
    let spans = stretches.iter().map(|stretch| {
        if (stretch.from, stretch.to) == (0, 24 * 60) {
            return words.get(&["horaires", "jour-et-nuit"]);
        }
        let time = |minutes: u16| {
            if minutes == 24 * 60 {
                return words.get(&["ouverture", "minuit"]);
            }
            let (hour, minute) = ((minutes / 60 % 24) as i8, (minutes % 60) as i8);
            clock(jiff::civil::time(hour, minute, 0, 0), words.language)
        };
        let (from, to) = (time(stretch.from), time(stretch.to));
        let span = words.fill(&["horaires", "de-a"], &[("de", &from), ("a", &to)]);
        match stretch.sure {
            true => span,
            false => words.fill(&["ouverture", "a-confirmer"], &[("heures", &span)]),
        }
    });
    spans.collect::<Vec<_>>().join(", ")
}

fn line(rule: &str, words: &Words) -> Option<HoursView> {
    let starts_with_day = DAYS.iter().any(|day| rule.starts_with(day));
    let (days, hours) = if starts_with_day {
        rule.split_once(' ')?
    } else {
        ("Mo-Su", rule)
    };
    let hours = match hours.trim() {
        "off" | "closed" => words.get(&["horaires", "ferme"]),
        times => {
            let spans: Option<Vec<String>> = times
                .split(',')
                .map(|span| times_text(span, words))
                .collect();
            spans?.join(", ")
        }
    };
    let days: Option<Vec<String>> = days.split(',').map(|part| days_text(part, words)).collect();
    Some(HoursView {
        days: days?.join(", "),
        hours,
    })
}

fn days_text(part: &str, words: &Words) -> Option<String> {
    let name = |day: &str| {
        let index = DAYS.iter().position(|known| *known == day.trim())?;
        Some(match index {
            7 => words.get(&["horaires", "feries"]),
            index => words.nth(&["jours"], index),
        })
    };
    match part.split_once('-') {
        None => name(part),
        Some(("Mo", "Su")) => Some(words.get(&["horaires", "tous"])),
        Some((first, last)) => {
            let (first, last) = (name(first)?, name(last)?);
            Some(words.fill(&["horaires", "du-au"], &[("du", &first), ("au", &last)]))
        }
    }
}

fn times_text(span: &str, words: &Words) -> Option<String> {
    let time = |text: &str| {
        let (hour, minute) = text.trim().split_once(':')?;
        let time = jiff::civil::Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
        Some(clock(time, words.language))
    };
    let (from, to) = span.split_once('-')?;
    let (from, to) = (time(from)?, time(to)?);
    Some(words.fill(&["horaires", "de-a"], &[("de", &from), ("a", &to)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Language;
    use crate::diagnostics::Diagnostics;
    use crate::source::{SourceFile, Sources};

    fn french(text: &str) -> Option<Vec<String>> {
        let yaml = "jours: [lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche]\n\
                    horaires: {du-au: \"du {du} au {au}\", de-a: \"{de} – {a}\", ferme: fermé, feries: jours fériés, \
                    tous: tous les jours, jour-et-nuit: jour et nuit}\n";
        let path = "themes/t/words/fr.yaml".to_owned();
        let sources = Sources::new(vec![SourceFile {
            path,
            bytes: yaml.into(),
        }]);
        let words = Words::load(&sources, "t", Language::Fr, &mut Diagnostics::default());
        let lines = in_words(text, &words)?;
        Some(
            lines
                .into_iter()
                .map(|line| format!("{} : {}", line.days, line.hours).replace('\u{a0}', " "))
                .collect(),
        )
    }

    #[test]
    fn everyday_hours_become_sentences() {
        assert_eq!(
            french("Tu-Sa 09:00-12:30,15:00-19:00; PH off"),
            Some(vec![
                "du mardi au samedi : 9 h – 12 h 30, 15 h – 19 h".into(),
                "jours fériés : fermé".into(),
            ])
        );
        assert_eq!(
            french("We,Su 12:00-14:00"),
            Some(vec!["mercredi, dimanche : 12 h – 14 h".into()])
        );
    }

    #[test]
    fn what_is_not_understood_is_not_guessed() {
        for beyond in [
            "Apr-Oct: Sa 08:00-12:00",
            "Sa[1] 09:00-12:00",
            "sunrise-sunset",
            "Mo 9-12",
        ] {
            assert_eq!(french(beyond), None, "{beyond}");
        }
    }
}
