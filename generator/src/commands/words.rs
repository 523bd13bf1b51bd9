//! What the program says of itself: how a run ended, and what the disk refused.

use std::io;
use std::time::Duration;

use crate::disk::{Counts, DiskError};
use crate::messages::{Language, counted};

/// What a run has to show for itself.
pub(super) struct Totals {
    pub(super) language: Language,
    /// `3 erreurs, 1 avertissement`; nothing when there is none.
    pub(super) problems: Option<String>,
    pub(super) pages: usize,
    pub(super) entries: usize,
    pub(super) time: Duration,
}

impl Totals {
    /// `120 pages, 64 fiches`.
    fn made(&self) -> String {
        let pages = counted(self.pages, "page", self.language);
        let entries = match self.language {
            Language::Fr => counted(self.entries, "fiche", self.language),
            Language::En if self.entries == 1 => "1 entry".to_owned(),
            Language::En => format!("{} entries", self.entries),
        };
        format!("{pages}, {entries}")
    }

    /// `0,84 s`.
    fn seconds(&self) -> String {
        let seconds = format!("{:.2}", self.time.as_secs_f64());
        self.language.pick(
            format!("{}\u{a0}s", seconds.replace('.', ",")),
            format!("{seconds} s"),
        )
    }

    /// ` ; 2 avertissements`, or nothing.
    fn remarks(&self) -> String {
        let separator = self.language.pick("\u{a0}; ", "; ");
        self.problems
            .as_ref()
            .map_or_else(String::new, |problems| format!("{separator}{problems}"))
    }
}

/// After a build that changed what visitors read; `indexed` when what can be found changed, so that its index was made again.
pub(super) fn published(totals: &Totals, counts: Counts, indexed: bool, output: &str) -> String {
    let Counts {
        written,
        unchanged,
        removed,
    } = counts;
    let (mut made, seconds, remarks) = (totals.made(), totals.seconds(), totals.remarks());
    if indexed {
        made.push_str(
            totals
                .language
                .pick(", index de recherche", ", search index"),
        );
    }
    match totals.language {
        Language::Fr => {
            let files = format!(
                "{written} fichier{s} écrit{s}, {unchanged} inchangé{t}, {removed} supprimé{u}",
                s = ending(written),
                t = ending(unchanged),
                u = ending(removed)
            );
            format!("{output}\u{a0}: {made}, {files}, en {seconds}{remarks}")
        }
        Language::En => {
            let files = counted(written, "file", Language::En);
            format!(
                "{output}: {made}, {files} written, {unchanged} unchanged, {removed} removed, in {seconds}{remarks}"
            )
        }
    }
}

/// When no index could be made.
pub(super) fn index_refused(told: &str, language: Language) -> String {
    match language {
        Language::Fr => format!("l'index de recherche n'a pas pu être fait\u{a0}: {told}"),
        Language::En => format!("the search index could not be made: {told}"),
    }
}

/// After a build with errors in the content.
pub(super) fn not_published(totals: &Totals, output: &str) -> String {
    let problems = totals.problems.as_deref().unwrap_or_default();
    match totals.language {
        Language::Fr => format!(
            "rien n'est publié, {output} reste tel quel\u{a0}: {problems} ({})",
            totals.seconds()
        ),
        Language::En => format!(
            "nothing is published, {output} stays as it is: {problems} ({})",
            totals.seconds()
        ),
    }
}

/// After a check.
pub(super) fn checked(totals: &Totals) -> String {
    let nothing = totals.language.pick("aucun problème", "no problem");
    let problems = totals.problems.as_deref().unwrap_or(nothing);
    let (made, seconds) = (totals.made(), totals.seconds());
    match totals.language {
        Language::Fr => format!("{problems}\u{a0}: {made}, en {seconds}"),
        Language::En => format!("{problems}: {made}, in {seconds}"),
    }
}

/// What the disk refused, and what to do about it.
pub(super) fn disk_error(error: &DiskError, language: Language) -> String {
    match language {
        Language::Fr => disk_error_fr(error),
        Language::En => disk_error_en(error),
    }
}

fn disk_error_fr(error: &DiskError) -> String {
    match error {
        DiskError::Read { path, cause } => {
            format!(
                "lecture de `{}` impossible\u{a0}: {}",
                path.display(),
                io_error(cause, Language::Fr)
            )
        }
        DiskError::Write { path, cause } => {
            format!(
                "écriture de `{}` impossible\u{a0}: {}",
                path.display(),
                io_error(cause, Language::Fr)
            )
        }
        DiskError::NotAnOutput { path } => {
            format!(
                "`{}` n'est pas un dossier où publier\u{a0}; donnez-en un autre par `--output`",
                path.display()
            )
        }
        DiskError::Foreign {
            folder,
            file: Some(file),
        } => format!(
            "`{}` contient `{file}`, que ce programme n'a pas fait et ne veut pas effacer\u{a0}; \
             déplacez-le, ou publiez ailleurs avec `--output`",
            folder.display()
        ),
        DiskError::Foreign { folder, file: None } => format!(
            "`{}` n'a pas été fait par ce programme, qui ne veut pas l'effacer\u{a0}; \
             déplacez-le, ou publiez ailleurs avec `--output`",
            folder.display()
        ),
        DiskError::Busy { folder } => {
            format!(
                "une autre construction écrit déjà dans `{}`\u{a0}; attendez qu'elle finisse",
                folder.display()
            )
        }
        DiskError::UnsafeOutputPath { path } => {
            format!("un fichier à publier mène hors du site\u{a0}: {path:?}")
        }
        DiskError::OutputTwice { path } => {
            format!("deux fichiers à publier ont le même chemin\u{a0}: `{path}`")
        }
        DiskError::Git { told } => format!("git ne répond pas comme il faut\u{a0}: {told}"),
        DiskError::NoRevision { name } => {
            format!("`{name}` n'est ni une révision de git, ni un dossier qui contient content/")
        }
        DiskError::Several { first, others } => {
            let rest = if *others == 1 {
                "1 autre échec".to_owned()
            } else {
                format!("{others} autres échecs")
            };
            format!("{} (et {rest})", disk_error_fr(first))
        }
    }
}

fn disk_error_en(error: &DiskError) -> String {
    match error {
        DiskError::Read { path, cause } => format!("cannot read `{}`: {cause}", path.display()),
        DiskError::Write { path, cause } => format!("cannot write `{}`: {cause}", path.display()),
        DiskError::NotAnOutput { path } => {
            format!(
                "`{}` is no folder to publish in; give another one with `--output`",
                path.display()
            )
        }
        DiskError::Foreign {
            folder,
            file: Some(file),
        } => format!(
            "`{}` holds `{file}`, which this program did not make and will not delete; \
             move it away, or publish elsewhere with `--output`",
            folder.display()
        ),
        DiskError::Foreign { folder, file: None } => format!(
            "this program did not make `{}` and will not delete it; move it away, or publish elsewhere with `--output`",
            folder.display()
        ),
        DiskError::Busy { folder } => {
            format!(
                "another build is writing to `{}`; wait for it to end",
                folder.display()
            )
        }
        DiskError::UnsafeOutputPath { path } => {
            format!("a file to publish leads out of the site: {path:?}")
        }
        DiskError::OutputTwice { path } => {
            format!("two files to publish have the same path: `{path}`")
        }
        DiskError::Git { told } => format!("git does not answer as it should: {told}"),
        DiskError::NoRevision { name } => {
            format!("`{name}` is neither a git revision nor a folder with content/")
        }
        DiskError::Several { first, others } => {
            let rest = if *others == 1 {
                "1 other failure".to_owned()
            } else {
                format!("{others} other failures")
            };
            format!("{} (and {rest})", disk_error_en(first))
        }
    }
}

/// What the system said, in French where it is common.
pub(super) fn io_error(error: &io::Error, language: Language) -> String {
    let known = match error.kind() {
        io::ErrorKind::NotFound => "ce fichier ou dossier n'existe pas",
        io::ErrorKind::PermissionDenied => "permission refusée",
        io::ErrorKind::NotADirectory => "ce n'est pas un dossier",
        io::ErrorKind::IsADirectory => "c'est un dossier",
        io::ErrorKind::StorageFull => "le disque est plein",
        io::ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule",
        io::ErrorKind::CrossesDevices => "le dossier et son voisin sont sur deux disques",
        io::ErrorKind::InvalidFilename => "ce nom est trop long ou n'est pas admis",
        _ => return error.to_string(),
    };
    language.pick(known.to_owned(), error.to_string())
}

/// The plural of a French participle.
fn ending(count: usize) -> &'static str {
    if count < 2 { "" } else { "s" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn totals(language: Language, problems: Option<&str>) -> Totals {
        let time = Duration::from_millis(840);
        Totals {
            language,
            problems: problems.map(Into::into),
            pages: 120,
            entries: 1,
            time,
        }
    }

    #[test]
    fn a_build_is_summed_up_in_one_honest_line() {
        let counts = Counts {
            written: 1,
            unchanged: 119,
            removed: 0,
        };
        assert_eq!(
            published(&totals(Language::Fr, None), counts, false, "public"),
            "public\u{a0}: 120 pages, 1 fiche, 1 fichier écrit, 119 inchangés, 0 supprimé, en 0,84\u{a0}s"
        );
        assert_eq!(
            published(
                &totals(Language::En, Some("1 warning")),
                counts,
                false,
                "public"
            ),
            "public: 120 pages, 1 entry, 1 file written, 119 unchanged, 0 removed, in 0.84 s; 1 warning"
        );
        assert_eq!(
            checked(&totals(Language::En, None)),
            "no problem: 120 pages, 1 entry, in 0.84 s"
        );
    }

    #[test]
    fn several_failures_name_the_first_and_count_the_rest() {
        let first = DiskError::Write {
            path: "a".into(),
            cause: io::ErrorKind::StorageFull.into(),
        };
        let error = DiskError::Several {
            first: Box::new(first),
            others: 2,
        };
        assert_eq!(
            disk_error(&error, Language::Fr),
            "écriture de `a` impossible\u{a0}: le disque est plein (et 2 autres échecs)"
        );
    }
}
