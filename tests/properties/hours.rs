//! The days a page carries say at every minute what the crate that reads opening hours says.

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use opening_hours::localization::Country;
use opening_hours::{Context, OpeningHours, RuleKind};
use proptest::prelude::*;
use solidoume::site::hours::{Calendar, DAYS};

use super::tries;

const TODAY: Date = date(2026, 11, 25);

/// Hours of every sort the syntax knows: what is common, then what is not.
pub(crate) const SAMPLES: [&str; 24] = [
    "24/7",
    "off",
    "Mo-Fr 09:00-12:30,14:00-19:00",
    "Tu-Sa 09:00-12:30,15:00-19:00; PH off",
    "We,Su 12:00-14:00; Th-Sa 12:00-14:00,19:00-21:30",
    "Mo-Su 08:00-20:00; PH 09:00-12:00",
    "PH,Su 10:00-12:00",
    "Fr-Sa 20:00-02:00",
    "Fr 22:00-26:00; Sa off",
    "Mo-Su 00:00-24:00; We 10:00-11:00 off",
    "Apr-Oct: Sa 08:00-12:00; Nov-Mar: Sa 09:00-12:00",
    "Apr 15-Oct 10 Mo-Sa 09:00-18:00",
    "week 1-53/2 Th 17:30-19:30",
    "week 10-20 We 16:00-19:00",
    "Sa[1] 08:00-12:00",
    "Th[-1] 18:00-20:00",
    "2027 Mo-Fr 10:00-12:00",
    "2026 Dec 20-2027 Jan 05 off",
    "Mo-Fr 09:00-17:00; Dec 24-Jan 02 off; 2027 May 01 10:00-11:00",
    "easter 10:00-12:00",
    "easter +1 day 10:00-12:00; Su 09:00-10:00",
    "Sa 10:00-12:00 unknown",
    "Mo 10:00-12:00 open, Mo 11:00-13:00 unknown",
    "Mo-Fr 10:00-18:00 || \"sur rendez-vous\"",
];

/// What the crate says of hours at a minute of a day.
pub(crate) struct Judge(OpeningHours);

impl Judge {
    pub(crate) fn of(text: &str) -> Self {
        let context = Context::default().with_holidays(Country::FR.holidays());
        let hours: OpeningHours = text.parse().expect("hours");
        Self(hours.with_context(context))
    }

    /// `o` open, `c` closed, `d` when one must ask.
    pub(crate) fn says(&self, day: Date, minute: i64) -> char {
        let moment = format!("{day}T{:02}:{:02}:00", minute / 60, minute % 60);
        match self.0.state(moment.parse().expect("a moment")).0 {
            RuleKind::Open => 'o',
            RuleKind::Closed => 'c',
            RuleKind::Unknown => 'd',
        }
    }
}

fn said(calendar: &Calendar, after: usize, minute: i64) -> Option<char> {
    let stretches = calendar.on(after)?;
    let now = stretches
        .iter()
        .find(|stretch| (i64::from(stretch.from)..i64::from(stretch.to)).contains(&minute));
    Some(now.map_or('c', |stretch| if stretch.sure { 'o' } else { 'd' }))
}

fn agree(text: &str, step: usize) {
    let Some(calendar) = Calendar::read(text, TODAY) else {
        panic!("cannot be read: {text}")
    };
    let judge = Judge::of(text);
    for sample in (0..DAYS * 1440).step_by(step) {
        let (after, minute) = (sample / 1440, (sample % 1440) as i64);
        let day = TODAY.yesterday().expect("a day") + (after as i64).days();
        let expected = judge.says(day, minute);
        assert_eq!(
            said(&calendar, after, minute),
            Some(expected),
            "{text} on {day} at minute {minute}"
        );
    }
    assert_eq!(said(&calendar, DAYS, 0), None, "beyond, nothing is known");
}

#[test]
fn the_days_of_every_sort_of_hours_are_exact() {
    for text in SAMPLES {
        // Every minute of the day is met, on days of every sort.
        agree(text, 487);
    }
}

fn rule() -> impl Strategy<Value = String> {
    let part = |choices: &'static [&'static str]| proptest::sample::select(choices);
    let when = part(&[
        "",
        "",
        "",
        "Apr-Oct ",
        "Dec 20-Jan 03 ",
        "week 2-52/2 ",
        "2027 May ",
    ]);
    let days = part(&[
        "Mo", "Tu-Sa", "Fr-Mo", "We,Su", "PH", "Sa[2]", "Su[-1]", "Mo-Su", "PH,Th",
    ]);
    let times = (0..26u32, 1..20u32, 0..60u32).prop_map(|(from, long, minute)| {
        let from = from % 24;
        format!(
            "{from:02}:{minute:02}-{:02}:{:02}",
            from + long,
            59 - minute
        )
    });
    let kind = part(&["", "", "", " off", " unknown"]);
    (when, days, proptest::collection::vec(times, 1..3), kind)
        .prop_map(|(when, days, times, kind)| format!("{when}{days} {}{kind}", times.join(",")))
}

proptest! {
    #![proptest_config(tries(40))]

    #[test]
    fn the_days_of_any_hours_are_exact(
        rules in proptest::collection::vec(rule(), 1..4),
        between in proptest::sample::select(&["; ", ", ", " || "][..]),
    ) {
        let text = rules.join(between);
        prop_assume!(Calendar::read(&text, TODAY).is_some());
        agree(&text, 1013);
    }

    /// Whatever contributors write, a build goes on.
    #[test]
    fn no_text_stops_the_reading(
        at in 0..SAMPLES.len(),
        cut in 0..60usize,
        put in "[0-9A-Za-z:;,/+\\-\" \\[\\]()é]{0,6}",
    ) {
        let sample = SAMPLES[at];
        let cut = cut.min(sample.len());
        let text = format!("{}{put}{}", &sample[..cut], &sample[(cut + 1).min(sample.len())..]);
        if let Some(calendar) = Calendar::read(&text, TODAY) {
            prop_assert!(calendar.on(DAYS - 1).is_some(), "{text}");
        }
    }
}
