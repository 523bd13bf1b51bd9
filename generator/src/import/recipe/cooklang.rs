//! Cooklang: `Coupez @potimarron{1%kg} dans une #cocotte{}, ~{25%minutes}.`
//!
//! Ours and not the crate `cooklang`, which brings units, aisles and a scaling engine that nothing here asks for; what is
//! read is the specification, and the marks of its extensions are passed over.

use super::ingredient::Ingredient;
use super::linked_data::{number, written};
use super::{Draft, Part};
use crate::decode::slug::fold;
use crate::import::edit;
use crate::import::notes::Notes;
use crate::import::text::line;
use crate::import::value::Value;

/// Reads a recipe. Any text is one: what means nothing is a step.
pub(super) fn read(text: &str, name: &str, notes: &mut Notes) -> Draft {
    let text = text.replace("\r\n", "\n");
    let mut draft = Draft::default();
    let mut rest = text.as_str();
    if let Some(keys) = edit::read(&text) {
        for (key, value) in keys.iter().filter(|(key, _)| *key != edit::BODY) {
            say(&mut draft, key, value, notes);
        }
        let after = text[3..].find("\n---").map(|end| &text[3 + end + 4..]);
        rest = after
            .and_then(|rest| rest.split_once('\n'))
            .map_or("", |(_, rest)| rest);
    }
    let rest = without_comments(rest);
    let mut part = Part::default();
    let mut step = String::new();
    for written in rest.lines().chain([""]) {
        let written = written.trim();
        if let Some((key, value)) = written
            .strip_prefix(">>")
            .and_then(|pair| pair.split_once(':'))
        {
            say(&mut draft, key.trim(), &Value::text(value.trim()), notes);
        } else if let Some(title) = written.strip_prefix('=') {
            flush(&mut step, &mut part);
            let title = title.trim_matches(['=', ' ']).to_owned();
            let done = std::mem::replace(
                &mut part,
                Part {
                    title: Some(title).filter(|title| !title.is_empty()),
                    ..Part::default()
                },
            );
            draft.parts.push(done);
        } else if written.is_empty() {
            flush(&mut step, &mut part);
        } else if let Some(note) = written.strip_prefix('>') {
            flush(&mut step, &mut part);
            let gap = if draft.description.is_empty() {
                ""
            } else {
                "\n"
            };
            draft.description.push_str(&format!("{gap}{}", note.trim()));
        } else {
            let gap = if step.is_empty() { "" } else { " " };
            step.push_str(gap);
            step.push_str(&components(
                written,
                &mut draft.tools,
                &mut part.ingredients,
            ));
        }
    }
    draft.parts.push(part);
    if draft.title.is_empty() {
        draft.title = name.replace(['-', '_'], " ");
    }
    draft
}

fn flush(step: &mut String, part: &mut Part) {
    if !step.is_empty() {
        part.steps.push(std::mem::take(step));
    }
}

fn say(draft: &mut Draft, key: &str, value: &Value, notes: &mut Notes) {
    let texts = match value {
        Value::Text(text) => vec![text.clone()],
        Value::List(items) => items.iter().map(crate::import::record::shown).collect(),
        Value::Map(pairs) => {
            for (name, value) in pairs {
                say(draft, &format!("{key}.{name}"), value, notes);
            }
            return;
        }
    };
    let text = texts.join(", ");
    let words = || {
        text.split(',')
            .map(line)
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
    };
    match fold(key).as_str() {
        "title" | "titre" | "name" => draft.title = text,
        "description" | "introduction" | "resume" => draft.description = text,
        "servings" | "serves" | "yield" | "portions" => draft.servings = number(&text),
        "course" | "category" | "type" => draft.courses = words(),
        "diet" | "regime" | "regimes" => draft.diets = words(),
        "tags" | "mots-cles" => draft.keywords = words(),
        "prep time" | "time.prep" | "preparation" => draft.preparation = duration(&text),
        "cook time" | "time.cook" | "cuisson" => draft.cooking = duration(&text),
        "source" | "source.url" => {
            draft.id = Some(text.clone()).filter(|text| text.starts_with("http"));
            draft.source = Some(text);
        }
        _ => notes.unknown(key, &text),
    }
}

/// `20 minutes`, `1 h 30`, `1 hour 15 min`, or minutes alone.
fn duration(text: &str) -> Option<String> {
    let folded = fold(text);
    let (mut total, mut number, mut unit) = (0_i64, String::new(), String::new());
    let mut add = |number: &mut String, unit: &mut String| {
        let count = number.parse::<i64>().ok().filter(|count| *count < 100_000);
        match (count, unit.chars().next()) {
            (Some(count), Some('h')) => total += count * 60,
            (Some(count), None | Some('m')) => total += count,
            _ => {}
        }
        number.clear();
        unit.clear();
    };
    for sign in folded.chars() {
        if sign.is_ascii_digit() {
            if !unit.is_empty() {
                add(&mut number, &mut unit);
            }
            number.push(sign);
        } else if sign.is_ascii_alphabetic() {
            unit.push(sign);
        }
    }
    add(&mut number, &mut unit);
    written(total)
}

/// The text without `-- …` and `[- … -]`.
fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("[-") {
        kept.push_str(&rest[..open]);
        rest = rest[open + 2..]
            .find("-]")
            .map_or("", |end| &rest[open + 2 + end + 2..]);
    }
    kept.push_str(rest);
    let lines = kept.lines().map(|line| match line.find("--") {
        Some(at) if !line.starts_with("---") => &line[..at],
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A step's words, with what it names noted.
fn components(step: &str, tools: &mut Vec<String>, ingredients: &mut Vec<Ingredient>) -> String {
    let mut text = String::new();
    let mut rest = step;
    while let Some(at) = rest.find(['@', '#', '~']) {
        text.push_str(&rest[..at]);
        let mark = rest[at..].chars().next().unwrap_or_default();
        let after = rest[at + 1..].trim_start_matches(['&', '?', '-', '+', '@']);
        let is_optional = rest[at + 1..].starts_with('?');
        let Some(found) = component(after) else {
            text.push(mark);
            rest = &rest[at + 1..];
            continue;
        };
        rest = found.rest;
        let (amount, unit) = found.amount.split_once('%').unwrap_or((found.amount, ""));
        match mark {
            '@' => {
                let mut ingredient = Ingredient::apart(found.name, amount, unit, found.note);
                ingredient.is_optional = is_optional;
                let is_known = ingredients
                    .iter()
                    .any(|known| known.name == ingredient.name);
                if !is_known || ingredient.quantity.is_some() {
                    ingredients.push(ingredient);
                }
                text.push_str(found.name);
            }
            '#' => {
                let name = line(found.name);
                if !tools.contains(&name) {
                    tools.push(name);
                }
                text.push_str(found.name);
            }
            _ if found.amount.is_empty() => text.push_str(found.name),
            _ => text.push_str(format!("{} {unit}", amount.trim()).trim()),
        }
    }
    text.push_str(rest);
    line(&text)
}

/// A name, what its braces and brackets hold, and what comes after.
struct Component<'t> {
    name: &'t str,
    amount: &'t str,
    note: &'t str,
    rest: &'t str,
}

/// Several words are one name when braces follow before another mark; otherwise the name is one word.
fn component(text: &str) -> Option<Component<'_>> {
    let end = text.find(['{', '@', '#', '~', '\n']);
    if let Some(open) = end.filter(|open| text[*open..].starts_with('{'))
        && let Some(length) = text[open..].find('}')
    {
        let (amount, mut rest) = (&text[open + 1..open + length], &text[open + length + 1..]);
        let mut note = "";
        if let Some(inner) = rest.strip_prefix('(')
            && let Some(close) = inner.find(')')
        {
            (note, rest) = (&inner[..close], &inner[close + 1..]);
        }
        return Some(Component {
            name: text[..open].trim(),
            amount,
            note,
            rest,
        });
    }
    let is_word = |sign: char| {
        sign.is_alphanumeric() || sign == '-' || sign == '_' || sign == '\'' || sign == '’'
    };
    let end = text.find(|sign| !is_word(sign)).unwrap_or(text.len());
    (end > 0).then(|| Component {
        name: &text[..end],
        amount: "",
        note: "",
        rest: &text[end..],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipe_is_read() {
        let text = "---\ntitle: Soupe\nservings: 4\ntime:\n  prep: 20 minutes\n---\n>> cook time: 1 h 30\n\n-- rien\nCoupez @potimarron{1%kg}(en dés) et un @oignon.\nDans une #grande cocotte{}, [- non -]\n~{25%minutes}.\n\n== Pour finir ==\n\nAjoutez @?crème fraîche{2%tbsp} et @sel.\n";
        let draft = read(text, "x", &mut Notes::default());
        assert_eq!(
            (draft.title.as_str(), draft.servings.as_deref()),
            ("Soupe", Some("4"))
        );
        assert_eq!(
            (draft.preparation.as_deref(), draft.cooking.as_deref()),
            (Some("20 min"), Some("1 h 30"))
        );
        assert_eq!(draft.tools, ["grande cocotte"]);
        assert_eq!(
            draft.parts[0].steps,
            ["Coupez potimarron et un oignon. Dans une grande cocotte, 25 minutes."]
        );
        let [squash, onion] = &draft.parts[0].ingredients[..] else {
            unreachable!("two ingredients: {:?}", draft.parts[0].ingredients);
        };
        assert_eq!(
            (squash.quantity.as_deref(), squash.note.as_deref()),
            (Some("1 kg"), Some("en dés"))
        );
        assert_eq!(
            (onion.name.as_str(), onion.quantity.as_deref()),
            ("oignon", None)
        );
        assert_eq!(draft.parts[1].title.as_deref(), Some("Pour finir"));
        assert!(draft.parts[1].ingredients[0].is_optional);
        assert_eq!(
            draft.parts[1].ingredients[0].quantity.as_deref(),
            Some("2 c. à s.")
        );
    }

    #[test]
    fn any_text_is_read() {
        for text in [
            "",
            "@",
            "@{",
            "@{}",
            "~{%}",
            "#é",
            "[-",
            "---",
            "--- \n@a{1%",
            "== ",
            ">>",
            "> note",
            "@@@a{}",
        ] {
            let _ = read(text, "x", &mut Notes::default());
        }
    }
}
