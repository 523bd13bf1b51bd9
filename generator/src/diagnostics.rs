//! What is wrong with the content, as data: words are added later, in the reader's language.

mod explanations;

use crate::source::{SourceId, Span};
pub use explanations::Explanation;

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published until it is repaired.
    Error,
    /// The site is published, but a visitor would be misled or disappointed.
    Warning,
    /// It could be better.
    Advice,
}

/// One short text in the two languages of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bilingual {
    /// French.
    pub fr: &'static str,
    /// English.
    pub en: &'static str,
}

/// One problem and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What it is about.
    pub problem: Problem,
    /// Where; a problem of a whole file has an empty span at its beginning, a problem of the run has none.
    pub span: Option<Span>,
}

/// What is known of a problem before any is found: its code, how much it matters, and what to tell who meets it.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Stable code: `C001`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it means, why it matters, how to repair it.
    pub explanation: &'static Explanation,
}

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident: $type:ty),* $(,)? })? = $code:literal $severity:ident;)*) => {
        /// Every problem the program can find. Codes never change their meaning.
        #[derive(Debug, Clone, PartialEq)]
        #[allow(missing_docs)]
        pub enum Problem {
            $($(#[$doc])* $name $({ $($field: $type),* })?,)*
        }

        impl Problem {
            /// Stable code, for documentation and for searching: `C001`.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name $({ $($field: _),* })? => $code,)* }
            }

            /// How much it matters.
            #[must_use]
            pub fn severity(&self) -> Severity {
                match self { $(Self::$name $({ $($field: _),* })? => Severity::$severity,)* }
            }

            /// Every code, in the order of declaration.
            pub const CODES: &'static [&'static str] = &[$($code),*];

            /// Every problem with its explanation, in the order of declaration.
            pub const RULES: &'static [Rule] = &[$(Rule {
                code: $code,
                severity: Severity::$severity,
                explanation: &explanations::$name,
            }),*];
        }
    };
}

problems! {
    // Files and front matter.
    /// The file is not UTF-8 text.
    NotUtf8 = "C001" Error;
    /// A Markdown entry does not begin with `---`.
    FrontMatterMissing = "C002" Error;
    /// The second `---` is missing.
    FrontMatterUnclosed = "C003" Error;
    /// The YAML cannot be read.
    YamlSyntax { detail: String } = "C004" Error;
    /// Anchors and aliases hide what is written.
    YamlAlias = "C005" Error;
    /// One key twice.
    DuplicateKey { key: String } = "C006" Error;
    /// A key nobody knows here.
    UnknownKey { key: String, suggestion: Option<String> } = "C007" Error;
    /// A key that must be there is not.
    MissingKey { key: &'static str, example: &'static str } = "C008" Error;
    /// A list where a text was expected, and so on.
    WrongType { key: String, expected: Bilingual, found: Bilingual } = "C009" Error;
    /// A text that does not read as what is expected.
    Unreadable { text: String, expected: Bilingual, example: &'static str } = "C010" Error;
    /// A text that is none of the words allowed.
    NotOneOf { text: String, allowed: Vec<String>, suggestion: Option<String> } = "C011" Error;
    /// A text longer than it may be.
    TooLong { length: usize, longest: usize } = "C012" Error;
    /// A number outside its bounds.
    OutOfBounds { text: String, lowest: String, highest: String } = "C013" Error;
    /// Two keys that exclude each other.
    Conflict { key: &'static str, other: &'static str } = "C014" Error;
    /// None of several keys is given, one is needed.
    OneOfNeeded { keys: Vec<&'static str> } = "C015" Error;
    /// An end before its beginning.
    EndBeforeStart = "C016" Error;
    /// A file in a folder the content model does not know.
    UnknownFolder { folder: String, suggestion: Option<String> } = "C017" Error;
    /// A file whose name cannot become an address.
    BadFileName { name: String, suggestion: String } = "C018" Error;
    /// A translation without its original.
    TranslationWithoutOriginal { original: String } = "C019" Error;
    /// The content folder, or a file the site cannot do without, is missing.
    FileMissing { path: String } = "C020" Error;
    /// A symbolic link or a path out of the content folder.
    PathEscapes { path: String } = "C021" Error;

    /// A file nothing will ever show.
    UnusedFile { wanted: &'static str } = "C022" Warning;
    /// A day of verification that has not come.
    DateInFuture { key: &'static str } = "C023" Warning;

    // References between entries.
    /// `[[slug]]` or a key that names no entry.
    BrokenLink { target: String, suggestion: Option<String> } = "L001" Error;
    /// A slug that several entries have.
    AmbiguousLink { target: String, candidates: Vec<String> } = "L002" Error;
    /// An image that is not beside its entry.
    MissingImage { file: String, suggestion: Option<String> } = "L003" Error;
    /// An image without words for those who cannot see it.
    MissingAlt { file: String } = "L004" Error;
    /// Two entries or outputs with one address.
    AddressTaken { address: String, other: String } = "L005" Error;
    /// A commune that is not in the list.
    UnknownCommune { name: String, suggestion: Option<String> } = "L006" Error;
    /// A directory does not declare this category.
    UnknownCategory { category: String, directory: String, allowed: Vec<String>, suggestion: Option<String> } = "L007" Error;
    /// A Markdown link to a page of the site that does not exist.
    BrokenAddress { address: String } = "L008" Error;
    /// A partner folder without its `_annuaire.md`.
    DirectoryMissing { folder: String } = "L009" Error;
    /// A link to a page that exists, at a place it has not.
    AnchorMissing { address: String, anchor: String, suggestion: Option<String> } = "L010" Warning;
    /// A page of the web that is gone, or whose site is (no status).
    WebLinkBroken { address: String, status: Option<u16> } = "L011" Warning;
    /// A page of the web that says it moved for ever.
    WebLinkMoved { address: String, to: String } = "L012" Advice;
    /// A page of the web that refused to answer, or did not in time (no status).
    WebLinkUnsure { address: String, status: Option<u16> } = "L013" Advice;
    /// Alternative words that are the file's name or the entry's title.
    AltRepeats { alt: String } = "L014" Warning;

    // Text.
    /// Raw HTML in Markdown.
    RawHtml { text: String } = "T001" Error;
    /// A fenced block with braces or a name close to a component that is none.
    UnknownComponent { name: String, suggestion: Option<String> } = "T002" Error;
    /// A component whose argument is missing or wrong.
    ComponentArgument { component: &'static str, expected: Bilingual, example: &'static str } = "T003" Error;
    /// A level-one heading in a body: the title is the page's only one.
    HeadingLevelOne = "T004" Error;
    /// A footnote that is used and not written.
    FootnoteMissing { name: String } = "T005" Error;
    /// A link whose address could run a program.
    UnsafeAddress { address: String } = "T006" Error;
    /// A summary that says no more than the title.
    SummaryRepeatsTitle = "T007" Advice;
    /// A summary without its full stop.
    SummaryWithoutPeriod = "T008" Advice;
    /// A sentence of a summary that is hard to read.
    LongSentence { words: usize, most: usize } = "T009" Advice;
    /// Words in capitals.
    Shouting { text: String } = "T010" Advice;
    /// A capital without its accent.
    AccentMissing { word: String, suggestion: String } = "T011" Advice;
    /// A word that follows itself.
    WordTwice { word: String } = "T012" Advice;
    /// A mark of what remains to be written.
    Unfinished { text: String } = "T013" Warning;
    /// A heading two levels below the one before it.
    HeadingSkips { from: u8, to: u8 } = "T014" Advice;
    /// A link whose words say nothing of where it leads.
    VagueLink { text: String } = "T015" Advice;

    // Pictures.
    /// A file that cannot be decoded, or not to its end.
    PictureBroken = "V001" Error;
    /// A file too heavy to be read.
    PictureHeavy { megabytes: usize, most: usize } = "V002" Error;
    /// More pixels than are decoded.
    PictureHuge { width: u32, height: u32, most: u64 } = "V003" Error;
    /// A format that is not decoded.
    PictureFormat { found: Option<&'static str> } = "V004" Error;
    /// A drawing that runs or fetches something.
    DrawingUnsafe { found: String } = "V005" Error;
    /// Something that moves: only its first picture is shown.
    PictureAnimated = "V006" Warning;
    /// A format under another's extension.
    PictureMisnamed { found: &'static str } = "V007" Advice;
    /// Too few pixels for a page.
    PictureSmall { width: u32, useful: u32 } = "V008" Advice;

    // Recipes and products.
    /// `## Préparation` with an ordered list is missing.
    StepsMissing = "R001" Error;
    /// A diet that an ingredient contradicts.
    DietContradicted { diet: &'static str, ingredient: String, because: String } = "R002" Error;
    /// Free-text ingredients that do not state their allergens.
    AllergensUnknown { ingredient: String } = "R003" Advice;
    /// A price with neither source nor `estimation: true`.
    PriceWithoutSource = "R004" Error;
    /// A quantity whose cost cannot be found: the sheet has no weight for this unit.
    WeightUnknown { product: String, unit: String } = "R005" Advice;
    /// The ingredients are never all in season together.
    NeverInSeason = "R006" Advice;
    /// No needed ingredient has a sheet that would tell a season.
    NoSeason = "R007" Advice;
    /// A price that was noted more than a year ago.
    PriceOld { months: i32 } = "R008" Advice;

    // Partners.
    /// Not verified for more than twelve months.
    Stale { months: i32 } = "P001" Warning;
    /// An entry nobody read again for two years.
    NotReviewed { months: i32 } = "P002" Advice;

    // Figures.
    /// The figures contradict each other.
    ImpossibleFigures { contributors: u32, detail: String } = "F001" Error;
    /// The calculators refuse the figures or the rules.
    RefusedFigures { code: String, field: String, detail: String } = "F002" Error;
    /// The figures could give a person away.
    Identifying { reason: Bilingual, proposal: Bilingual } = "F003" Error;
    /// The same, where nothing is about to be published.
    IdentifyingIfPublished { reason: Bilingual, proposal: Bilingual } = "F005" Warning;
    /// No rules were in force in this month.
    NoRules { month: String } = "F004" Error;

    // The private ledger: its problems never quote it, so that they can be shown to somebody who helps.
    /// A column the ledger cannot do without.
    LedgerColumn { column: &'static str } = "G001" Error;
    /// A line with more or fewer cells than there are columns.
    LedgerCells { found: usize, expected: usize } = "G002" Error;
    /// A cell that is no date.
    LedgerDate = "G003" Error;
    /// A cell that is no amount of euros and cents.
    LedgerAmount = "G004" Error;
    /// A refund, or an amount below zero.
    LedgerNegative = "G005" Error;
    /// A contribution of nobody.
    LedgerMember = "G006" Error;
    /// A cell whose quotes are not closed on its line.
    LedgerQuote = "G007" Error;
    /// A member's contributions of a month add up to what the rules do not allow.
    LedgerBounds { lowest: String, highest: Option<String> } = "G008" Error;
    /// The same, where the rules set levels.
    LedgerLevel { levels: Vec<String> } = "G009" Error;
    /// A column more in a table with commas could hold the cents of `32,50`.
    LedgerExtraColumn = "G010" Error;
    /// A ledger without contributions.
    LedgerEmpty = "G011" Error;
    /// One member written in two ways.
    LedgerSpelling { line: usize } = "G012" Warning;
    /// Two members whose names differ by accents or signs.
    LedgerAlike { line: usize } = "G013" Warning;
    /// The ledger lies where it could be published.
    LedgerExposed { folder: String } = "G014" Warning;

    // What is imported.
    /// A file that is not what it should be: nothing of it is imported.
    ImportSyntax { what: &'static str, detail: String } = "I001" Error;
    /// A file without anything to import.
    ImportEmpty = "I002" Error;
    /// A line with more cells than there are columns.
    ImportCells { found: usize, expected: usize } = "I003" Error;
    /// Something that cannot become an entry.
    ImportSkipped { entry: String, reason: Bilingual, detail: String } = "I004" Warning;
    /// A value the content model has no place for: it is left out.
    ImportValue { entry: String, key: &'static str, text: String, expected: Bilingual } = "I005" Warning;
    /// A value that was worked out, or shortened.
    ImportGuess { entry: String, key: &'static str, text: String, reason: Bilingual } = "I006" Advice;

    // Theme and outputs.
    /// A template that fails.
    Template { detail: String } = "M001" Error;
    /// A text of the interface that the theme lacks.
    WordMissing { key: String, language: String } = "M002" Error;
    /// The calculators were not compiled: pages keep what was computed at build time.
    CalculatorsMissing = "M003" Warning;
}

/// Collects problems; the run goes on.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Notes a problem at a place.
    pub fn report(&mut self, span: Span, problem: Problem) {
        self.list.push(Diagnostic {
            problem,
            span: Some(span),
        });
    }

    /// Notes a problem that has no place in a file.
    pub fn report_run(&mut self, problem: Problem) {
        self.list.push(Diagnostic {
            problem,
            span: None,
        });
    }

    /// Takes over what another part found.
    pub fn absorb(&mut self, other: Self) {
        self.list.extend(other.list);
    }

    /// Where the list stands now, for [`Self::name_key`].
    #[must_use]
    pub fn mark(&self) -> usize {
        self.list.len()
    }

    /// Gives the name of a key to the type errors reported since `mark` that have none yet.
    pub fn name_key(&mut self, mark: usize, name: &str) {
        for diagnostic in &mut self.list[mark..] {
            if let Problem::WrongType { key, .. } = &mut diagnostic.problem
                && key.is_empty()
            {
                name.clone_into(key);
            }
        }
    }

    /// Whether anything forbids to publish.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|diagnostic| diagnostic.problem.severity() == Severity::Error)
    }

    /// Whether this file has an error.
    #[must_use]
    pub fn has_errors_in(&self, source: SourceId) -> bool {
        self.list.iter().any(|diagnostic| {
            diagnostic.problem.severity() == Severity::Error
                && diagnostic.span.is_some_and(|span| span.source == source)
        })
    }

    /// In a stable order: by file, then place, then code. Exact repeats are said once.
    pub fn sort(&mut self) {
        self.list.sort_by_key(|diagnostic| {
            let place = diagnostic
                .span
                .map(|span| (span.source, span.start, span.end));
            (place, diagnostic.problem.code())
        });
        self.list.dedup();
    }

    /// How many there are of one severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.list
            .iter()
            .filter(|diagnostic| diagnostic.problem.severity() == severity)
            .count()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}
