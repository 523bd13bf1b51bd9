//! The problems in English, for those who develop the program and for international students.

use solidoume::diagnostics::Problem;

use super::{Language, Message, listed, say};

/// Says a problem in English.
pub(super) fn message(problem: &Problem) -> Message {
    match problem {
        Problem::NotUtf8 => say("this file is not UTF-8 text").hint("save it as UTF-8 from your editor"),
        Problem::FrontMatterMissing => {
            say("the entry does not begin with `---`").hint("open it with a line `---`, then the keys, then `---`")
        }
        Problem::FrontMatterUnclosed => {
            say("the second `---` is missing: nothing parts the keys from the text").hint("add a line `---` after the last key")
        }
        Problem::YamlSyntax { detail } => say(format!("the keys cannot be read: {detail}"))
            .hint("check the indentation, and quote a text that contains `: ` or begins with a sign"),
        Problem::YamlAlias => say("YAML anchors and aliases (`&name`, `*name`) are not accepted")
            .hint("repeat the value, or quote it if it begins with `&` or `*`"),
        Problem::DuplicateKey { key } => say(format!("the key `{key}` is written twice")).hint("keep one"),
        Problem::UnknownKey { key, suggestion } => {
            say(format!("unknown key `{key}`")).suggest(suggestion.as_deref(), Language::En, "remove it: it does nothing here")
        }
        Problem::MissingKey { key, example } => {
            say(format!("the key `{key}` is missing")).hint(format!("add for example `{key}: {example}`"))
        }
        Problem::WrongType { key, expected, found } if key.is_empty() => {
            say(format!("expected {} here, found {}", expected.en, found.en)).hint(rewrite(expected.en))
        }
        Problem::WrongType { key, expected, found } => {
            say(format!("`{key}` takes {}, not {}", expected.en, found.en)).hint(rewrite(expected.en))
        }
        Problem::Unreadable { text, expected, example } => {
            say(format!("“{text}” does not read as {}", expected.en)).hint(format!("write for example `{example}`"))
        }
        Problem::NotOneOf { text, allowed, suggestion } => say(format!("“{text}” is none of the words allowed")).suggest(
            suggestion.as_deref(),
            Language::En,
            &format!("choose among {}", list(allowed)),
        ),
        Problem::TooLong { length, longest } => say(format!("{length} characters, {longest} at most"))
            .hint(format!("remove at least {}", length.saturating_sub(*longest))),
        Problem::OutOfBounds { text, lowest, highest } => say(format!("“{text}” is not between {lowest} and {highest}"))
            .hint(format!("write a number from {lowest} to {highest}")),
        Problem::Conflict { key, other } => say(format!("`{key}` and `{other}` exclude each other")).hint("keep one of the two keys"),
        Problem::OneOfNeeded { keys } => say(format!("one of the keys {} is needed", list(keys))).hint("add one of them"),
        Problem::EndBeforeStart => say("the end comes before the beginning").hint("check both dates, and their hours"),
        Problem::UnknownFolder { folder, .. } if folder.is_empty() => say("nothing is expected here, outside any folder")
            .hint("move this file to the folder of its kind: `recettes`, `produits`, `evenements`…"),
        Problem::UnknownFolder { folder, suggestion } => say(format!("unknown folder `{folder}`")).suggest(
            suggestion.as_deref(),
            Language::En,
            "move this file to a folder that the site knows: `recettes`, `produits`, `evenements`…",
        ),
        Problem::BadFileName { name, suggestion } => say(format!("the name `{name}` cannot become an address"))
            .hint(format!("rename it `{suggestion}`: letters without accents, digits and hyphens")),
        Problem::TranslationWithoutOriginal { original } => say(format!("translation without its original: there is no `{original}`"))
            .hint("write the entry in French first, or correct the file's name"),
        Problem::FileMissing { path } => say(format!("`{path}` is missing, and the site cannot do without it"))
            .hint("create it, or give the site's folder with `--root`"),
        Problem::PathEscapes { path } => say(format!("`{path}` leads out of the entry's folder"))
            .hint("put the file itself beside the entry: neither `..` nor symbolic links are followed"),
        Problem::UnusedFile { wanted } => say("this file will be of no use on the site")
            .hint(format!("this folder holds `.{wanted}` files and their images: rename it, move it or remove it")),
        Problem::DateInFuture { key } => say(format!("`{key}` is a day that has not come"))
            .hint("check the year: it is the day somebody really verified it"),
        Problem::BrokenLink { target, suggestion } => say(format!("`{target}` names no entry")).suggest(
            suggestion.as_deref(),
            Language::En,
            "write the file's name without its extension",
        ),
        Problem::AmbiguousLink { target, candidates } => {
            say(format!("`{target}` names several entries")).hint(format!("say which: {}", list(candidates)))
        }
        Problem::MissingImage { file, suggestion } => say(format!("the image `{file}` is not beside the entry")).suggest(
            suggestion.as_deref(),
            Language::En,
            "put it in the same folder, or in a folder named like the entry",
        ),
        Problem::MissingAlt { file } => say(format!("the image `{file}` has no alternative text"))
            .hint("say in one sentence what it shows, for those who cannot see it"),
        Problem::AddressTaken { address, other } => {
            say(format!("the address `{address}` is already taken by `{other}`")).hint("rename one of the two")
        }
        Problem::UnknownCommune { name, suggestion } => say(format!("unknown commune: “{name}”")).suggest(
            suggestion.as_deref(),
            Language::En,
            "write its official name or INSEE code, or add it to `territoire/communes.csv`",
        ),
        Problem::UnknownCategory { category, directory, allowed, suggestion } => {
            say(format!("the directory `{directory}` has no category “{category}”")).suggest(
                suggestion.as_deref(),
                Language::En,
                &format!("choose among {}, or add it to its `_annuaire.md`", list(allowed)),
            )
        }
        Problem::BrokenAddress { address } => {
            say(format!("no page of the site is at `{address}`")).hint("link the entry by its name instead: `[[truffade]]`")
        }
        Problem::DirectoryMissing { folder } => say(format!("the directory `{folder}` has no `_annuaire.md`"))
            .hint("make one with a `titre` and `categories`"),
        Problem::RawHtml { text } => say(format!("HTML is not accepted: `{text}`")).hint("write Markdown, or use a component"),
        Problem::UnknownComponent { name, suggestion } => {
            say(format!("unknown component `{name}`")).suggest(
                suggestion.as_deref(),
                Language::En,
                "remove the braces if it is code",
            )
        }
        Problem::ComponentArgument { component, expected, example } => {
            say(format!("`{component}` takes {}", expected.en)).hint(format!("write for example `{example}`"))
        }
        Problem::HeadingLevelOne => say("a level 1 heading in the text: the page has its own").hint("begin with `##`"),
        Problem::FootnoteMissing { name } => {
            say(format!("the footnote `[^{name}]` is not written")).hint(format!("add a line `[^{name}]: …`"))
        }
        Problem::UnsafeAddress { address } => say(format!("the address `{address}` is not safe"))
            .hint("a link begins with `https:`, `mailto:` or `tel:`, or leads to a page of the site"),
        Problem::StepsMissing => {
            say("the recipe's steps are missing").hint("write `## Préparation`, then a numbered list: `1. Éplucher…`")
        }
        Problem::DietContradicted { diet, ingredient, because } => {
            say(format!("the recipe calls itself “{diet}” but contains “{ingredient}” ({because})"))
                .hint("correct `regimes` or the ingredient")
        }
        Problem::AllergensUnknown { ingredient } => say(format!("the allergens of “{ingredient}” are unknown"))
            .hint("add `allergenes: []` if it has none; without it the page says “à vérifier”"),
        Problem::PriceWithoutSource => {
            say("this price has no source").hint("add `source: …`, or `estimation: true` if it is an estimate")
        }
        Problem::WeightUnknown { product, unit } => {
            say(format!("the cost of “{product}” cannot be computed in “{unit}”: its sheet gives no weight for it"))
                .hint("add `poids-piece` to the product's sheet")
        }
        Problem::NeverInSeason => say("the ingredients are never all in season together")
            .hint("mark the one that can be left out with `facultatif: true`"),
        Problem::Stale { months } => say(format!("entry verified {months} months ago"))
            .hint("verify it with the partner, then update `verifie-le`"),
        Problem::ImpossibleFigures { detail, .. } => say(format!("these figures contradict each other: {detail}"))
            .hint("check each figure and the rules of the month; what was rounded is published as a range, like `44.50..45.49`"),
        Problem::RefusedFigures { code, field, detail } => say(format!("refused figures, `{field}`: {detail}")).hint(format!("the calculators' code is `{code}`")),
        Problem::Identifying { reason, proposal } | Problem::IdentifyingIfPublished { reason, proposal } => {
            say(format!("these figures could reveal what one person gave or received: {}", reason.en))
                .hint(format!("{}, or say why in `publier-malgre`", proposal.en))
        }
        Problem::NoRules { month } => {
            say(format!("no rules were in force in {month}")).hint("add them to `chiffres/regles.yaml`, with `depuis`")
        }
        Problem::AnchorMissing { .. }
        | Problem::WebLinkBroken { .. }
        | Problem::WebLinkMoved { .. }
        | Problem::WebLinkUnsure { .. }
        | Problem::AltRepeats { .. }
        | Problem::SummaryRepeatsTitle
        | Problem::SummaryWithoutPeriod
        | Problem::LongSentence { .. }
        | Problem::Shouting { .. }
        | Problem::AccentMissing { .. }
        | Problem::WordTwice { .. }
        | Problem::Unfinished { .. }
        | Problem::HeadingSkips { .. }
        | Problem::VagueLink { .. }
        | Problem::NoSeason
        | Problem::PriceOld { .. }
        | Problem::NotReviewed { .. } => super::review::message(problem, Language::En),
        Problem::PictureBroken
        | Problem::PictureHeavy { .. }
        | Problem::PictureHuge { .. }
        | Problem::PictureFormat { .. }
        | Problem::DrawingUnsafe { .. }
        | Problem::PictureAnimated
        | Problem::PictureMisnamed { .. }
        | Problem::PictureSmall { .. } => super::pictures::message(problem, Language::En),
        Problem::LedgerColumn { .. }
        | Problem::LedgerCells { .. }
        | Problem::LedgerDate
        | Problem::LedgerAmount
        | Problem::LedgerNegative
        | Problem::LedgerMember
        | Problem::LedgerQuote
        | Problem::LedgerBounds { .. }
        | Problem::LedgerLevel { .. }
        | Problem::LedgerExtraColumn
        | Problem::LedgerEmpty
        | Problem::LedgerSpelling { .. }
        | Problem::LedgerAlike { .. }
        | Problem::LedgerExposed { .. } => super::ledger::message(problem, Language::En),
        Problem::ImportSyntax { .. }
        | Problem::ImportEmpty
        | Problem::ImportCells { .. }
        | Problem::ImportSkipped { .. }
        | Problem::ImportValue { .. }
        | Problem::ImportGuess { .. } => super::import::message(problem, Language::En),
        Problem::Template { detail } => say(format!("the template fails: {detail}")),
        Problem::WordMissing { key, language } => {
            say(format!("the theme has no text for `{key}` ({language})")).hint(format!("add it to `words/{language}.yaml`"))
        }
        Problem::CalculatorsMissing => say("the calculators are not compiled: pages keep the result made beforehand")
            .hint("run `cargo xtask site`, or give their folder with `--calculators`"),
    }
}

/// What to do about a value of another form than expected.
fn rewrite(expected: &str) -> &'static str {
    match expected {
        "a list" => "a list is written `[a, b]`, or one line `- …` for each",
        "a text" => "a text is written on one line, without brackets or braces",
        "a whole number" => "a whole number stands alone, like `4`",
        _ => "the guide for contributors shows an example",
    }
}

fn list<T: AsRef<str>>(words: &[T]) -> String {
    listed(words, |rest| match rest {
        1 => " and 1 other".to_owned(),
        rest => format!(" and {rest} others"),
    })
}
