//! What a balance says is needed is enough, and one less is not.

use proptest::prelude::*;
use serde_json::Value;

use super::scenario::text;
use super::{answer, cents};

#[derive(Clone, Debug)]
struct Inputs {
    levy: i128,
    unit: i128,
    beneficiaries: i128,
    supporters: i128,
    contributions: (i128, i128),
    subsidy: i128,
}

impl Inputs {
    fn answer(&self, target: Option<i128>) -> Value {
        let target = target.map_or("null".into(), |target| format!("\"{}\"", text(target)));
        answer(&format!(
            r#"{{"calculator":"balance","rules":{{"levy":"0.{:04}","unit":"{}"}},"beneficiaries":{},"supporters":{},
                "beneficiary_contribution":"{}","supporter_contribution":"{}","subsidy":"{}","target":{target}}}"#,
            self.levy,
            text(self.unit),
            self.beneficiaries,
            self.supporters,
            text(self.contributions.0),
            text(self.contributions.1),
            text(self.subsidy),
        ))
        .expect("the balance of somebody is answered")
    }

    fn payout(&self) -> i128 {
        cents(&self.answer(None)["payout"])
    }
}

prop_compose! {
    fn inputs()(
        (levy, unit) in (0..9_999i128, prop_oneof![Just(1), 1..300i128]),
        (beneficiaries, supporters) in (0..40i128, 0..40i128),
        contributions in (0..8_000i128, 0..12_000i128),
        subsidy in prop_oneof![Just(0), 0..100_000i128],
    ) -> Inputs {
        let beneficiaries = if beneficiaries + supporters == 0 { 1 } else { beneficiaries };
        Inputs { levy, unit, beneficiaries, supporters, contributions, subsidy }
    }
}

/// An amount with its decimals, in millionths.
fn millionths(amount: &Value) -> i128 {
    let (whole, fraction) = amount
        .as_str()
        .and_then(|text| text.split_once('.'))
        .expect("amounts have decimals");
    format!("{whole}{fraction:0<6}")
        .parse()
        .expect("amounts are decimal")
}

proptest! {
    #![proptest_config(crate::properties::tries(300))]

    #[test]
    fn nothing_appears_or_vanishes(inputs in inputs()) {
        let answer = inputs.answer(None);
        let paid = (inputs.beneficiaries + inputs.supporters) * millionths(&answer["payout"]);
        let given = millionths(&answer["total"]) + inputs.subsidy * 10_000;
        let left_over = millionths(&answer["left_over"]);
        prop_assert_eq!(given, millionths(&answer["levy"]) + paid + left_over);
        // Less is left than a unit for each would take.
        let unit_for_each = (inputs.beneficiaries + inputs.supporters) * inputs.unit * 10_000;
        prop_assert!((0..unit_for_each).contains(&left_over));
    }

    #[test]
    fn what_is_needed_is_enough_and_one_less_is_not(inputs in inputs(), target in 0..9_000i128) {
        let answer = inputs.answer(Some(target));
        let reaches = |inputs: &Inputs| inputs.payout() >= target;

        let subsidy = cents(&answer["subsidy_needed"]);
        let with_subsidy = |subsidy| Inputs { subsidy, ..inputs.clone() };
        prop_assert!(reaches(&with_subsidy(subsidy)));
        prop_assert!(subsidy == 0 || !reaches(&with_subsidy(subsidy - 1)));

        let with_contribution = |each| Inputs { contributions: (inputs.contributions.0, each), ..inputs.clone() };
        match &answer["supporter_contribution_needed"] {
            Value::Null => prop_assert_eq!(inputs.supporters, 0),
            each => {
                prop_assert!(reaches(&with_contribution(cents(each))));
                prop_assert!(cents(each) == 0 || !reaches(&with_contribution(cents(each) - 1)));
            }
        }

        let with = |supporters| Inputs { supporters, ..inputs.clone() };
        let fewest = i128::from(inputs.beneficiaries == 0);
        match answer["supporters_needed"].as_i64().map(i128::from) {
            None => prop_assert!([fewest, fewest + 1, 1_000, 1_000_000].into_iter().all(|supporters| !reaches(&with(supporters)))),
            Some(supporters) if supporters <= 1_000_000 => {
                prop_assert!(reaches(&with(supporters)));
                prop_assert!(supporters == fewest || !reaches(&with(supporters - 1)));
            }
            Some(_) => prop_assert!(!reaches(&with(1_000_000))),
        }
    }
}
