//! The words after a command: `--port 8080 --no-build -- --drafts`.

use std::collections::BTreeMap;
use std::str::FromStr;

use crate::failure::{Failure, Result};

/// An option a command accepts.
pub(crate) struct Choice {
    /// As typed, dashes included.
    pub(crate) name: &'static str,
    /// What the value is called in the help; `None` for a switch.
    pub(crate) value: Option<&'static str>,
    /// One line for the help.
    pub(crate) about: &'static str,
}

impl Choice {
    /// `--port N`
    pub(crate) fn usage(&self) -> String {
        match self.value {
            Some(value) => format!("{} {value}", self.name),
            None => self.name.to_owned(),
        }
    }
}

/// Stands for "what follows `--` is passed on"; a command that lists it accepts a rest.
pub(crate) const REST: &str = "--";

/// What was typed, checked against a command's choices.
#[derive(Debug)]
pub(crate) struct Arguments {
    values: BTreeMap<&'static str, String>,
    rest: Vec<String>,
}

impl Arguments {
    /// Reads the words, or says which one is not understood.
    pub(crate) fn parse(words: &[String], choices: &'static [Choice]) -> Result<Self> {
        let mut arguments = Self {
            values: BTreeMap::new(),
            rest: Vec::new(),
        };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            let (name, attached) = match word.split_once('=') {
                Some((name, value)) => (name, Some(value.to_owned())),
                None => (word.as_str(), None),
            };
            let choice = choices
                .iter()
                .find(|choice| choice.name == name)
                .ok_or_else(|| unknown(word, choices))?;
            if choice.name == REST {
                arguments.rest = words.cloned().collect();
                break;
            }
            let value = match (choice.value, attached) {
                (None, None) => String::new(),
                (None, Some(_)) => return Err(Failure::new(format!("`{name}` takes no value"))),
                (Some(_), Some(value)) => value,
                (Some(what), None) => words.next().cloned().ok_or_else(|| {
                    Failure::new(format!("`{name}` lacks its value"))
                        .advise(format!("write `{name} {what}`"))
                })?,
            };
            arguments.values.insert(choice.name, value);
        }
        Ok(arguments)
    }

    /// Whether the switch was typed.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.values.contains_key(name)
    }

    /// The value of an option, or the default.
    pub(crate) fn value_or<T: FromStr>(&self, name: &str, default: T) -> Result<T> {
        let Some(text) = self.values.get(name) else {
            return Ok(default);
        };
        text.parse()
            .map_err(|_| Failure::new(format!("`{text}` is no value for `{name}`")))
    }

    /// The numbers of an option such as `--entries 1000,10000`, or the default.
    pub(crate) fn numbers_or(&self, name: &str, default: &[usize]) -> Result<Vec<usize>> {
        let Some(text) = self.values.get(name) else {
            return Ok(default.to_vec());
        };
        text.split(',')
            .map(|number| number.trim().parse().ok().filter(|number| *number > 0))
            .collect::<Option<_>>()
            .ok_or_else(|| {
                Failure::new(format!("`{text}` is no list of numbers")).advise("write `1000,10000`")
            })
    }

    /// What stands after `--`.
    pub(crate) fn rest(&self) -> &[String] {
        &self.rest
    }
}

fn unknown(word: &str, choices: &[Choice]) -> Failure {
    let failure = Failure::new(format!("unknown option `{word}`"));
    if choices.is_empty() {
        return failure.advise("this command takes none");
    }
    let usages: Vec<_> = choices.iter().map(Choice::usage).collect();
    failure.advise(format!("choose among {}", usages.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHOICES: &[Choice] = &[
        Choice {
            name: "--port",
            value: Some("N"),
            about: "",
        },
        Choice {
            name: "--no-build",
            value: None,
            about: "",
        },
        Choice {
            name: REST,
            value: Some("..."),
            about: "",
        },
    ];

    fn parse(words: &str) -> Result<Arguments> {
        let words: Vec<_> = words.split_whitespace().map(str::to_owned).collect();
        Arguments::parse(&words, CHOICES)
    }

    #[test]
    fn options_switches_and_the_rest_are_told_apart() {
        let arguments = parse("--port 8080 --no-build -- --drafts --port 1").expect("valid");
        assert_eq!(arguments.value_or("--port", 8000).expect("a number"), 8080);
        assert!(arguments.has("--no-build"));
        assert_eq!(arguments.rest(), ["--drafts", "--port", "1"]);
        assert_eq!(
            parse("--port=81")
                .expect("valid")
                .value_or("--port", 0)
                .expect("a number"),
            81
        );
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let message = |words| parse(words).expect_err("not valid").to_string();
        assert_eq!(
            message("--prot 1"),
            "unknown option `--prot`: choose among --port N, --no-build, -- ..."
        );
        assert_eq!(
            message("--port"),
            "`--port` lacks its value: write `--port N`"
        );
        assert_eq!(message("--no-build=1"), "`--no-build` takes no value");
        let typed = parse("--port abc").expect("a word");
        assert_eq!(
            typed
                .value_or("--port", 1)
                .expect_err("not a number")
                .to_string(),
            "`abc` is no value for `--port`"
        );
    }
}
