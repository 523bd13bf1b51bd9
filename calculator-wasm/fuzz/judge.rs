//! What must hold of the answer to any text at all. The judge of JSON is serde_json, which the calculators do not use.
//!
//! The fuzz target and the ordinary tests share this file.

use std::collections::BTreeMap;

use calculator_wasm::{Code, calculate};
use serde_json::value::RawValue;

/// What JSON allows between the parts of a text.
const SPACES: &[char] = &[' ', '\t', '\n', '\r'];

/// Looks at the answer to `request`, and at those to requests that say the same in other words.
///
/// # Panics
/// When an answer is not of the documented form, or differs from what the same request got elsewhere.
pub(crate) fn judge(request: &str) {
    let answer = calculate(request);
    assert_eq!(calculate(request), answer, "another answer the second time");
    let refused_as_a_whole = check_form(&answer);
    let inside = inside_of_object(request);
    assert_eq!(
        refused_as_a_whole,
        inside.is_none(),
        "serde_json does not agree on whether this is an object: {answer}"
    );
    let Some(inside) = inside else { return };
    let comma = if inside.is_empty() { "" } else { "," };
    let unknown =
        format!(r#"{{"nobody's key":[1e999,{{"\ud800":"\ud800"}},[[]]]{comma}{inside}}}"#);
    assert_eq!(calculate(&unknown), answer, "an unknown key counts");
    assert_eq!(calculate(&spaced(request)), answer, "spaces count");
    let [plain, explained] = ["false", "true"]
        .map(|wanted| calculate(&format!(r#"{{{inside}{comma}"explain":{wanted}}}"#)));
    assert!(
        answer == plain || answer == explained,
        "an explanation changes the answer"
    );
    check_explanation(&plain, &explained);
}

/// Checks that an answer is one line of JSON with `ok` or a known error, and says whether it refuses the whole text.
fn check_form(answer: &str) -> bool {
    // What JSON calls a control character is below the space: a DEL in the name of a month comes back as it is.
    assert!(
        answer.bytes().all(|byte| byte >= b' '),
        "not one line: {answer}"
    );
    let envelope = object(answer);
    assert_eq!(envelope.len(), 1, "not one of ok and error: {answer}");
    if let Some(ok) = envelope.get("ok") {
        object(ok.get());
        return false;
    }
    let error = object(envelope["error"].get());
    assert_eq!(
        error.keys().collect::<Vec<_>>(),
        ["code", "field", "message"]
    );
    let code: String = serde_json::from_str(error["code"].get()).expect("a code is a text");
    let field: Option<String> =
        serde_json::from_str(error["field"].get()).expect("a field is a text or null");
    let message: String =
        serde_json::from_str(error["message"].get()).expect("a message is a text");
    assert!(
        Code::ALL.iter().any(|known| known.name() == code),
        "an unknown code: {answer}"
    );
    assert!(!message.is_empty(), "no message: {answer}");
    assert!(
        field.is_some() || code == "bad_request",
        "no field: {answer}"
    );
    field.is_none()
}

fn object(json: &str) -> BTreeMap<String, &RawValue> {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// What stands between the braces, without spaces at either end, if the text is a JSON object.
fn inside_of_object(text: &str) -> Option<&str> {
    // A raw value is checked for its grammar alone: neither depth nor the size of a number matters.
    serde_json::from_str::<&RawValue>(text).ok()?;
    let inside = text
        .trim_matches(SPACES)
        .strip_prefix('{')?
        .strip_suffix('}')?;
    Some(inside.trim_matches(SPACES))
}

/// The same JSON with spaces between all of its parts.
fn spaced(json: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    let mut spaced = String::from("\r\n");
    for letter in json.chars() {
        let is_part = !inside && "{}[],:".contains(letter);
        spaced.push_str(if is_part { " \t" } else { "" });
        spaced.push(letter);
        spaced.push_str(if is_part { "\n " } else { "" });
        inside ^= letter == '"' && !escaped;
        escaped = inside && letter == '\\' && !escaped;
    }
    spaced
}

/// An explained answer is the plain one with `steps` at its end; an error has none.
fn check_explanation(plain: &str, explained: &str) {
    let Some(kept) = plain
        .starts_with(r#"{"ok":"#)
        .then(|| &plain[..plain.len() - 2])
    else {
        assert_eq!(plain, explained, "an error is explained");
        return;
    };
    let steps = explained
        .strip_prefix(kept)
        .and_then(|rest| rest.strip_prefix(r#","steps":["#)?.strip_suffix("]}}"));
    assert!(
        steps.is_some(),
        "steps are not all that is added: {plain} {explained}"
    );
}
