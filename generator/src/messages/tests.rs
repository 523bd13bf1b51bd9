//! What the words must keep to, whatever the problem.

use super::*;

fn unknown_key(suggestion: Option<&str>) -> Problem {
    Problem::UnknownKey {
        key: "portion".into(),
        suggestion: suggestion.map(Into::into),
    }
}

#[test]
fn a_suggestion_is_offered_in_both_languages() {
    let fr = message(&unknown_key(Some("portions")), Language::Fr);
    assert_eq!(fr.text, "clé inconnue `portion`");
    assert_eq!(
        fr.hint.as_deref(),
        Some("vouliez-vous dire `portions`\u{a0}?")
    );
    let en = message(&unknown_key(Some("portions")), Language::En);
    assert_eq!(en.text, "unknown key `portion`");
    assert_eq!(en.hint.as_deref(), Some("did you mean `portions`?"));
}

#[test]
fn french_spaces_are_kept_out_of_code() {
    assert_eq!(
        spaced("écrivez « ainsi » : `a : b` ?"),
        "écrivez «\u{a0}ainsi\u{a0}»\u{a0}: `a : b`\u{a0}?"
    );
}

#[test]
fn long_lists_are_cut() {
    let words: Vec<_> = (1..=12).map(|n| n.to_string()).collect();
    let list = listed(&words, |rest| format!(" et {rest} autres"));
    assert_eq!(
        list,
        "`1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9`, `10` et 2 autres"
    );
    assert_eq!(listed(&["a", "b"], |_| unreachable!()), "`a`, `b`");
}

#[test]
fn nouns_agree_with_their_number() {
    let counts = |errors, warnings, advice| {
        [
            (Severity::Error, errors),
            (Severity::Warning, warnings),
            (Severity::Advice, advice),
        ]
    };
    assert_eq!(
        summary(&counts(3, 1, 0), Language::Fr),
        "3 erreurs, 1 avertissement"
    );
    assert_eq!(summary(&counts(0, 0, 2), Language::Fr), "2 conseils");
    assert_eq!(summary(&counts(0, 0, 0), Language::Fr), "aucun problème");
    assert_eq!(
        summary(&counts(1, 2, 2), Language::En),
        "1 error, 2 warnings, 2 advice"
    );
    assert_eq!(counted(0, "page", Language::Fr), "0 page");
    assert_eq!(counted(0, "page", Language::En), "0 pages");
}
