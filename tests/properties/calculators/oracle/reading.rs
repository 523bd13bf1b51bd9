//! Reads requests as the format's documentation says, one field after the other: the first fault is the answer.

use crate::properties::calculators::fraction::Fraction;
use crate::properties::calculators::node::Node;

/// The error a request should get.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::properties::calculators) struct Fault {
    pub(in crate::properties::calculators) code: &'static str,
    pub(in crate::properties::calculators) field: Option<String>,
}

pub(super) type Read<T> = Result<T, Fault>;

/// A field of the request: where it stands, and what is there.
#[derive(Clone)]
pub(super) struct Field<'a> {
    path: String,
    node: Option<&'a Node>,
}

impl<'a> Field<'a> {
    pub(super) fn request(node: &'a Node) -> Field<'a> {
        Field {
            path: String::new(),
            node: Some(node),
        }
    }

    pub(super) fn key(&self, key: &str) -> Field<'a> {
        let path = match self.path.as_str() {
            "" => key.into(),
            path => format!("{path}.{key}"),
        };
        let node = self.node.and_then(|node| node.get(key));
        Field { path, node }
    }

    /// What is there, even null.
    pub(super) fn node(&self) -> Option<&'a Node> {
        self.node
    }

    /// What is there, unless it is null.
    pub(super) fn present(&self) -> Option<&'a Node> {
        self.node.filter(|node| **node != Node::Null)
    }

    pub(super) fn fault<T>(&self, code: &'static str) -> Read<T> {
        Err(Fault {
            code,
            field: Some(self.path.clone()),
        })
    }

    /// Faults with `code` unless it holds.
    pub(super) fn must(&self, holds: bool, code: &'static str) -> Read<()> {
        if holds { Ok(()) } else { self.fault(code) }
    }

    /// An object, which must be there.
    pub(super) fn object(&self) -> Read<()> {
        self.must(matches!(self.node, Some(Node::Object(_))), "bad_request")
    }

    pub(super) fn is_list(&self) -> bool {
        matches!(self.node, Some(Node::List(_)))
    }

    pub(super) fn items(&self) -> Vec<Field<'a>> {
        let Some(Node::List(items)) = self.node else {
            return Vec::new();
        };
        let item = |(place, node)| Field {
            path: format!("{}[{place}]", self.path),
            node: Some(node),
        };
        items.iter().enumerate().map(item).collect()
    }

    /// The amount in units of 10^−`decimals`, which must be there.
    pub(super) fn amount(&self, decimals: usize) -> Read<i128> {
        let Some(Node::Text(text)) = self.node else {
            return self.fault("invalid_amount");
        };
        match text.said.as_deref().map(|said| scaled(said, decimals)) {
            Some(Ok(amount)) => Ok(amount),
            Some(Err(code)) => self.fault(code),
            None => self.fault("invalid_amount"),
        }
    }

    pub(super) fn amount_or(&self, decimals: usize, default: i128) -> Read<i128> {
        self.optional(|field| field.amount(decimals))
            .map(|amount| amount.unwrap_or(default))
    }

    pub(super) fn optional<T>(&self, read: impl FnOnce(&Self) -> Read<T>) -> Read<Option<T>> {
        self.present().map(|_| read(self)).transpose()
    }

    /// An amount above 0.
    pub(super) fn positive(&self) -> Read<i128> {
        let amount = self.amount(2)?;
        self.must(amount > 0, "out_of_range")?;
        Ok(amount)
    }

    pub(super) fn count(&self, lowest: i128) -> Read<i128> {
        let Some(Node::Number(written)) = self.node else {
            return self.fault("invalid_count");
        };
        self.must(!written.contains(['.', 'e', 'E']), "invalid_count")?;
        let count = written.parse().ok();
        let within = count.filter(|count| (lowest..=1_000_000).contains(count));
        within.map_or_else(|| self.fault("out_of_range"), Ok)
    }

    /// A published figure: an amount, or two of them in order.
    pub(super) fn published(&self) -> Read<Option<(i128, i128)>> {
        self.optional(|field| {
            if !field.is_list() {
                let exact = field.amount(2)?;
                return Ok((exact, exact));
            }
            let items = field.items();
            field.must(items.len() == 2, "invalid_amount")?;
            let (lowest, highest) = (items[0].amount(2)?, items[1].amount(2)?);
            field.must(lowest <= highest, "empty_interval")?;
            Ok((lowest, highest))
        })
    }
}

/// `-?[0-9]+(\.[0-9]+)?` as a whole number of 10^−`decimals`: form, decimals, sign, size.
fn scaled(said: &str, decimals: usize) -> Result<i128, &'static str> {
    let (sign, digits) = match said.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", said),
    };
    let pieces: Vec<&str> = digits.split('.').collect();
    let are_digits = pieces
        .iter()
        .all(|piece| !piece.is_empty() && piece.bytes().all(|byte| byte.is_ascii_digit()));
    if pieces.len() > 2 || !are_digits {
        return Err("invalid_amount");
    }
    let fraction = pieces.get(1).copied().unwrap_or_default();
    if fraction.len() > decimals {
        return Err("too_many_decimals");
    }
    let digits = format!("{}{fraction:0<decimals$}", pieces[0]);
    let digits = digits.trim_start_matches('0');
    if sign == "-" && !digits.is_empty() {
        return Err("negative");
    }
    let highest = format!("1000000000{}", "0".repeat(decimals));
    // Without leading zeros, a longer number is higher, and of two of one length the order is that of their digits.
    if (digits.len(), digits) > (highest.len(), highest.as_str()) {
        return Err("out_of_range");
    }
    Ok(format!("0{digits}").parse().expect("it is short"))
}

/// The scheme's parameters.
#[derive(Clone)]
pub(super) struct Rules {
    /// 1 − f.
    pub(super) kept: Fraction,
    pub(super) minimum: i128,
    pub(super) maximum: Option<i128>,
    pub(super) unit: i128,
    pub(super) levels: Option<Vec<i128>>,
}

/// The share left to be paid out, 1 − f.
pub(super) fn kept(rules: &Field) -> Read<Fraction> {
    let levy = rules.key("levy");
    let taken = levy.amount_or(4, 0)?;
    levy.must(taken < 10_000, "out_of_range")?;
    Ok(Fraction::whole(1).minus(Fraction::new(taken, 10_000)))
}

pub(super) fn unit(holder: &Field) -> Read<i128> {
    let unit = holder.key("unit").optional(Field::positive)?;
    Ok(unit.unwrap_or(1))
}

pub(super) fn rules(holder: &Field) -> Read<Option<Rules>> {
    holder.key("rules").optional(|rules| {
        rules.object()?;
        let kept = kept(rules)?;
        let minimum = rules.key("minimum").amount_or(2, 0)?;
        let maximum = rules.key("maximum").optional(|field| field.amount(2))?;
        let unit = unit(rules)?;
        let in_order = maximum.is_none_or(|maximum| minimum <= maximum);
        rules.key("maximum").must(in_order, "empty_interval")?;
        let levels = rules.key("levels").optional(|levels| {
            let few = levels.is_list() && (1..=12).contains(&levels.items().len());
            levels.must(few, "invalid_levels")?;
            levels.items().iter().map(|level| level.amount(2)).collect()
        })?;
        Ok(Rules {
            kept,
            minimum,
            maximum,
            unit,
            levels,
        })
    })
}

/// What holds where nothing is said.
pub(super) const DEFAULTS: fn() -> Rules = || Rules {
    kept: Fraction::whole(1),
    minimum: 0,
    maximum: None,
    unit: 1,
    levels: None,
};

/// A month's figures, and the rules that held.
pub(super) struct Month {
    pub(super) rules: Rules,
    pub(super) contributors: i128,
    pub(super) beneficiaries: Option<i128>,
    pub(super) total: Option<(i128, i128)>,
    pub(super) payout: Option<(i128, i128)>,
    /// S + R.
    pub(super) added: i128,
}

pub(super) fn month(month: &Field, request: &Rules) -> Read<Month> {
    month.object()?;
    let rules = rules(month)?.unwrap_or_else(|| request.clone());
    let contributors = month.key("contributors").count(1)?;
    let beneficiaries = month
        .key("beneficiaries")
        .optional(|field| field.count(0))?;
    let total = month.key("total").published()?;
    let payout = month.key("payout").published()?;
    let added = month.key("subsidy").amount_or(2, 0)? + month.key("carry").amount_or(2, 0)?;
    month.key("beneficiaries").must(
        beneficiaries.is_none_or(|beneficiaries| beneficiaries <= contributors),
        "more_beneficiaries_than_contributors",
    )?;
    Ok(Month {
        rules,
        contributors,
        beneficiaries,
        total,
        payout,
        added,
    })
}
