//! The files a site is made from, as values: where a text came from is never lost.

/// One file of the sources: its path from the root, with `/`, and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Path relative to the root: `content/recettes/truffade.md`.
    pub path: String,
    /// The bytes, as they were read.
    pub bytes: Vec<u8>,
}

/// Every file a build reads, in the order of their paths.
///
/// Three folders matter: `content/`, `themes/<name>/` and `calculators/` (the compiled WASM, which may be absent).
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

/// Names one file of [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A range of bytes in one source file: where a key, a value or a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A line and a column for people: both count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Sources {
    /// Takes the files in any order; two with one path keep the first.
    #[must_use]
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|b, a| a.path == b.path);
        Self { files }
    }

    /// Every file with its identifier.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &SourceFile)> {
        self.files
            .iter()
            .enumerate()
            .map(|(index, file)| (SourceId(index as u32), file))
    }

    /// The files whose path starts with `folder` (which ends with `/`), found without looking at the others.
    pub fn under<'s>(
        &'s self,
        folder: &'s str,
    ) -> impl Iterator<Item = (SourceId, &'s SourceFile)> + 's {
        let first = self.files.partition_point(|file| *file.path < *folder);
        self.files[first..]
            .iter()
            .enumerate()
            .take_while(move |(_, file)| file.path.starts_with(folder))
            .map(move |(index, file)| (SourceId((first + index) as u32), file))
    }

    /// The file at exactly this path.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<(SourceId, &SourceFile)> {
        let index = self
            .files
            .binary_search_by(|file| file.path.as_str().cmp(path))
            .ok()?;
        Some((SourceId(index as u32), &self.files[index]))
    }

    /// The file an identifier names.
    #[must_use]
    pub fn file(&self, id: SourceId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Line and column of a byte offset. An offset past the end is the end.
    #[must_use]
    pub fn position(&self, id: SourceId, offset: u32) -> Position {
        let bytes = &self.file(id).bytes;
        let before = &bytes[..(offset as usize).min(bytes.len())];
        let line_start = before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |at| at + 1);
        Position {
            line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
            column: String::from_utf8_lossy(&before[line_start..])
                .chars()
                .count()
                + 1,
        }
    }
}

impl Span {
    /// The range `start..end` of a file.
    #[must_use]
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        Self {
            source,
            start: start as u32,
            end: end as u32,
        }
    }

    /// The beginning of a file, for what concerns all of it.
    #[must_use]
    pub fn file(source: SourceId) -> Self {
        Self::new(source, 0, 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_not_bytes() {
        let sources = Sources::new(vec![SourceFile {
            path: "content/a.md".into(),
            bytes: "œufs\nété : là".into(),
        }]);
        let (id, _) = sources.at("content/a.md").unwrap();
        let offset = "œufs\nété : ".len() as u32;
        assert_eq!(
            sources.position(id, offset),
            Position { line: 2, column: 7 }
        );
    }

    #[test]
    fn a_folder_is_found_among_its_neighbours() {
        let file = |path: &str| SourceFile {
            path: path.into(),
            bytes: Vec::new(),
        };
        let sources = Sources::new(vec![file("b/2"), file("a/1"), file("b/1"), file("c")]);
        let paths: Vec<_> = sources
            .under("b/")
            .map(|(id, _)| sources.file(id).path.as_str())
            .collect();
        assert_eq!(paths, ["b/1", "b/2"]);
    }
}
