//! Views for contributors: the field guide, and the forms that prepare a file.

use serde::Serialize;

use super::LinkView;

/// The field guide: every sort of file, every component, every unit.
#[derive(Debug, Serialize)]
pub struct GuideView {
    /// What every Markdown entry may say, then each sort of file.
    pub chapters: Vec<ChapterView>,
    /// Fenced blocks.
    pub components: Vec<ComponentView>,
    /// Units of quantities.
    pub units: Vec<UnitView>,
}

/// One sort of file in the guide.
#[derive(Debug, Serialize)]
pub struct ChapterView {
    /// Its name, which anchors begin with.
    pub name: &'static str,
    /// What it is for, in French.
    pub help: String,
    /// Where such a file goes.
    pub place: String,
    /// The command that begins one, where there is one.
    pub command: Option<String>,
    /// The address of its schema.
    pub schema: String,
    /// Whether it has the keys of every Markdown entry as well.
    pub common: bool,
    /// Its own keys.
    pub keys: Vec<KeyView>,
    /// What must hold between keys, as sentences.
    pub relations: Vec<String>,
}

/// One key in the guide.
#[derive(Debug, Serialize)]
pub struct KeyView {
    /// Its anchor.
    pub anchor: String,
    /// As it is written.
    pub name: &'static str,
    /// Whether a file without it is refused.
    pub required: bool,
    /// What its value is.
    pub value: String,
    /// The words it may be, each with its meaning in the page's language, if that is another.
    pub words: Vec<WordView>,
    /// What it does on the page, in French.
    pub help: String,
    /// A value that is right.
    pub example: &'static str,
    /// What its absence means.
    pub default: Option<&'static str>,
    /// Keys inside its value.
    pub keys: Vec<KeyView>,
    /// What must hold between those, as sentences.
    pub relations: Vec<String>,
}

/// A word of a closed list.
#[derive(Debug, Serialize)]
pub struct WordView {
    /// As it is written.
    pub word: &'static str,
    /// As the page's language says it; none where that is the same.
    pub meaning: Option<String>,
}

/// A fenced block in the guide.
#[derive(Debug, Serialize)]
pub struct ComponentView {
    /// Its name.
    pub name: &'static str,
    /// What follows it.
    pub argument: &'static str,
    /// What follows it, for example.
    pub example: &'static str,
    /// What it shows, in French.
    pub help: String,
}

/// A unit of quantities.
#[derive(Debug, Serialize)]
pub struct UnitView {
    /// One of it.
    pub one: &'static str,
    /// Several.
    pub several: &'static str,
}

/// A form that prepares a file of one kind.
#[derive(Debug, Serialize)]
pub struct FormView {
    /// What contributors call one of the kind.
    pub name: &'static str,
    /// What one of the kind is for.
    pub help: String,
    /// The folder of the file, from the root of the repository.
    pub folder: String,
    /// The directories one must choose from; empty for other kinds.
    pub directories: Vec<ChoiceView>,
    /// The fields to fill in, then those that may be left out.
    pub fields: [Vec<FieldView>; 2],
    /// Entries that fields may name.
    pub entries: Vec<EntriesView>,
    /// What must hold between fields, as JSON.
    pub relations: String,
    /// How the text begins.
    pub body: &'static str,
    /// The file to copy where no script runs.
    pub skeleton: String,
    /// The field guide.
    pub guide: String,
    /// Where the sources are.
    pub repository: Option<LinkView>,
    /// Where a new file is begun there, if that is known: its address, and the names of its parameters.
    pub new_file: Option<NewFileView>,
    /// What the script says, as JSON.
    pub spoken: String,
}

/// How a forge begins a new file.
#[derive(Debug, Serialize)]
pub struct NewFileView {
    /// The address of its page.
    pub url: String,
    /// The parameter for the file's path.
    pub path: &'static str,
    /// The parameter for its text.
    pub text: &'static str,
}

/// One field of a form.
#[derive(Debug, Serialize)]
pub struct FieldView {
    /// The key it fills.
    pub key: &'static str,
    /// What it is called.
    pub label: String,
    /// What it does on the page.
    pub help: String,
    /// line, long, day, moment, address, decimal, whole, flag, choice, choices, lines, point, rows or group.
    pub control: &'static str,
    /// Whether it must be filled in.
    pub required: bool,
    /// The expression a text must match.
    pub pattern: Option<String>,
    /// The most characters of a text.
    pub longest: Option<usize>,
    /// The least and the most of a number.
    pub bounds: Option<[u32; 2]>,
    /// The words of a choice.
    pub words: Vec<ChoiceView>,
    /// Whether an empty list says something.
    pub says_none: bool,
    /// The folder of the entries it names.
    pub leads_to: Option<&'static str>,
    /// A value that is right.
    pub example: &'static str,
    /// Fields inside it.
    pub fields: Vec<FieldView>,
    /// What must hold between them, as JSON.
    pub relations: String,
}

/// Something to choose.
#[derive(Debug, Clone, Serialize)]
pub struct ChoiceView {
    /// As the file says it.
    pub value: String,
    /// As the reader reads it.
    pub title: String,
}

/// Entries of a folder, to be named.
#[derive(Debug, Serialize)]
pub struct EntriesView {
    /// The folder.
    pub folder: &'static str,
    /// Their names and titles.
    pub entries: Vec<ChoiceView>,
}
