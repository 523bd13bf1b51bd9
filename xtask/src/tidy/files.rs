//! What any file must be: introduced, finished, short, and at home on every machine.

use super::{Finding, Source};

/// Lines after which a file hides a second thing.
const LONGEST: usize = 500;
const CODE: &[&str] = &["rs", "js", "mjs", "html", "css"];
/// Written in pieces, so that this file passes its own rule.
const UNFINISHED: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("to", "do!"),
    concat!("unimple", "mented!"),
    concat!("db", "g!"),
];
/// Folders of one machine, `home` being followed by a name.
const MACHINE_FOLDERS: &[&str] = &["work", "root", "tmp", "home"];

/// The file's reason comes first.
pub(super) fn a_module_says_what_it_is(source: &Source) -> Vec<Finding> {
    if !source.path.ends_with(".rs") || source.text.starts_with("//! ") {
        return Vec::new();
    }
    vec![source.finding(1, "the first line must say what the module is: `//! …`")]
}

/// Nothing half done is merged.
pub(super) fn nothing_is_unfinished(source: &Source) -> Vec<Finding> {
    if !source.has_extension(CODE) {
        return Vec::new();
    }
    let words = |line| UNFINISHED.iter().filter(move |word| has_word(line, word));
    numbered(&source.text)
        .flat_map(|(number, line)| words(line).map(move |word| (number, word)))
        .map(|(number, word)| source.finding(number, format!("unfinished: `{word}`")))
        .collect()
}

/// A long file has a second thing in it.
pub(super) fn a_file_is_short(source: &Source) -> Vec<Finding> {
    let lines = source.text.lines().count();
    if !source.has_extension(CODE) || lines <= LONGEST {
        return Vec::new();
    }
    vec![source.finding(
        LONGEST + 1,
        format!("{lines} lines, the most is {LONGEST}: find the second thing in it"),
    )]
}

/// What works here works elsewhere. Locks are left alone: tools write them.
pub(super) fn no_path_of_a_machine(source: &Source) -> Vec<Finding> {
    if source.path.ends_with(".lock") {
        return Vec::new();
    }
    numbered(&source.text)
        .filter_map(|(number, line)| {
            Some(source.finding(
                number,
                format!("`{}` is a path of one machine", machine_path(line)?),
            ))
        })
        .collect()
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
}

fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let alone = |neighbour: Option<char>| {
            !neighbour.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
        };
        alone(line[..at].chars().next_back())
            && (word.ends_with('!') || alone(line[at + word.len()..].chars().next()))
    })
}

/// The first absolute path of a machine in a line. After a letter, a digit, `_` or `.` it is part of something else,
/// such as an address or a relative path.
fn machine_path(line: &str) -> Option<&str> {
    line.match_indices('/').find_map(|(at, _)| {
        let before = line[..at].chars().next_back();
        if before.is_some_and(|before| before.is_ascii_alphanumeric() || "_.".contains(before)) {
            return None;
        }
        let mut parts = line[at + 1..].split('/');
        let folder = parts
            .next()
            .filter(|first| MACHINE_FOLDERS.contains(first))?;
        let next = parts.next()?;
        if folder != "home" {
            return Some(&line[at..at + folder.len() + 2]);
        }
        let name = !next.is_empty()
            && next.bytes().all(|byte| byte.is_ascii_lowercase())
            && parts.next().is_some();
        name.then(|| &line[at..at + folder.len() + next.len() + 3])
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::findings;
    use super::*;

    #[test]
    fn a_module_without_its_sentence_is_found() {
        let expected = ["1: the first line must say what the module is: `//! …`"];
        assert_eq!(
            findings(a_module_says_what_it_is, "tests/main.rs", "mod browser;"),
            expected
        );
        assert_eq!(
            findings(
                a_module_says_what_it_is,
                "tests/main.rs",
                "//! Tests.\nmod a;"
            ),
            Vec::<String>::new()
        );
        assert_eq!(
            findings(a_module_says_what_it_is, "README.md", "mod"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn unfinished_work_is_found() {
        for word in UNFINISHED {
            let text = format!("a\n  {word} b");
            assert_eq!(
                findings(nothing_is_unfinished, "a.css", &text),
                [format!("2: unfinished: `{word}`")]
            );
            assert_eq!(
                findings(nothing_is_unfinished, "a.md", &text),
                Vec::<String>::new()
            );
        }
        let parts_of_words = format!("x_{} {}_y", UNFINISHED[2], UNFINISHED[0]);
        assert_eq!(
            findings(nothing_is_unfinished, "a.js", &parts_of_words),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_long_file_is_found() {
        let found = |lines: usize| findings(a_file_is_short, "a.rs", &"x\n".repeat(lines));
        assert_eq!(found(LONGEST), Vec::<String>::new());
        assert_eq!(
            found(LONGEST + 1),
            ["501: 501 lines, the most is 500: find the second thing in it"]
        );
    }

    #[test]
    fn a_path_of_a_machine_is_found() {
        let found = |text: &str| findings(no_path_of_a_machine, "docs/a.md", text);
        for folder in ["work", "root", "tmp", "home/anne"] {
            let path = format!("/{folder}/");
            let expected = [format!("2: `{path}` is a path of one machine")];
            assert_eq!(found(&format!("see\n{path}x")), expected);
            assert_eq!(found(&format!("see\n`{path}x`")), expected);
            assert_eq!(
                found(&format!("https://example.org{path}x and ..{path}")),
                Vec::<String>::new()
            );
        }
        assert_eq!(
            found("/le-dispositif/ /home/ /homework/a /tmpfs/"),
            Vec::<String>::new()
        );
        assert_eq!(
            findings(no_path_of_a_machine, "Cargo.lock", &format!("/{}/x", "tmp")),
            Vec::<String>::new()
        );
    }
}
