//! What a draft would tell of one person, in the light of what is known already, and what is done about it.
//!
//! The first three are the rules of the content model. The others keep them from being got round: a number that is
//! left out but follows from the rest, a neighbour two months away, a carry that tells a total that was widened.

use rust_decimal::Decimal;

use super::draft::Draft;
use super::known::{Known, Surroundings};
use super::release::{Remedy, Settings};
use crate::decode::values::amount::AmountRange;
use crate::decode::values::date::YearMonth;
use crate::site::disclosure::{
    SMALLEST_SIDE, has_small_side, is_one_member_apart, is_small_group, tells_total,
};

/// Members keep their habits for a while: months further apart than this are not compared.
const MEMORY: i32 = 12;

/// Why a figure is not published as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Risk {
    /// Fewer than 10 contributors.
    SmallGroup,
    /// Fewer than 3 people on one side of the mean.
    SmallSide,
    /// One member more or less than in another month, and both totals: their difference is what that member gave.
    ContributionOfOne(YearMonth),
    /// One member more or less than in another month, and both numbers of beneficiaries: they tell on which side that
    /// member is.
    SideOfOne(YearMonth),
    /// The total proves that nobody gave less, or more, than a known amount well inside the rules.
    NearBounds,
    /// The number of beneficiaries is left out, but follows from the other figures.
    SideStillProved,
    /// The carry tells the exact total of the month it comes from, which is not published.
    CarryTells(YearMonth),
    /// `--widen`: other members left and came.
    Asked,
    /// What was prepared did not pass its own verification.
    Unverified,
}

/// The first risk of a draft; none when it can be published.
pub(super) fn first(
    draft: &Draft<'_>,
    around: &Surroundings,
    settings: &Settings<'_>,
) -> Option<Risk> {
    let truth = draft.truth;
    let (contributors, beneficiaries) = (truth.figures.contributors, truth.beneficiaries());
    if is_small_group(contributors) {
        return Some(Risk::SmallGroup);
    }
    if draft.with_beneficiaries {
        if has_small_side(beneficiaries, contributors) {
            return Some(Risk::SmallSide);
        }
        let publishes = |known: &Known| known.has_beneficiaries;
        if let Some(other) = one_member_apart(draft, around, publishes).first() {
            return Some(Risk::SideOfOne(other.month));
        }
    }
    if let Some(risk) = carry_tells(draft, around) {
        return Some(risk);
    }
    if settings.widen && !draft.is_as_asked {
        return Some(Risk::Asked);
    }
    let Some(total) = draft.proved_total() else {
        return Some(Risk::Unverified);
    };
    // Also vague totals tell something together, if they lie far enough apart.
    let precise = one_member_apart(draft, around, |known| is_precise(draft, known));
    let vague = one_member_apart(draft, around, |_| true);
    let mut others = precise.into_iter().chain(vague);
    if let Some(other) = others.find(|other| tells_contribution(draft, total, other)) {
        return Some(Risk::ContributionOfOne(other.month));
    }
    if is_near_bounds(draft, total) {
        return Some(Risk::NearBounds);
    }
    (!draft.with_beneficiaries && !hides_beneficiaries(draft)).then_some(Risk::SideStillProved)
}

/// Takes something out of the draft, or makes it vaguer. None when nothing is left to be done.
pub(super) fn remedy(draft: &mut Draft<'_>, risk: Risk, around: &Surroundings) -> Option<Remedy> {
    match risk {
        Risk::SmallGroup | Risk::Unverified => None,
        Risk::SmallSide | Risk::SideOfOne(_) => without_beneficiaries(draft),
        Risk::CarryTells(_) => Some(without_carry(draft)),
        Risk::ContributionOfOne(month) => {
            let other = around.known.iter().find(|known| known.month == month)?;
            cover_neighbour(draft, other).or_else(|| without_beneficiaries(draft))
        }
        Risk::Asked => Some(widen_as_asked(draft, around)),
        // Where a wider total is not enough, it is the number of beneficiaries that tells.
        Risk::NearBounds if draft.is_widened() && draft.with_beneficiaries => {
            without_beneficiaries(draft)
        }
        Risk::NearBounds | Risk::SideStillProved => draft.widen().then_some(Remedy::Wider),
    }
}

fn without_beneficiaries(draft: &mut Draft<'_>) -> Option<Remedy> {
    let had = std::mem::replace(&mut draft.with_beneficiaries, false);
    had.then_some(Remedy::WithoutBeneficiaries)
}

/// Without the carry the payout is that of a pot a little smaller: the total is widened by as much.
fn without_carry(draft: &mut Draft<'_>) -> Remedy {
    draft.with_carry = false;
    let truth = draft.truth;
    let kept = Decimal::ONE - truth.rules.levy.0;
    let missing = truth.figures.carry.0.checked_div(kept).unwrap_or_default();
    let margin = match truth.rules.levels {
        // Between two totals that levels reach there may be more than the carry.
        Some(_) => missing.max(truth.scale.span),
        None => missing,
    };
    let total = truth.total();
    draft.cover(total, total + margin);
    Remedy::WithoutCarry
}

/// Where as many members may be others, one of them could have given anything more or less than who left.
fn widen_as_asked(draft: &mut Draft<'_>, around: &Surroundings) -> Remedy {
    draft.is_as_asked = true;
    let exchanged = exchanged(draft, around);
    for other in &exchanged {
        cover_neighbour(draft, other);
    }
    if exchanged.is_empty() {
        draft.widen();
    }
    Remedy::Wider
}

/// The nearest month before and after that `counts` and has one member more or less. A month that says too little to be
/// compared does not part its neighbours: who joined during it is still there in the next one.
fn one_member_apart<'k>(
    draft: &Draft<'_>,
    around: &'k Surroundings,
    counts: impl Fn(&Known) -> bool,
) -> Vec<&'k Known> {
    let contributors = draft.truth.figures.contributors;
    let mut nearest = nearest(draft, around, counts);
    nearest.retain(|known| is_one_member_apart(known.contributors, contributors));
    nearest
}

/// The nearest months with as many members, whose totals are known: one may have left and another come.
fn exchanged(draft: &Draft<'_>, around: &Surroundings) -> Vec<Known> {
    let contributors = draft.truth.figures.contributors;
    let nearest = nearest(draft, around, |known| is_precise(draft, known));
    let same = nearest
        .into_iter()
        .filter(|known| known.contributors == contributors);
    same.cloned().collect()
}

fn nearest<'k>(
    draft: &Draft<'_>,
    around: &'k Surroundings,
    counts: impl Fn(&Known) -> bool,
) -> Vec<&'k Known> {
    let month = draft.truth.figures.month;
    let at = |known: &Known| month.months_to(known.month);
    let counted = || {
        let near = around
            .known
            .iter()
            .filter(|known| (1..=MEMORY).contains(&at(known).abs()));
        near.filter(|known| counts(known))
    };
    let before = counted()
        .filter(|known| at(known) < 0)
        .max_by_key(|known| at(known));
    let after = counted()
        .filter(|known| at(known) > 0)
        .min_by_key(|known| at(known));
    before.into_iter().chain(after).collect()
}

/// Whether a month's total is known well enough to tell something of one contribution.
fn is_precise(draft: &Draft<'_>, known: &Known) -> bool {
    let width = known.total.highest.0 - known.total.lowest.0;
    known.tells_total || width < draft.truth.scale.span / Decimal::TWO
}

/// What the one member gave by whom a month differs from another, if nothing else changed, lies between two amounts.
/// They must leave open at least half of what the rules allow.
fn tells_contribution(draft: &Draft<'_>, total: AmountRange, other: &Known) -> bool {
    let figures = &draft.truth.figures;
    let scale = draft.truth.scale;
    let (more, less) = if figures.contributors > other.contributors {
        (total, other.total)
    } else {
        (other.total, total)
    };
    let lowest = (more.lowest.0 - less.highest.0).max(scale.lowest);
    let highest = more.highest.0 - less.lowest.0;
    let highest = scale.highest.map_or(highest, |most| {
        most.max(scale.lowest + scale.span).min(highest)
    });
    let both_tell =
        other.tells_total && tells_total(total, figures.contributors, draft.truth.rules.unit);
    both_tell || highest - lowest < scale.span / Decimal::TWO
}

/// Says the total so that the member by whom this month differs from another could have given anything the rules allow.
fn cover_neighbour(draft: &mut Draft<'_>, other: &Known) -> Option<Remedy> {
    let scale = draft.truth.scale;
    let (least, most) = (scale.lowest, scale.lowest + scale.span);
    let (low, high) = (other.total.lowest.0, other.total.highest.0);
    let (low, high) = match draft.truth.figures.contributors.cmp(&other.contributors) {
        std::cmp::Ordering::Greater => (low + least, high + most),
        std::cmp::Ordering::Less => (low - most, high - least),
        std::cmp::Ordering::Equal => (low - scale.span, high + scale.span),
    };
    draft.cover(low, high).then_some(Remedy::Wider)
}

/// The carry of a month whose total is not told tells it modulo what was paid out: the month before must tell it anyway.
fn carry_tells(draft: &Draft<'_>, around: &Surroundings) -> Option<Risk> {
    let figures = &draft.truth.figures;
    if !draft.with_carry || figures.carry.0.is_zero() {
        return None;
    }
    let is_before = |month: &YearMonth| month.months_to(figures.month) == 1;
    let mut known = around.known.iter();
    let vague = known.find(|known| is_before(&known.month) && !known.tells_total);
    let withheld = around.withheld.iter().find(|month| is_before(month));
    let month = vague.map(|known| known.month).or(withheld.copied());
    month.map(Risk::CarryTells)
}

/// Whether the total is so low, or so high, that each contribution is known to be on one end of the rules: one member
/// alone could not have given the least, or the most, that the rules allow.
fn is_near_bounds(draft: &Draft<'_>, total: AmountRange) -> bool {
    let (scale, reach) = (draft.truth.scale, draft.truth.reach());
    let too_low = total.highest.0 < reach.lowest.0 + scale.span;
    let too_high = scale.highest.is_some() && total.lowest.0 > reach.highest.0 - scale.span;
    too_low || too_high
}

/// Whether the number of beneficiaries that is left out stays unknown: another one next to it is possible. Where it was
/// left out because it is small, a reader may guess as much, so another small one must be possible, and a safe one too.
///
/// What follows from the rules and the subsidy alone, as when everyone gains, needs no hiding.
fn hides_beneficiaries(draft: &Draft<'_>) -> bool {
    let truth = draft.truth;
    let (contributors, beneficiaries) = (truth.figures.contributors, truth.beneficiaries());
    let is_possible = |number: &u32| draft.is_possible_with(*number);
    if !has_small_side(beneficiaries, contributors) {
        return [beneficiaries - 1, beneficiaries + 1]
            .iter()
            .any(is_possible);
    }
    let ends = contributors.saturating_sub(SMALLEST_SIDE - 1)..=contributors;
    let small: Vec<u32> = (0..SMALLEST_SIDE).chain(ends).collect();
    let safe = safe_numbers(contributors);
    let is_other = |number: &&u32| **number != beneficiaries;
    let is_unknown = small.iter().filter(is_other).any(is_possible) && safe.iter().any(is_possible);
    let tells_nothing = || {
        let mut numbers = small.iter().chain(&safe);
        truth.scale.highest.is_some()
            && numbers.all(|number| {
                draft.is_possible_with(*number) == draft.is_possible_anyway_with(*number)
            })
    };
    is_unknown || tells_nothing()
}

/// Numbers of beneficiaries with enough people on both sides, those nearest to the ends and one in the middle.
fn safe_numbers(contributors: u32) -> Vec<u32> {
    /// So many are tried from each end: what is impossible for all of these is so for most.
    const TRIED: usize = 8;
    let most = contributors.saturating_sub(SMALLEST_SIDE);
    let safe = SMALLEST_SIDE..=most;
    let mut numbers: Vec<u32> = safe.clone().take(TRIED).collect();
    numbers.extend(safe.rev().take(TRIED));
    numbers.push(contributors / 2);
    numbers
}
