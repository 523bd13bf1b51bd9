//! The steps behind an answer: what each computed, from which numbers, as data that pages turn into sentences.

use crate::answer::Json;

/// The steps of one answer, in order; kept only when the request asks for them with `"explain": true`.
pub(crate) struct Explanation {
    steps: Option<Vec<Json>>,
}

/// What a step knows: each value under its name, in the order a sentence would say them.
pub(crate) type Values = Vec<(&'static str, Json)>;

impl Explanation {
    /// An explanation that keeps its steps, or one that costs nothing.
    pub(crate) fn new(wanted: bool) -> Explanation {
        Explanation {
            steps: wanted.then(Vec::new),
        }
    }

    /// Adds the step `id`; its values are made only if they are wanted.
    pub(crate) fn step(&mut self, id: &'static str, values: impl FnOnce() -> Values) {
        if let Some(steps) = &mut self.steps {
            steps.push(Json::Object(vec![
                ("id", Json::Word(id)),
                ("values", Json::Object(values())),
            ]));
        }
    }

    /// The key that answers carry: `steps`, or nothing.
    pub(crate) fn into_answer(self) -> Option<(&'static str, Json)> {
        self.steps.map(|steps| ("steps", Json::List(steps)))
    }
}
