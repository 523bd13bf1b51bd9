//! The problems of a private ledger, in both languages side by side: they say where, and never what is written there.

use solidoume::diagnostics::Problem;

use super::{Language, Message, listed, say};

/// Says a problem of a ledger; any other problem has no words here.
pub(super) fn message(problem: &Problem, language: Language) -> Message {
    let (text, hint) = match language {
        Language::Fr => fr(problem),
        Language::En => en(problem),
    };
    say(text).hint(hint)
}

fn fr(problem: &Problem) -> (String, String) {
    let (text, hint) = match problem {
        Problem::LedgerColumn { column } => (
            format!("la colonne `{column}` manque au registre"),
            "nommez les colonnes sur la première ligne : `date;membre;montant`".to_owned(),
        ),
        Problem::LedgerCells { found, expected } => return cells_fr(*found, *expected),
        Problem::LedgerDate => (
            "cette date ne se lit pas".to_owned(),
            "écrivez `2022-08-31` ou `31/08/2022`".to_owned(),
        ),
        Problem::LedgerAmount => (
            "ce montant ne se lit pas".to_owned(),
            "écrivez des euros et des centimes : `32,50` ou `1 250,00 €`".to_owned(),
        ),
        Problem::LedgerNegative => (
            "un montant négatif n'est pas une contribution".to_owned(),
            "déduisez un remboursement de la contribution qu'il annule, ou retirez les deux lignes".to_owned(),
        ),
        Problem::LedgerMember => (
            "cette contribution n'est à personne".to_owned(),
            "écrivez un nom ou un numéro de membre : il ne sert qu'à compter, et n'est jamais publié".to_owned(),
        ),
        Problem::LedgerQuote => (
            "cette case ouvre des guillemets et ne les ferme pas sur sa ligne".to_owned(),
            "fermez les guillemets, ou retirez-les".to_owned(),
        ),
        Problem::LedgerBounds { lowest, highest } => (
            match highest {
                Some(highest) => format!("les contributions de ce membre ce mois-ci ne sont pas entre {lowest} et {highest}"),
                None => format!("les contributions de ce membre ce mois-ci n'atteignent pas {lowest}"),
            },
            "corrigez le registre, ou la règle du mois dans `chiffres/regles.yaml`".to_owned(),
        ),
        Problem::LedgerLevel { levels } => (
            "les contributions de ce membre ce mois-ci ne font pas un des paliers".to_owned(),
            format!("les paliers de ce mois sont {}", listed(levels, |rest| format!(" et {rest} autres"))),
        ),
        Problem::LedgerExtraColumn => (
            "une colonne de trop : entre virgules, elle pourrait recevoir les centimes de `32,50`".to_owned(),
            "retirez-la, ou enregistrez le tableau avec des points-virgules".to_owned(),
        ),
        Problem::LedgerEmpty => (
            "le registre n'a aucune contribution".to_owned(),
            "écrivez une ligne par contribution, sous `date;membre;montant`".to_owned(),
        ),
        Problem::LedgerSpelling { line } => (
            format!("ce membre est compté avec celui de la ligne {line}, écrit autrement"),
            "écrivez toujours un nom de la même façon ; si ce sont deux personnes, distinguez-les par un numéro".to_owned(),
        ),
        Problem::LedgerAlike { line } => (
            format!("ce membre est compté à part de celui de la ligne {line}, écrit presque pareil"),
            "si c'est la même personne, écrivez son nom de la même façon".to_owned(),
        ),
        Problem::LedgerExposed { folder } => (
            format!("le registre est dans `{folder}`, d'où il pourrait être publié avec le nom de chacun"),
            "déplacez-le hors de ce dossier, et ne l'ajoutez jamais à git".to_owned(),
        ),
        _ => (String::new(), String::new()),
    };
    (text, hint)
}

fn cells_fr(found: usize, expected: usize) -> (String, String) {
    let cells = format!("{found} case{}", if found < 2 { "" } else { "s" });
    if found < expected {
        let hint = "une ligne donne la date, le membre et le montant, dans l'ordre des colonnes";
        return (
            format!("{cells}, il en faut {expected} sur chaque ligne"),
            hint.to_owned(),
        );
    }
    let hint = "mettez entre guillemets un montant à virgule ou un nom qui contient le séparateur, \
                ou séparez les colonnes par des points-virgules";
    (format!("{cells} pour {expected} colonnes"), hint.to_owned())
}

fn en(problem: &Problem) -> (String, String) {
    let (text, hint) = match problem {
        Problem::LedgerColumn { column } => (
            format!("the ledger lacks the column `{column}`"),
            "name the columns on the first line: `date;member;amount`".to_owned(),
        ),
        Problem::LedgerCells { found, expected } if found < expected => (
            format!("{found} cells, each line needs {expected}"),
            "a line gives the date, the member and the amount, in the order of the columns".to_owned(),
        ),
        Problem::LedgerCells { found, expected } => (
            format!("{found} cells for {expected} columns"),
            "quote an amount with a comma or a name that contains the separator, or separate columns by semicolons"
                .to_owned(),
        ),
        Problem::LedgerDate => (
            "this does not read as a date".to_owned(),
            "write `2022-08-31` or `31/08/2022`".to_owned(),
        ),
        Problem::LedgerAmount => (
            "this does not read as an amount".to_owned(),
            "write euros and cents: `32,50` or `32.50`".to_owned(),
        ),
        Problem::LedgerNegative => (
            "a negative amount is no contribution".to_owned(),
            "take a refund off the contribution it cancels, or remove both lines".to_owned(),
        ),
        Problem::LedgerMember => (
            "this contribution is nobody's".to_owned(),
            "write a name or a member's number: it only serves to count, and is never published".to_owned(),
        ),
        Problem::LedgerQuote => (
            "this cell opens quotes and does not close them on its line".to_owned(),
            "close the quotes, or remove them".to_owned(),
        ),
        Problem::LedgerBounds { lowest, highest } => (
            match highest {
                Some(highest) => {
                    format!("this member's contributions of the month are not between {lowest} and {highest}")
                }
                None => format!("this member's contributions of the month do not reach {lowest}"),
            },
            "correct the ledger, or the rule of the month in `chiffres/regles.yaml`".to_owned(),
        ),
        Problem::LedgerLevel { levels } => (
            "this member's contributions of the month do not make one of the levels".to_owned(),
            format!("the levels of the month are {}", listed(levels, |rest| format!(" and {rest} others"))),
        ),
        Problem::LedgerExtraColumn => (
            "a column too many: between commas, it could receive the cents of `32,50`".to_owned(),
            "remove it, or save the table with semicolons".to_owned(),
        ),
        Problem::LedgerEmpty => (
            "the ledger has no contribution".to_owned(),
            "write one line a contribution, under `date;member;amount`".to_owned(),
        ),
        Problem::LedgerSpelling { line } => (
            format!("this member is counted with the one of line {line}, written otherwise"),
            "always write a name the same way; if they are two people, tell them apart by a number".to_owned(),
        ),
        Problem::LedgerAlike { line } => (
            format!("this member is counted apart from the one of line {line}, written almost the same"),
            "if they are one person, write their name the same way".to_owned(),
        ),
        Problem::LedgerExposed { folder } => (
            format!("the ledger lies in `{folder}`, from where it could be published with everyone's name"),
            "move it out of this folder, and never add it to git".to_owned(),
        ),
        _ => (String::new(), String::new()),
    };
    (text, hint)
}
