//! Where each byte of a text stands in its file, also when the text was lifted out of a list or a quotation.

use std::ops::Range;

use crate::source::{SourceId, Span};

/// Pieces of a text in order: each begins at a byte of the text and at a byte of the file.
#[derive(Debug, Clone)]
pub(super) struct Origin {
    source: SourceId,
    pieces: Vec<(usize, usize)>,
}

impl Origin {
    /// A text that stands in its file as it is.
    pub(super) fn whole(at: Span) -> Self {
        Self {
            source: at.source,
            pieces: vec![(0, at.start as usize)],
        }
    }

    /// A text made of pieces of this one, still to be named with [`Self::add`].
    pub(super) fn part(&self) -> Self {
        Self {
            source: self.source,
            pieces: Vec::new(),
        }
    }

    /// Says that from `at`, the text is what begins at a byte of the file; pieces that touch are one.
    pub(super) fn add(&mut self, at: usize, file: usize) {
        if self
            .pieces
            .last()
            .is_none_or(|(text, start)| at - text != file - start)
        {
            self.pieces.push((at, file));
        }
    }

    /// The place of a range of the text in the file.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let start = self.offset(range.start);
        let end = if range.is_empty() {
            start
        } else {
            self.offset(range.end - 1) + 1
        };
        Span::new(self.source, start, end.max(start))
    }

    /// The byte of the file where a byte of the text stands.
    pub(super) fn offset(&self, at: usize) -> usize {
        let piece = self
            .pieces
            .partition_point(|(text, _)| *text <= at)
            .saturating_sub(1);
        self.pieces
            .get(piece)
            .map_or(0, |(text, file)| file + (at - text))
    }
}
