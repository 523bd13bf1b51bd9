//! What each reader of a report sees.

use std::ops::Range;

use serde_json::json;
use solidoume::diagnostics::Problem;
use solidoume::source::SourceFile;

use super::human::SHOWN;
use super::machine::property;
use super::*;

fn plain() -> Style<'static> {
    Style {
        format: Format::Human,
        language: Language::Fr,
        all: false,
        colours: false,
        excerpts: true,
        root: Path::new("."),
    }
}

fn sources(text: impl Into<Vec<u8>>) -> Sources {
    Sources::new(vec![SourceFile {
        path: "content/recettes/truffade.md".into(),
        bytes: text.into(),
    }])
}

fn unknown_key() -> Problem {
    Problem::UnknownKey {
        key: "portion".into(),
        suggestion: Some("portions".into()),
    }
}

fn printed(
    problem: Problem,
    at: Option<Range<usize>>,
    sources: &Sources,
    style: Style<'_>,
) -> String {
    let mut diagnostics = Diagnostics::default();
    match at {
        Some(at) => {
            let (id, _) = sources.iter().next().unwrap();
            diagnostics.report(Span::new(id, at.start, at.end), problem);
        }
        None => diagnostics.report_run(problem),
    }
    let mut out = Vec::new();
    print(&diagnostics, sources, style, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

const TEXT: &str = "---\ntitre: Truffade\ndétail: é, portion: 4\n---\n";

fn key() -> Option<Range<usize>> {
    let start = TEXT.find("portion").unwrap();
    Some(start..start + "portion".len())
}

#[test]
fn a_person_sees_the_line_the_place_and_what_to_do() {
    let shown = printed(unknown_key(), key(), &sources(TEXT), plain());
    let expected = "\
erreur[C007]: clé inconnue `portion`
 --> content/recettes/truffade.md:3:12
  |
3 | détail: é, portion: 4
  |            ^^^^^^^
  |
  = aide: vouliez-vous dire `portions`\u{a0}?

";
    assert_eq!(shown, expected);
}

#[test]
fn a_private_file_is_not_shown() {
    let style = Style {
        excerpts: false,
        ..plain()
    };
    let shown = printed(unknown_key(), key(), &sources(TEXT), style);
    assert!(shown.contains("truffade.md:3:12\n"), "{shown}");
    assert!(!shown.contains("détail"), "{shown}");
}

#[test]
fn a_problem_of_the_run_has_no_place() {
    let shown = printed(
        Problem::CalculatorsMissing,
        None,
        &sources(TEXT),
        Style {
            language: Language::En,
            ..plain()
        },
    );
    assert!(
        shown.starts_with("warning[M003]: the calculators are not compiled"),
        "{shown}"
    );
    assert!(!shown.contains("-->"), "{shown}");
}

#[test]
fn any_span_in_any_bytes_is_shown_without_a_panic() {
    let long = "x".repeat(100_000);
    for text in [
        &b""[..],
        b"\n",
        b"\r\n",
        "é".as_bytes(),
        b"\xff\xfe\n",
        b"a\tb\n\tc",
        long.as_bytes(),
    ] {
        let sources = sources(text);
        for start in [0, 1, 2, 50, 200_000] {
            for length in [0, 1, 2, 100_000] {
                for format in [Format::Human, Format::Json, Format::Github] {
                    let shown = printed(
                        unknown_key(),
                        Some(start..start + length),
                        &sources,
                        Style { format, ..plain() },
                    );
                    assert!(shown.contains("truffade.md"), "{shown}");
                    assert!(shown.len() < 10_000, "{} bytes", shown.len());
                }
            }
        }
    }
}

#[test]
fn content_cannot_command_the_terminal() {
    let problem = Problem::DuplicateKey {
        key: "\u{1b}[2Jclé".into(),
    };
    let shown = printed(problem, Some(0..4), &sources("\u{1b}[2J: 1"), plain());
    assert!(!shown.contains('\u{1b}'), "{shown:?}");
}

#[test]
fn colours_come_only_when_asked_for() {
    let sources = sources(TEXT);
    assert!(
        printed(
            unknown_key(),
            key(),
            &sources,
            Style {
                colours: true,
                ..plain()
            }
        )
        .contains('\u{1b}')
    );
    assert!(!printed(unknown_key(), key(), &sources, plain()).contains('\u{1b}'));
}

#[test]
fn json_gives_one_object_a_line() {
    let style = Style {
        format: Format::Json,
        root: Path::new("site"),
        ..plain()
    };
    let shown = printed(unknown_key(), key(), &sources(TEXT), style);
    assert_eq!(shown.lines().count(), 1);
    assert_eq!(
        serde_json::from_str::<serde_json::Value>(&shown).unwrap(),
        json!({
            "code": "C007", "severity": "error", "file": "site/content/recettes/truffade.md",
            "line": 3, "column": 12, "end_line": 3, "end_column": 19,
            "message": "clé inconnue `portion`", "hint": "vouliez-vous dire `portions`\u{a0}?",
        })
    );
    let run = printed(Problem::CalculatorsMissing, None, &sources(TEXT), style);
    let run: serde_json::Value = serde_json::from_str(&run).unwrap();
    assert_eq!((&run["file"], &run["line"]), (&json!(null), &json!(null)));
}

#[test]
fn github_annotations_are_escaped() {
    let style = Style {
        format: Format::Github,
        ..plain()
    };
    assert_eq!(
        printed(unknown_key(), key(), &sources(TEXT), style),
        "::error file=content/recettes/truffade.md,line=3,endLine=3,col=12,endColumn=18,title=C007::\
         clé inconnue `portion`%0Avouliez-vous dire `portions`\u{a0}?\n"
    );
    let detail = "100 %\r\nfile: a,b".to_owned();
    let english = Style {
        language: Language::En,
        ..style
    };
    assert_eq!(
        printed(Problem::Template { detail }, None, &sources(TEXT), english),
        "::error title=M001::the template fails: 100 %25%0D%0Afile: a,b\n"
    );
    assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
}

#[test]
fn too_many_problems_are_counted_and_errors_shown_first() {
    let sources = sources(TEXT);
    let (id, _) = sources.iter().next().unwrap();
    let mut diagnostics = Diagnostics::default();
    for _ in 0..SHOWN {
        diagnostics.report(Span::file(id), Problem::Stale { months: 13 });
    }
    diagnostics.report(Span::file(id), unknown_key());
    let show = |style| {
        let mut out = Vec::new();
        print(&diagnostics, &sources, style, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let cut = show(plain());
    assert_eq!(cut.matches("P001").count(), SHOWN - 1);
    assert_eq!(cut.matches("C007").count(), 1);
    assert!(
        cut.ends_with("non montrés : 1 (`--all` montre tout)\n\n"),
        "{}",
        &cut[cut.len() - 200..]
    );
    let all = show(Style {
        all: true,
        ..plain()
    });
    assert_eq!(
        (all.matches("P001").count(), all.contains("--all")),
        (SHOWN, false)
    );
}
