//! What was changed before a month is published, and why, in words.
//!
//! None of it tells more than what is published: it may be shown to whoever checks the figures.

use solidoume::ledger::{Change, Outcome, Release, Remedy, Risk};

use crate::messages::{Language, spaced};

/// A month in a few lines: what is published of it, what is not, and why.
pub(super) fn explained(release: &Release, language: Language) -> String {
    let mut lines = vec![headline(release, language)];
    lines.extend(release.changes.iter().map(|change| line(*change, language)));
    if matches!(release.outcome, Outcome::Withheld) {
        lines.push(
            language
                .pick(
                    "  Le mois suivant le dira dans sa note. Ne publiez pas non plus de total de l'année d'où on le déduirait.",
                    "  The next month will say so in its note. Publish no total of the year either from which it would follow.",
                )
                .to_owned(),
        );
    }
    if release.is_published {
        lines.push(
            language
                .pick(
                    "  Ce mois est déjà publié : ce qui a été lu ne s'efface pas, même si le fichier est remplacé.",
                    "  This month is published already: what was read is not undone by replacing the file.",
                )
                .to_owned(),
        );
    }
    language.pick(spaced as fn(&str) -> String, str::to_owned)(&lines.join("\n"))
}

fn headline(release: &Release, language: Language) -> String {
    let said = match release.outcome {
        Outcome::Withheld => language.pick("rien ne peut être publié", "nothing can be published"),
        Outcome::Ready { .. } if release.changes.is_empty() => language.pick(
            "tout peut être publié tel quel",
            "everything can be published as it is",
        ),
        Outcome::Ready { .. } => language.pick(
            "ce qui désignerait quelqu'un n'est pas publié",
            "what would single somebody out is not published",
        ),
    };
    let colon = language.pick(" :", ":");
    format!("{}{colon} {said}", release.month)
}

/// `  - sans beneficiaires : moins de 3 personnes d'un côté de la moyenne`
fn line(change: Change, language: Language) -> String {
    let colon = language.pick(" :", ":");
    let done = match change.remedy {
        Remedy::Wider => language.pick(
            "`total` et `verse` en intervalles",
            "`total` and `verse` as ranges",
        ),
        Remedy::WithoutBeneficiaries => {
            language.pick("sans `beneficiaires`", "without `beneficiaires`")
        }
        Remedy::WithoutCarry => language.pick(
            "sans `report`, `total` et `verse` en intervalles",
            "without `report`, `total` and `verse` as ranges",
        ),
        Remedy::Withheld => language.pick("aucun fichier", "no file"),
    };
    format!("  - {done}{colon} {}", reason(change.risk, language))
}

fn reason(risk: Risk, language: Language) -> String {
    let said = match risk {
        Risk::ContributionOfOne(month) => {
            return language.pick(
                format!("une personne sépare ce mois de {month}, la différence des totaux serait sa contribution"),
                format!("one person parts this month from {month}, the totals would differ by their contribution"),
            );
        }
        Risk::SideOfOne(month) => {
            return language.pick(
                format!("une personne sépare ce mois de {month}, les deux nombres diraient de quel côté elle est"),
                format!("one person parts this month from {month}, both numbers would tell on which side they are"),
            );
        }
        Risk::CarryTells(month) => {
            return language.pick(
                format!("il aiderait à retrouver le total de {month}, qui n'est pas publié exactement"),
                format!("it would help to find the total of {month}, which is not published exactly"),
            );
        }
        Risk::SmallGroup => language.pick("moins de 10 contributeurs", "fewer than 10 contributors"),
        Risk::SmallSide => language.pick(
            "moins de 3 personnes d'un côté de la moyenne",
            "fewer than 3 people on one side of the mean",
        ),
        Risk::NearBounds => language.pick(
            "le total prouverait que chacun a donné presque le minimum, ou presque le maximum",
            "the total would prove that everyone gave nearly the minimum, or nearly the maximum",
        ),
        Risk::SideStillProved => language.pick(
            "le nombre de bénéficiaires se déduirait des autres chiffres",
            "the number of beneficiaries would follow from the other figures",
        ),
        Risk::Asked => language.pick("demandé par `--widen`", "asked for by `--widen`"),
        Risk::Unverified => language.pick(
            "ces chiffres n'ont pas passé leur propre vérification, signalez-le à qui maintient ce programme",
            "these figures did not pass their own verification, tell who maintains this program",
        ),
    };
    said.to_owned()
}

/// With errors, before which nothing is prepared.
pub(super) fn nothing_prepared(problems: &str, language: Language) -> String {
    language.pick(
        format!("rien n'est préparé\u{a0}: {problems}"),
        format!("nothing is prepared: {problems}"),
    )
}

/// After a file was written.
pub(super) fn written(path: &str, language: Language) -> String {
    language.pick(
        format!("{path}\u{a0}: écrit, à relire avant de le proposer"),
        format!("{path}: written, to be read before it is proposed"),
    )
}

/// After a file was found where one should be written.
pub(super) fn kept(path: &str, language: Language) -> String {
    language.pick(
        format!("{path}\u{a0}: existe déjà et reste tel quel (`--replace` le remplace)"),
        format!("{path}: exists already and stays as it is (`--replace` replaces it)"),
    )
}

pub(super) fn empty_source(language: Language) -> String {
    let said = language.pick("`--source` est vide", "`--source` is empty");
    said.to_owned()
}

pub(super) fn name_in_source(language: Language) -> String {
    let said = language.pick(
        "`--source` contient le nom d'un membre du registre, et elle est publiée",
        "`--source` contains the name of a member of the ledger, and it is published",
    );
    said.to_owned()
}

pub(super) fn month_missing(month: &str, months: &[String], language: Language) -> String {
    let months = months.join(", ");
    language.pick(
        format!("le registre n'a aucune contribution en {month}, mais en {months}"),
        format!("the ledger has no contribution in {month}, but in {months}"),
    )
}

pub(super) fn which_month(language: Language) -> String {
    let said = language.pick(
        "`--subsidy` et `--carry` sont d'un seul mois\u{a0}: dites lequel par `--month`",
        "`--subsidy` and `--carry` belong to one month: say which with `--month`",
    );
    said.to_owned()
}
