//! What went wrong and what to do about it, in one line.

use std::fmt;
use std::io;
use std::path::Path;

/// The result of anything here that can fail.
pub(crate) type Result<T> = std::result::Result<T, Failure>;

/// A problem, with the advice that makes it go away where there is some.
#[derive(Debug)]
pub(crate) struct Failure {
    problem: String,
    advice: Option<String>,
}

impl Failure {
    /// A problem in a few words, without a full stop.
    pub(crate) fn new(problem: impl Into<String>) -> Self {
        Self {
            problem: problem.into(),
            advice: None,
        }
    }

    /// Says what to do about it.
    pub(crate) fn advise(self, advice: impl Into<String>) -> Self {
        Self {
            advice: Some(advice.into()),
            ..self
        }
    }

    /// Turns the disk's error into a failure that names the file: `fs::read(path).map_err(Failure::at(path))`.
    pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::new(format!("{}: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.advice {
            Some(advice) => write!(formatter, "{}: {advice}", self.problem),
            None => formatter.write_str(&self.problem),
        }
    }
}
