//! Charts as geometry: whole numbers in, whole pixels and ready labels out, for the theme to draw as SVG.
//!
//! The theme's script draws the same chart on the visitor's device (`scripts/calculateurs/30-trace.js`), so every step
//! is arithmetic on whole numbers that JavaScript does alike: a chart looks the same before and after the script runs.

use serde::Serialize;

use super::format::number;
use crate::config::Language;

/// Left, right, top and bottom of what is drawn, in a view box of 640 by 320.
const FRAME: (i64, i64, i64, i64) = (84, 624, 14, 262);
/// The most ticks an axis has between its ends.
const TICKS: i64 = 6;

/// What a chart shows. Amounts are in cents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plot {
    /// The horizontal axis.
    pub x: Axis,
    /// The vertical axis; its ends grow to hold whole ticks and everything drawn.
    pub y: Axis,
    /// For rising x: the lowest and the highest y. An area, or a line where both are the same.
    pub band: Vec<(i64, i64, i64)>,
    /// A bar from zero at each x.
    pub bars: Vec<(i64, i64)>,
    /// Points with their lowest and highest y.
    pub marks: Vec<(i64, i64, i64)>,
    /// Between which x the band crosses zero.
    pub crossing: Option<(i64, i64)>,
    /// A height to reach.
    pub level: Option<i64>,
    /// The reader: x, lowest and highest y.
    pub you: Option<(i64, i64, i64)>,
}

/// An axis.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Axis {
    /// Its least value.
    pub lowest: i64,
    /// Its greatest value.
    pub highest: i64,
    /// What its values are.
    pub measure: Measure,
    /// Labels of its own: for `lowest`, `lowest + 1` and so on.
    pub labels: Vec<String>,
}

/// What the values of an axis are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Measure {
    /// Cents, labelled in euros or doumes.
    #[default]
    Cents,
    /// Things or people.
    Count,
}

/// A chart in pixels.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct PlotView {
    /// Ticks of the horizontal axis.
    pub across: Vec<TickView>,
    /// Ticks of the vertical axis.
    pub up: Vec<TickView>,
    /// Where zero is, from the top.
    pub zero: i64,
    /// The path of the band; empty without one.
    pub band: String,
    /// x, y, width and height of the bars.
    pub bars: Vec<(i64, i64, i64, i64)>,
    /// x, upper y and lower y of the marks.
    pub marks: Vec<(i64, i64, i64)>,
    /// x and width of the crossing.
    pub crossing: Option<(i64, i64)>,
    /// y of the level.
    pub level: Option<i64>,
    /// x, upper y and lower y of the reader.
    pub you: Option<(i64, i64, i64)>,
}

/// A tick.
#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct TickView {
    /// Where, in pixels.
    pub at: i64,
    /// What it says.
    pub label: String,
}

/// Computes a chart.
#[must_use]
pub fn draw(plot: &Plot, language: Language) -> PlotView {
    let (left, right, top, bottom) = FRAME;
    let (low, high, step) = span(plot);
    let x = |value| scale(value, (plot.x.lowest, plot.x.highest), (left, right));
    let y = |value| scale(value, (low, high), (bottom, top));
    let upright = |(at, low, high): (i64, i64, i64)| (x(at), y(high), y(low));
    PlotView {
        across: across(&plot.x, x, language),
        up: ticks(low, high, step)
            .map(|value| TickView {
                at: y(value),
                label: label(value, plot.y.measure, language),
            })
            .collect(),
        zero: y(0),
        band: band(&plot.band, x, y),
        bars: bars(plot, x, y),
        marks: plot.marks.iter().copied().map(upright).collect(),
        crossing: plot.crossing.and_then(|(from, to)| {
            let (from, to) = (from.max(plot.x.lowest), to.min(plot.x.highest));
            (from <= to).then(|| (x(from), (x(to) - x(from)).max(2)))
        }),
        level: plot.level.map(y),
        you: plot.you.map(upright),
    }
}

/// The vertical axis: its ends on whole ticks around zero and everything drawn, and the step between ticks.
fn span(plot: &Plot) -> (i64, i64, i64) {
    let banded = plot.band.iter().chain(&plot.marks).chain(&plot.you);
    let heights: Vec<i64> = banded
        .flat_map(|(_, low, high)| [*low, *high])
        .chain(plot.bars.iter().map(|(_, height)| *height))
        .chain(plot.level)
        .chain([0, plot.y.lowest, plot.y.highest])
        .collect();
    let lowest = heights.iter().copied().min().unwrap_or(0);
    let highest = heights.iter().copied().max().unwrap_or(0).max(lowest + 1);
    let step = step(highest - lowest, plot.y.measure);
    (
        lowest.div_euclid(step) * step,
        -((-highest).div_euclid(step)) * step,
        step,
    )
}

/// The least of 1, 2, 5, 10, 20, 50… that parts a width in at most [`TICKS`]; whole euros for cents.
fn step(width: i64, measure: Measure) -> i64 {
    let mut power = match measure {
        Measure::Cents if width > 300 => 100,
        _ => 1,
    };
    loop {
        for digit in [1, 2, 5] {
            if width <= digit * power * TICKS {
                return digit * power;
            }
        }
        power *= 10;
    }
}

/// Multiples of a step from one end to the other.
fn ticks(low: i64, high: i64, step: i64) -> impl Iterator<Item = i64> {
    let first = -((-low).div_euclid(step));
    let last = high.div_euclid(step);
    (first..=last).map(move |multiple| multiple * step)
}

fn across(axis: &Axis, x: impl Fn(i64) -> i64, language: Language) -> Vec<TickView> {
    if axis.labels.is_empty() {
        let step = step(axis.highest - axis.lowest, axis.measure);
        return ticks(axis.lowest, axis.highest, step)
            .map(|value| TickView {
                at: x(value),
                label: label(value, axis.measure, language),
            })
            .collect();
    }
    // As many labels as there is room for.
    let every = axis.labels.len().div_ceil(TICKS as usize).max(1);
    let labels = (axis.lowest..).zip(&axis.labels).step_by(every);
    labels
        .map(|(value, label)| TickView {
            at: x(value),
            label: label.clone(),
        })
        .collect()
}

fn label(value: i64, measure: Measure, language: Language) -> String {
    let plain = match measure {
        Measure::Count => value.to_string(),
        Measure::Cents if value % 100 == 0 => (value / 100).to_string(),
        Measure::Cents => format!(
            "{}{}.{:02}",
            if value < 0 { "-" } else { "" },
            value.abs() / 100,
            value.abs() % 100
        ),
    };
    number(&plain, language)
}

/// Along the upper ends, and back along the lower ones.
fn band(points: &[(i64, i64, i64)], x: impl Fn(i64) -> i64, y: impl Fn(i64) -> i64) -> String {
    if points.is_empty() {
        return String::new();
    }
    let there = points.iter().map(|(at, _, high)| (x(*at), y(*high)));
    let back = points.iter().rev().map(|(at, low, _)| (x(*at), y(*low)));
    let path: Vec<String> = there.chain(back).map(|(x, y)| format!("{x} {y}")).collect();
    format!("M{}Z", path.join("L"))
}

fn bars(plot: &Plot, x: impl Fn(i64) -> i64, y: impl Fn(i64) -> i64) -> Vec<(i64, i64, i64, i64)> {
    let (left, right, ..) = FRAME;
    let slots = plot.x.highest - plot.x.lowest + 1;
    let width = ((right - left) / (slots.max(1) * 2)).clamp(2, 40);
    let bar = |(at, height): &(i64, i64)| {
        let top = y((*height).max(0));
        (x(*at) - width / 2, top, width, y(0) - top)
    };
    plot.bars.iter().map(bar).collect()
}

/// From one range to another, rounded down.
fn scale(value: i64, (low, high): (i64, i64), (from, to): (i64, i64)) -> i64 {
    from + ((value - low) * (to - from)).div_euclid((high - low).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bonus() -> Plot {
        Plot {
            x: Axis {
                lowest: 2000,
                highest: 7000,
                ..Axis::default()
            },
            band: vec![(2000, 2356, 2451), (7000, -2452, -2356)],
            crossing: Some((4450, 4549)),
            you: Some((3000, 1394, 1490)),
            ..Plot::default()
        }
    }

    #[test]
    fn a_band_goes_there_and_back_between_whole_ticks() {
        let view = draw(&bonus(), Language::Fr);
        assert_eq!(
            view.across.first().map(|tick| tick.label.as_str()),
            Some("20")
        );
        assert_eq!(view.across.last().map(|tick| tick.at), Some(624));
        let labels: Vec<&str> = view.up.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(
            labels,
            [
                "\u{2212}30",
                "\u{2212}20",
                "\u{2212}10",
                "0",
                "10",
                "20",
                "30"
            ]
        );
        assert_eq!(view.zero, 138);
        assert_eq!(view.band, "M84 36L624 235L624 239L84 40Z");
        assert_eq!(view.you, Some((192, 76, 80)));
    }

    #[test]
    fn nothing_to_draw_is_no_reason_to_divide_by_zero() {
        let view = draw(&Plot::default(), Language::En);
        assert!(view.band.is_empty() && view.bars.is_empty() && view.you.is_none());
        assert!(view.up.len() > 1);
    }

    #[test]
    fn a_crossing_outside_the_chart_is_not_drawn() {
        let elsewhere = Plot {
            crossing: Some((8000, 9000)),
            ..bonus()
        };
        assert_eq!(draw(&elsewhere, Language::Fr).crossing, None);
    }

    #[test]
    fn steps_are_round_and_few() {
        assert_eq!(step(6, Measure::Count), 1);
        assert_eq!(step(7, Measure::Count), 2);
        assert_eq!(step(5000, Measure::Cents), 1000);
        assert_eq!(step(1, Measure::Cents), 1);
    }
}
