//! What the program remembers of the files it wrote, so that an unchanged file is neither read nor written again.
//!
//! The manifest is a help, never an authority: each line carries the file's stamp (size, inode, times), and a file
//! whose stamp differs is compared byte for byte. So a manifest that lies, because a build was killed or somebody
//! edited the published folder, costs time and never correctness.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

use super::{Result, reading, writing};

/// First line of the file; another one means another format, and nothing is believed.
const HEADER: &str = "solidoume manifest 1";

/// What changes on the disk whenever a file changes, whoever changes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamp {
    size: u64,
    /// Zero where the system has no such number.
    inode: u64,
    /// Nanoseconds since 1970.
    modified: i128,
    /// Nanoseconds since 1970; unlike `modified`, no program can set it back. Zero where the system lacks it.
    changed: i128,
}

/// One file the program wrote: its stamp then, and the hash of its bytes where it is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record {
    pub(super) stamp: Stamp,
    pub(super) hash: Option<blake3::Hash>,
}

/// The files of the published site and of its predecessor; one path may have a record for each.
#[derive(Debug, Default)]
pub(super) struct Manifest {
    records: HashMap<String, Vec<Record>>,
}

impl Stamp {
    #[cfg(unix)]
    pub(super) fn of(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        let nanoseconds =
            |seconds: i64, rest: i64| i128::from(seconds) * 1_000_000_000 + i128::from(rest);
        Self {
            size: metadata.size(),
            inode: metadata.ino(),
            modified: nanoseconds(metadata.mtime(), metadata.mtime_nsec()),
            changed: nanoseconds(metadata.ctime(), metadata.ctime_nsec()),
        }
    }

    #[cfg(not(unix))]
    pub(super) fn of(metadata: &Metadata) -> Self {
        let since_1970 =
            |time: std::time::SystemTime| time.duration_since(std::time::UNIX_EPOCH).ok();
        let modified = metadata.modified().ok().and_then(since_1970);
        Self {
            size: metadata.len(),
            inode: 0,
            modified: modified.map_or(0, |time| time.as_nanos() as i128),
            changed: 0,
        }
    }

    /// Bytes.
    pub(super) fn size(&self) -> u64 {
        self.size
    }
}

impl Manifest {
    /// Reads the manifest; a missing one, or one in another format, is empty.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub(super) fn read(place: &Path) -> Result<Self> {
        let bytes = match fs::read(place) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(reading(place)(error)),
        };
        Ok(Self::parse(&String::from_utf8_lossy(&bytes)))
    }

    fn parse(text: &str) -> Self {
        let mut manifest = Self::default();
        let mut lines = text.lines();
        if lines.next() == Some(HEADER) {
            for (path, record) in lines.filter_map(parse_line) {
                manifest.add(path, record);
            }
        }
        manifest
    }

    /// Adds what is known of one file.
    pub(super) fn add(&mut self, path: &str, record: Record) {
        match self.records.get_mut(path) {
            Some(records) => records.push(record),
            None => {
                self.records.insert(path.to_owned(), vec![record]);
            }
        }
    }

    /// Whether the program once wrote a file at this path.
    pub(super) fn knows(&self, path: &str) -> bool {
        self.records.contains_key(path)
    }

    /// The hash of the file at this path, provided that it still has the stamp it was recorded with.
    pub(super) fn hash(&self, path: &str, stamp: Stamp) -> Option<blake3::Hash> {
        self.records
            .get(path)?
            .iter()
            .find(|record| record.stamp == stamp)?
            .hash
    }

    /// Replaces the file in one step: a reader finds the old manifest or the new one.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(super) fn write(&self, place: &Path) -> Result<()> {
        let draft = place.with_extension("new");
        fs::write(&draft, self.text()).map_err(writing(&draft))?;
        fs::rename(&draft, place).map_err(writing(place))
    }

    fn text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        let mut records: Vec<_> = self.records.iter().collect();
        records.sort_unstable_by_key(|(path, _)| *path);
        for (path, records) in records {
            for Record { stamp, hash } in records {
                let Stamp {
                    size,
                    inode,
                    modified,
                    changed,
                } = stamp;
                let hash = hash.map_or_else(|| "-".to_owned(), |hash| hash.to_hex().to_string());
                // Writing to a String cannot fail.
                let _ = writeln!(text, "{hash} {size} {inode} {modified} {changed} {path}");
            }
        }
        text
    }
}

/// Reads `hash size inode modified changed path`; a path may hold spaces. A line that does not read is not believed.
fn parse_line(line: &str) -> Option<(&str, Record)> {
    let mut parts = line.splitn(6, ' ');
    let hash = match parts.next()? {
        "-" => None,
        hash => Some(blake3::Hash::from_hex(hash).ok()?),
    };
    let stamp = Stamp {
        size: parts.next()?.parse().ok()?,
        inode: parts.next()?.parse().ok()?,
        modified: parts.next()?.parse().ok()?,
        changed: parts.next()?.parse().ok()?,
    };
    Some((parts.next()?, Record { stamp, hash }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAMP: Stamp = Stamp {
        size: 3,
        inode: 7,
        modified: 1_000_000_001,
        changed: -2,
    };

    #[test]
    fn what_is_written_is_read_back() {
        let mut manifest = Manifest::default();
        let hash = blake3::hash(b"abc");
        manifest.add(
            "recettes/tarte à l'oignon.html",
            Record {
                stamp: STAMP,
                hash: Some(hash),
            },
        );
        manifest.add(
            "recettes/tarte à l'oignon.html",
            Record {
                stamp: Stamp { inode: 8, ..STAMP },
                hash: None,
            },
        );

        let read = Manifest::parse(&manifest.text());
        assert_eq!(
            read.hash("recettes/tarte à l'oignon.html", STAMP),
            Some(hash)
        );
        assert_eq!(
            read.hash(
                "recettes/tarte à l'oignon.html",
                Stamp { inode: 8, ..STAMP }
            ),
            None
        );
        assert_eq!(
            read.hash(
                "recettes/tarte à l'oignon.html",
                Stamp {
                    changed: 0,
                    ..STAMP
                }
            ),
            None
        );
        assert!(read.knows("recettes/tarte à l'oignon.html"));
        assert!(!read.knows("recettes"));
    }

    #[test]
    fn a_torn_or_foreign_manifest_is_not_believed() {
        let line = format!("{} 3 7 1000000001 -2 a.html", blake3::hash(b"abc"));
        assert!(Manifest::parse(&format!("{HEADER}\n{line}\n")).knows("a.html"));
        assert!(!Manifest::parse(&format!("{HEADER}\n{}", &line[..60])).knows("a.html"));
        assert!(!Manifest::parse(&format!("solidoume manifest 2\n{line}\n")).knows("a.html"));
    }
}
