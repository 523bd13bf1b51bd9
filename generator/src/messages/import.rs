//! The problems of a file that is imported, in both languages side by side.

use solidoume::diagnostics::Problem;

use super::{Language, Message, say};

/// Says a problem of an import; any other problem has no words here.
pub(super) fn message(problem: &Problem, language: Language) -> Message {
    let (text, hint) = match language {
        Language::Fr => fr(problem),
        Language::En => en(problem),
    };
    say(text).hint(hint)
}

fn fr(problem: &Problem) -> (String, String) {
    let (text, hint) = match problem {
        Problem::ImportSyntax { what, detail } => (
            format!("ceci ne se lit pas comme {what} : {}", detail_fr(detail)),
            "rien n'est importé d'un fichier abîmé : réparez-le, ou exportez-le de nouveau",
        ),
        Problem::ImportEmpty => (
            "il n'y a rien à importer dans ce fichier".to_owned(),
            "vérifiez que c'est le bon fichier, et son format par `--from`",
        ),
        Problem::ImportCells { found, expected } => (
            format!("{found} cases pour {expected} colonnes"),
            "mettez entre guillemets une case qui contient le séparateur",
        ),
        Problem::ImportSkipped {
            entry,
            reason,
            detail,
        } => (
            format!("« {entry} » n'est pas importé : {}", reason.fr),
            skipped(detail, Language::Fr),
        ),
        Problem::ImportValue {
            entry,
            key,
            text,
            expected,
        } => (
            format!(
                "« {entry} » : « {text} » ne se lit pas comme {}",
                expected.fr
            ),
            return_key(key, Language::Fr),
        ),
        Problem::ImportGuess {
            entry,
            key,
            text,
            reason,
        } => (
            format!("« {entry} » : `{key}` est « {text} », {}", reason.fr),
            "vérifiez, et corrigez la fiche s'il le faut : le prochain import gardera votre correction",
        ),
        _ => return Default::default(),
    };
    (text, hint.to_owned())
}

fn en(problem: &Problem) -> (String, String) {
    let (text, hint) = match problem {
        Problem::ImportSyntax { what, detail } => (
            format!("this does not read as {what}: {}", detail_en(detail)),
            "nothing is imported from a damaged file: repair it, or export it again",
        ),
        Problem::ImportEmpty => (
            "there is nothing to import in this file".to_owned(),
            "check that it is the right file, and its format with `--from`",
        ),
        Problem::ImportCells { found, expected } => (
            format!("{found} cells for {expected} columns"),
            "put a cell that contains the separator between quotes",
        ),
        Problem::ImportSkipped {
            entry,
            reason,
            detail,
        } => (
            format!("\"{entry}\" is not imported: {}", reason.en),
            skipped(detail, Language::En),
        ),
        Problem::ImportValue {
            entry,
            key,
            text,
            expected,
        } => (
            format!("\"{entry}\": \"{text}\" does not read as {}", expected.en),
            return_key(key, Language::En),
        ),
        Problem::ImportGuess {
            entry,
            key,
            text,
            reason,
        } => (
            format!("\"{entry}\": `{key}` is \"{text}\", {}", reason.en),
            "check it, and correct the entry if need be: the next import will keep your correction",
        ),
        _ => return Default::default(),
    };
    (text, hint.to_owned())
}

/// What to do about an entry that is left out for want of a key.
fn skipped(detail: &str, language: Language) -> &'static str {
    match detail {
        "moyens" => language.pick(
            "si tous les lieux du fichier acceptent la doume, dites comment par `--moyens`",
            "if every place of the file takes doumes, say how with `--moyens`",
        ),
        "verifie-le" => language.pick(
            "si quelqu'un a vérifié tous les lieux du fichier, dites quand par `--verifie-le`",
            "if somebody verified every place of the file, say when with `--verifie-le`",
        ),
        "categories" => language.pick(
            "dites ce que sa catégorie veut dire dans `_import.yaml`, à côté de `_annuaire.md`",
            "say what its category means in `_import.yaml`, beside `_annuaire.md`",
        ),
        "commune" => language.pick(
            "corrigez la source, ou ajoutez la commune à `territoire/communes.csv`",
            "correct the source, or add the commune to `territoire/communes.csv`",
        ),
        "type" => language.pick(
            "dites le moment du repas par `--type` : entrée, plat, dessert…",
            "say the course with `--type`: entrée, plat, dessert…",
        ),
        "portions" => language.pick(
            "dites pour combien de personnes par `--portions`",
            "say for how many people with `--portions`",
        ),
        _ => language.pick(
            "complétez la source, ou écrivez la fiche à la main",
            "complete the source, or write the entry by hand",
        ),
    }
}

fn return_key(key: &str, language: Language) -> &'static str {
    match key {
        "horaires" => language.pick(
            "la fiche n'aura pas d'horaires : corrigez la source, ou ajoutez-les à la main",
            "the entry will have no hours: correct the source, or add them by hand",
        ),
        _ => language.pick(
            "la fiche s'en passera : corrigez la source, ou ajoutez-le à la main",
            "the entry does without: correct the source, or add it by hand",
        ),
    }
}

fn detail_fr(detail: &str) -> String {
    match detail {
        "\"" => "des guillemets ne sont jamais fermés".to_owned(),
        "NAME:value" => "une ligne s'écrit `NOM:valeur`".to_owned(),
        "END" => "ce qui finit ici n'a pas commencé".to_owned(),
        "BEGIN:VCALENDAR" => "il doit commencer par `BEGIN:VCALENDAR`".to_owned(),
        "END:VCALENDAR" => "il finit avant `END:VCALENDAR`".to_owned(),
        detail => detail.to_owned(),
    }
}

fn detail_en(detail: &str) -> String {
    match detail {
        "\"" => "quotes are never closed".to_owned(),
        "NAME:value" => "a line reads `NAME:value`".to_owned(),
        "END" => "what ends here never began".to_owned(),
        "BEGIN:VCALENDAR" => "it must begin with `BEGIN:VCALENDAR`".to_owned(),
        "END:VCALENDAR" => "it ends before `END:VCALENDAR`".to_owned(),
        detail => detail.to_owned(),
    }
}
