//! What `check` alone finds: links that lead nowhere, doubtful texts, what has grown old; in both languages side by side.

use solidoume::diagnostics::Problem;

use super::{Language, Message, say};

/// Says a problem that a review found; any other problem has no words here.
pub(super) fn message(problem: &Problem, language: Language) -> Message {
    let (text, hint) = match problem {
        Problem::AnchorMissing { .. }
        | Problem::WebLinkBroken { .. }
        | Problem::WebLinkMoved { .. }
        | Problem::WebLinkUnsure { .. } => return link(problem, language),
        _ => match language {
            Language::Fr => fr(problem),
            Language::En => en(problem),
        },
    };
    say(text).hint(hint)
}

fn fr(problem: &Problem) -> (String, String) {
    let (text, hint) = match problem {
        Problem::AltRepeats { alt } => (
            format!("le texte de remplacement « {alt} » ne décrit pas l'image"),
            "dites en une phrase ce qu'on y voit, autrement que par le titre ou le nom du fichier"
                .to_owned(),
        ),
        Problem::SummaryRepeatsTitle => (
            "le résumé répète le titre".to_owned(),
            "dites ce qui donne envie, ce qui surprend, ou le temps qu'il faut".to_owned(),
        ),
        Problem::SummaryWithoutPeriod => (
            "le résumé ne finit pas par un point".to_owned(),
            "ajoutez-le, ou finissez la phrase".to_owned(),
        ),
        Problem::LongSentence { words, most } => (
            format!("une phrase de {words} mots, {most} au plus se lisent d'un trait"),
            "coupez-la en deux".to_owned(),
        ),
        Problem::Shouting { text } => (
            format!("« {text} » est tout en capitales"),
            "écrivez en minuscules, avec leurs accents".to_owned(),
        ),
        Problem::AccentMissing { word, suggestion } => (
            format!("il manque l'accent de la majuscule dans « {word} »"),
            format!("écrivez `{suggestion}`"),
        ),
        Problem::WordTwice { word } => (
            format!("« {word} » est écrit deux fois de suite"),
            "effacez l'un des deux".to_owned(),
        ),
        Problem::Unfinished { text } => (
            format!("texte inachevé : « {text} »"),
            "finissez-le, ou ajoutez `brouillon: true` en attendant".to_owned(),
        ),
        Problem::HeadingSkips { from, to } => (
            format!("un titre de niveau {to} juste après un titre de niveau {from}"),
            format!("écrivez `{}`", "#".repeat(usize::from(from + 1))),
        ),
        Problem::VagueLink { text } => (
            format!("le lien « {text} » ne dit pas où il mène"),
            "mettez dans le lien les mots qui disent ce qu'on y trouve".to_owned(),
        ),
        Problem::NoSeason => (
            "aucun ingrédient nécessaire n'a de fiche : la recette n'a pas de saison".to_owned(),
            "désignez l'ingrédient principal par `produit`".to_owned(),
        ),
        Problem::PriceOld { months } => (
            format!("prix relevé il y a {months} mois"),
            "relevez-le à nouveau, puis mettez à jour `montant` et `releve-le`".to_owned(),
        ),
        Problem::NotReviewed { months } => (
            format!("fiche relue il y a {months} mois"),
            "relisez-la, puis mettez à jour `maj`".to_owned(),
        ),
        _ => (String::new(), String::new()),
    };
    (text, hint)
}

fn en(problem: &Problem) -> (String, String) {
    let (text, hint) = match problem {
        Problem::AltRepeats { alt } => (
            format!("the alternative text “{alt}” does not describe the image"),
            "say in one sentence what is seen, other than by the title or the file's name"
                .to_owned(),
        ),
        Problem::SummaryRepeatsTitle => (
            "the summary repeats the title".to_owned(),
            "say what makes it tempting or surprising, or how long it takes".to_owned(),
        ),
        Problem::SummaryWithoutPeriod => (
            "the summary does not end with a full stop".to_owned(),
            "add it, or finish the sentence".to_owned(),
        ),
        Problem::LongSentence { words, most } => (
            format!("a sentence of {words} words; up to {most} read in one breath"),
            "cut it in two".to_owned(),
        ),
        Problem::Shouting { text } => (
            format!("“{text}” is in capitals"),
            "write in lower case, with accents".to_owned(),
        ),
        Problem::AccentMissing { word, suggestion } => (
            format!("the capital in “{word}” lacks its accent"),
            format!("write `{suggestion}`"),
        ),
        Problem::WordTwice { word } => (
            format!("“{word}” is written twice in a row"),
            "delete one of the two".to_owned(),
        ),
        Problem::Unfinished { text } => (
            format!("unfinished text: “{text}”"),
            "finish it, or add `brouillon: true` meanwhile".to_owned(),
        ),
        Problem::HeadingSkips { from, to } => (
            format!("a heading of level {to} right after one of level {from}"),
            format!("write `{}`", "#".repeat(usize::from(from + 1))),
        ),
        Problem::VagueLink { text } => (
            format!("the link “{text}” does not say where it leads"),
            "put into the link the words that say what is there".to_owned(),
        ),
        Problem::NoSeason => (
            "no needed ingredient has a sheet: the recipe has no season".to_owned(),
            "name the main ingredient with `produit`".to_owned(),
        ),
        Problem::PriceOld { months } => (
            format!("price noted {months} months ago"),
            "note it again, then update `montant` and `releve-le`".to_owned(),
        ),
        Problem::NotReviewed { months } => (
            format!("entry reviewed {months} months ago"),
            "read it again, then update `maj`".to_owned(),
        ),
        _ => (String::new(), String::new()),
    };
    (text, hint)
}

/// What a link leads to, or does not.
fn link(problem: &Problem, language: Language) -> Message {
    match problem {
        Problem::AnchorMissing {
            address,
            anchor,
            suggestion,
        } => {
            let text = match language {
                Language::Fr => format!("la page `{address}` n'a pas d'endroit `#{anchor}`"),
                Language::En => format!("the page `{address}` has no place `#{anchor}`"),
            };
            let otherwise = language.pick(
                "l'endroit est un titre de cette page, en minuscules, avec des tirets",
                "the place is a heading of that page, in lower case, with hyphens",
            );
            say(text).suggest(suggestion.as_deref(), language, otherwise)
        }
        Problem::WebLinkBroken {
            address,
            status: Some(status),
        } => say(match language {
            Language::Fr => format!("la page `{address}` n'existe plus (réponse {status})"),
            Language::En => format!("the page `{address}` is gone (answer {status})"),
        })
        .hint(replace(language)),
        Problem::WebLinkBroken {
            address,
            status: None,
        } => say(match language {
            Language::Fr => format!("le site de `{address}` n'existe plus"),
            Language::En => format!("the site of `{address}` is gone"),
        })
        .hint(replace(language)),
        Problem::WebLinkMoved { address, to } => {
            let (text, hint) = match language {
                Language::Fr => (
                    format!("la page `{address}` a déménagé"),
                    format!("vérifiez puis écrivez `{to}`"),
                ),
                Language::En => (
                    format!("the page `{address}` has moved"),
                    format!("check, then write `{to}`"),
                ),
            };
            say(text).hint(hint)
        }
        Problem::WebLinkUnsure { address, status } => {
            let answer = match (status, language) {
                (Some(status), Language::Fr) => format!("réponse {status}"),
                (Some(status), Language::En) => format!("answer {status}"),
                (None, Language::Fr) => "pas de réponse à temps".to_owned(),
                (None, Language::En) => "no answer in time".to_owned(),
            };
            let (text, hint) = match language {
                Language::Fr => (
                    format!("la page `{address}` n'a pas pu être vérifiée : {answer}"),
                    "ouvrez-la dans un navigateur : si elle marche, il n'y a rien à faire",
                ),
                Language::En => (
                    format!("the page `{address}` could not be verified: {answer}"),
                    "open it in a browser: if it works, there is nothing to do",
                ),
            };
            say(text).hint(hint)
        }
        _ => say(String::new()),
    }
}

fn replace(language: Language) -> &'static str {
    language.pick(
        "cherchez sa nouvelle adresse, une copie archivée, ou retirez le lien",
        "look for its new address, an archived copy, or remove the link",
    )
}
