//! The theme: templates that receive typed views and write pages.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, Value};

use super::words;
use crate::diagnostics::{Diagnostics, Problem};
use crate::source::Sources;

/// Templates, ready to render.
pub struct Theme {
    tera: Tera,
}

impl Theme {
    /// Reads `themes/<name>/templates/`; a template that cannot be read is reported.
    pub fn load(sources: &Sources, name: &str, diagnostics: &mut Diagnostics) -> Self {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".html", ".svg"]);
        tera.register_filter("fill", fill);
        let folder = format!("themes/{name}/templates/");
        let templates = sources.under(&folder).filter_map(|(_, file)| {
            let name = file.path.strip_prefix(&folder)?;
            Some((name.to_owned(), std::str::from_utf8(&file.bytes).ok()?))
        });
        if let Err(error) = tera.add_raw_templates(templates) {
            let detail = explain(&error);
            diagnostics.report_run(Problem::Template { detail });
        }
        Self { tera }
    }

    /// Gives a value to every template: what all pages share is made once.
    pub fn share<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.tera.global_context().insert(name, value);
    }

    /// Gives a value that is made already.
    pub fn share_value(&mut self, name: &'static str, value: Value) {
        self.tera.global_context().insert_value(name, value);
    }

    /// Whether the theme has this template.
    #[must_use]
    pub fn has(&self, template: &str) -> bool {
        self.tera.contains_template(template)
    }

    /// Renders a template.
    ///
    /// # Errors
    /// [`Problem::Template`] with the template's own message: an undefined variable, a wrong type.
    pub fn render(
        &self,
        template: &str,
        views: BTreeMap<&'static str, Value>,
    ) -> Result<String, Problem> {
        let mut context = Context::new();
        for (name, value) in views {
            context.insert_value(name, value);
        }
        self.tera
            .render(template, &context)
            .map_err(|error| Problem::Template {
                detail: format!("{template}: {}", explain(&error)),
            })
    }
}

impl std::fmt::Debug for Theme {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Theme").finish_non_exhaustive()
    }
}

/// Filter: replaces `{name}` in a word by the argument of that name.
fn fill(text: &str, values: Kwargs, _: &State<'_>) -> String {
    let mut filled = text.to_owned();
    for (name, value) in values.iter() {
        filled = words::fill(&filled, &[(&name.to_string(), &value.to_string())]);
    }
    filled
}

/// The whole chain of an error: Tera names the template first and the cause last.
fn explain(error: &tera::Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
