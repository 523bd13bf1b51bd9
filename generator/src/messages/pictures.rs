//! What is said of pictures: a contributor has only the photo at hand, so every hint is something to do with it.

use solidoume::diagnostics::Problem;

use super::{Language, Message, say};

/// Says a problem of a picture; any other problem has no words here.
pub(super) fn message(problem: &Problem, language: Language) -> Message {
    let (text, hint) = match language {
        Language::Fr => fr(problem),
        Language::En => en(problem),
    };
    say(text).hint(hint)
}

fn fr(problem: &Problem) -> (String, &'static str) {
    match problem {
        Problem::PictureBroken => (
            "cette image est abîmée ou incomplète".to_owned(),
            "rouvrez l'original et enregistrez-le de nouveau en JPEG ou en PNG, puis remplacez ce fichier",
        ),
        Problem::PictureHeavy { megabytes, most } => (
            format!("cette image pèse {megabytes} Mo, {most} au plus sont lus"),
            "réduisez-la : 2 000 pixels de large suffisent à une photo",
        ),
        Problem::PictureHuge {
            width,
            height,
            most,
        } => (
            format!(
                "cette image a {width} × {height} pixels : c'est plus que les {most} millions, ou les 16 000 de côté, qui sont lus"
            ),
            "réduisez-la : 2 000 pixels de large suffisent à une photo",
        ),
        Problem::PictureFormat { found } => (
            match found {
                Some(found) => {
                    format!("le format {found} n'est pas de ceux que le site sait montrer")
                }
                None => {
                    "le format de cette image n'est pas de ceux que le site sait montrer".to_owned()
                }
            },
            "exportez la photo en JPEG (ou PNG, WebP) ; un dessin peut rester en SVG",
        ),
        Problem::DrawingUnsafe { found } => (
            format!("ce dessin exécute ou va chercher quelque chose : `{found}`"),
            "enregistrez-le en « SVG simple », sans script, animation ni fichier lié",
        ),
        Problem::PictureAnimated => (
            "cette image est animée : seule la première vue sera montrée".to_owned(),
            "choisissez la vue qui dit tout, ou décrivez le geste en étapes",
        ),
        Problem::PictureMisnamed { found } => (
            format!("ce fichier est en réalité un {found}"),
            "donnez-lui l'extension de son format, ici et dans la fiche qui le nomme",
        ),
        Problem::PictureSmall { width, .. } => (
            format!("cette image n'a que {width} pixels de large, elle sera floue"),
            "donnez la photo d'origine : 1 600 pixels de large ou plus",
        ),
        _ => Default::default(),
    }
}

fn en(problem: &Problem) -> (String, &'static str) {
    match problem {
        Problem::PictureBroken => (
            "this picture is damaged or incomplete".to_owned(),
            "open the original and save it again as JPEG or PNG, then replace this file",
        ),
        Problem::PictureHeavy { megabytes, most } => (
            format!("this picture weighs {megabytes} MB, at most {most} are read"),
            "make it smaller: a photo needs no more than 2,000 pixels of width",
        ),
        Problem::PictureHuge {
            width,
            height,
            most,
        } => (
            format!(
                "this picture has {width} × {height} pixels: more than the {most} million, or the 16,000 on a side, that are read"
            ),
            "make it smaller: a photo needs no more than 2,000 pixels of width",
        ),
        Problem::PictureFormat { found } => (
            match found {
                Some(found) => format!("{found} is none of the formats the site can show"),
                None => "this picture's format is none of those the site can show".to_owned(),
            },
            "export the photo as JPEG (or PNG, WebP); a drawing may stay SVG",
        ),
        Problem::DrawingUnsafe { found } => (
            format!("this drawing runs or fetches something: `{found}`"),
            "save it as “plain SVG”, without script, animation or linked file",
        ),
        Problem::PictureAnimated => (
            "this picture moves: only its first view will be shown".to_owned(),
            "choose the view that says it all, or describe the gesture in steps",
        ),
        Problem::PictureMisnamed { found } => (
            format!("this file is in fact a {found}"),
            "give it its format's extension, here and in the entry that names it",
        ),
        Problem::PictureSmall { width, .. } => (
            format!("this picture is only {width} pixels wide and will be blurred"),
            "give the original photo: 1,600 pixels of width or more",
        ),
        _ => Default::default(),
    }
}
