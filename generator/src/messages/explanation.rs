//! The explanations of problems as pages of Markdown: one for `solidoume explain`, all of them for `docs/problemes.md`.

use std::fmt::Write as _;

use solidoume::diagnostics::{Bilingual, Problem, Rule, Severity};

use super::{Language, severity, spaced};

/// One problem explained, under a heading of `level`.
pub(crate) fn page(rule: &Rule, language: Language, level: usize) -> String {
    let explanation = rule.explanation;
    let heading = "#".repeat(level);
    let title = title(rule, language);
    let weight = weight(rule.severity, language);
    let meaning = say(explanation.meaning, language);
    let reason = say(explanation.reason, language);
    let repair = say(explanation.repair, language);
    let [why, how, instead, write] = language.pick(
        [
            "Pourquoi",
            "Comment réparer",
            "Au lieu de\u{a0}:",
            "Écrivez\u{a0}:",
        ],
        [
            "Why it matters",
            "How to repair it",
            "Instead of:",
            "Write:",
        ],
    );
    let (wrong, right) = (fenced(explanation.wrong), fenced(explanation.right));
    format!(
        "{heading} {code} · {title}\n\n*{weight}*\n\n{meaning}\n\n{heading}# {why}\n\n{reason}\n\n\
         {heading}# {how}\n\n{repair}\n\n{instead}\n\n{wrong}\n\n{write}\n\n{right}\n",
        code = rule.code,
    )
}

/// All problems explained, in one document.
pub(crate) fn document(language: Language) -> String {
    let mut text = spaced(language.pick(
        "# Les problèmes que le programme sait dire\n\n\
         Chaque message a un code. Cette page les explique tous ; `solidoume explain C007` en montre un seul. Elle est faite \
         par le programme lui-même (`cargo xtask bless`) : ne la modifiez pas à la main.\n\n\
         Une *erreur* empêche de publier. Un *avertissement* n'empêche rien, mais un visiteur serait trompé ou déçu. Un \
         *conseil* dit ce qui pourrait être mieux.\n\n",
        "# The problems the program can tell\n\n\
         Each message has a code. This page explains them all; `solidoume explain C007 --lang en` shows one of them.\n\n\
         An *error* prevents publishing. A *warning* prevents nothing, but a visitor would be misled or disappointed. An \
         *advice* says what could be better.\n\n",
    ));
    text.push_str(language.pick(
        "| code | gravité | problème |\n",
        "| code | severity | problem |\n",
    ));
    text.push_str("|---|---|---|\n");
    for rule in Problem::RULES {
        let (code, title) = (rule.code, title(rule, language));
        // Writing to a String never fails.
        let _ = writeln!(
            text,
            "| {code} | {} | {title} |",
            severity(rule.severity, language)
        );
    }
    for rule in Problem::RULES {
        text.push('\n');
        text.push_str(&page(rule, language, 2));
    }
    text
}

/// Every code with what it is about, a line each.
pub(crate) fn list(language: Language) -> String {
    let names =
        [Severity::Error, Severity::Warning, Severity::Advice].map(|kind| severity(kind, language));
    let width = names
        .iter()
        .map(|name| name.chars().count())
        .max()
        .unwrap_or(0);
    let line = |rule: &Rule| {
        let name = severity(rule.severity, language);
        format!("{}  {name:width$}  {}\n", rule.code, title(rule, language))
    };
    Problem::RULES.iter().map(line).collect()
}

/// What a problem is about, in a few words.
pub(crate) fn title(rule: &Rule, language: Language) -> String {
    say(rule.explanation.title, language)
}

fn say(text: Bilingual, language: Language) -> String {
    match language {
        Language::Fr => spaced(text.fr),
        Language::En => text.en.to_owned(),
    }
}

/// What a severity means for who meets it.
fn weight(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => language.pick(
            "Erreur\u{a0}: rien n'est publié tant qu'elle n'est pas réparée.",
            "Error: nothing is published until it is repaired.",
        ),
        Severity::Warning => language.pick(
            "Avertissement\u{a0}: le site est publié, mais un visiteur serait trompé ou déçu.",
            "Warning: the site is published, but a visitor would be misled or disappointed.",
        ),
        Severity::Advice => language.pick(
            "Conseil\u{a0}: cela pourrait être mieux.",
            "Advice: it could be better.",
        ),
    }
}

/// An example as a block of code, whatever fences it contains.
fn fenced(example: &str) -> String {
    let fence = if example.contains("```") {
        "````"
    } else {
        "```"
    };
    format!("{fence}\n{example}\n{fence}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever reads an explanation finds all its parts, as sentences, in both languages.
    #[test]
    fn every_explanation_is_whole() {
        for rule in Problem::RULES {
            let explanation = rule.explanation;
            for text in [explanation.meaning, explanation.reason, explanation.repair] {
                for words in [text.fr, text.en] {
                    assert!(
                        words.ends_with(['.', '!', '?', '…']),
                        "{}: {words}",
                        rule.code
                    );
                    assert!(!words.contains("  "), "{}: {words}", rule.code);
                }
                assert_ne!(text.fr, text.en, "{}", rule.code);
            }
            for title in [explanation.title.fr, explanation.title.en] {
                assert!(
                    !title.ends_with('.') && title.chars().count() < 70,
                    "{}: {title}",
                    rule.code
                );
            }
            assert_ne!(explanation.wrong, explanation.right, "{}", rule.code);
        }
    }

    #[test]
    fn a_page_says_all_of_it() {
        let rule = Problem::RULES
            .iter()
            .find(|rule| rule.code == "C007")
            .unwrap();
        let page = page(rule, Language::Fr, 1);
        assert!(
            page.starts_with("# C007 · Clé inconnue\n\n*Erreur\u{a0}:"),
            "{page}"
        );
        for part in [
            "## Pourquoi",
            "## Comment réparer",
            "```\nportion: 4\n```",
            "```\nportions: 4\n```",
        ] {
            assert!(page.contains(part), "{part}: {page}");
        }
    }

    #[test]
    fn fences_hold_fences() {
        assert!(fenced("```astuce\na\n```").starts_with("````\n```astuce"));
    }
}
