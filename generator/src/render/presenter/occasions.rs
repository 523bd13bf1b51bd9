//! Events in words: when, how often, whether they are over.

use jiff::ToSpan as _;
use jiff::civil::Weekday;

use super::Presenter;
use crate::content::facts::{MonthDay, Occasion, Recurrence, Rhythm};
use crate::decode::values::date::Moment;
use crate::render::format;
use crate::render::view::DateView;
use crate::render::view::entries::OccasionView;
use crate::site::occurrences::{self, Occurrence, next_date};

/// How far the device can see: more than a year, so that a site that is no longer built stays right for as long.
const DAYS_AHEAD: i32 = 400;
/// However often it takes place.
const MOST_DAYS: usize = 400;

impl Presenter<'_> {
    pub(super) fn occasion_view(&self, occasion: &Occasion) -> OccasionView {
        let today = self.site.today;
        let next = next_date(occasion, today);
        let shown = next.unwrap_or_else(|| occurrences::last_date(occasion, today));
        let Occurrence { start, end } = Occurrence::on(occasion, shown);
        let clock = |moment: Option<Moment>| {
            let time = moment.and_then(|moment| moment.time);
            time.map_or_else(String::new, |time| {
                format!("{:02}:{:02}", time.hour(), time.minute())
            })
        };
        let horizon = today.saturating_add(DAYS_AHEAD.days());
        let first = match occasion.recurrence {
            Some(_) => today,
            None => occasion.start.date,
        };
        let ahead = occurrences::days(occasion, first, horizon.max(start.date));
        let ahead: Vec<String> = ahead.take(MOST_DAYS).map(|day| day.to_string()).collect();
        OccasionView {
            text: self.period_text(start, end),
            start: format::moment(start, self.words),
            end: end.map(|end| format::moment(end, self.words)),
            status: self.words.value(occasion.status),
            status_key: occasion.status,
            past: next.is_none(),
            recurrence: occasion
                .recurrence
                .as_ref()
                .map(|recurrence| self.recurrence_text(recurrence)),
            moved_from: occasion
                .moved_from
                .map(|moment| format::moment(moment, self.words)),
            days: ahead.join(" "),
            from: clock(Some(occasion.start)),
            to: clock(occasion.end),
            span: occurrences::length(occasion),
        }
    }

    /// What its status means for those who would come; none when all is well.
    #[must_use]
    pub fn status_sentence(&self, occasion: &Occasion) -> Option<String> {
        let words = |key: &str| self.words.get(&["agenda", "statuts", key]);
        match (occasion.status, occasion.moved_from) {
            ("confirmé", _) => None,
            ("reporté", Some(before)) => {
                let (before, now) = (
                    format::moment(before, self.words).text,
                    format::moment(occasion.start, self.words).text,
                );
                let values = [("avant", before.as_str()), ("date", now.as_str())];
                Some(crate::render::words::fill(&words("deplace"), &values))
            }
            (status, _) => Some(words(status)),
        }
    }

    pub(super) fn period_text(&self, start: Moment, end: Option<Moment>) -> String {
        let day = format::date(start.date, self.words).text;
        let first = format::moment(start, self.words);
        let Some(end) = end else { return first.text };
        let last = format::moment(end, self.words);
        if start.date != end.date {
            return self.words.fill(
                &["date", "du-au"],
                &[("du", &first.text), ("au", &last.text)],
            );
        }
        match (&first.time, &last.time) {
            (Some(from), Some(to)) => self.words.fill(
                &["date", "heures"],
                &[("date", &day), ("de", from), ("a", to)],
            ),
            _ => first.text,
        }
    }

    fn recurrence_text(&self, recurrence: &Recurrence) -> String {
        let day_name = |day: Weekday| {
            self.words
                .nth(&["jours"], day.to_monday_zero_offset() as usize)
        };
        let (key, days): (_, Vec<String>) = match &recurrence.rhythm {
            Rhythm::Weekly(days) => (
                "chaque-semaine",
                days.iter().map(|day| day_name(*day)).collect(),
            ),
            Rhythm::Monthly(days) => {
                let name = |day: &MonthDay| match day {
                    MonthDay::Number(number) => number.to_string(),
                    MonthDay::Nth(-1, day) => {
                        format!(
                            "{} {}",
                            self.words.get(&["date", "dernier"]),
                            day_name(*day)
                        )
                    }
                    MonthDay::Nth(rank, day) => {
                        let rank = self
                            .words
                            .nth(&["date", "rangs"], (*rank - 1).max(0) as usize);
                        format!("{rank} {}", day_name(*day))
                    }
                };
                ("chaque-mois", days.iter().map(name).collect())
            }
        };
        let days = days.join(&self.words.get(&["date", "et"]));
        let mut text = self.words.fill(&["date", key], &[("jours", &days)]);
        if let Some(until) = recurrence.until {
            let DateView { text: until, .. } = format::date(until, self.words);
            text.push_str(&self.words.fill(&["date", "jusqu-au"], &[("date", &until)]));
        }
        text
    }
}
