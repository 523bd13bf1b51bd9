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

    /// Says that from `at`, the text is a range of `whole`, which may itself be made of pieces.
    pub(super) fn add(&mut self, at: usize, whole: &Self, range: Range<usize>) {
        self.add_piece(at, whole.offset(range.start));
        let later = whole
            .pieces
            .partition_point(|(text, _)| *text <= range.start);
        for (text, file) in whole.pieces[later..]
            .iter()
            .take_while(|(text, _)| *text < range.end)
        {
            self.add_piece(at + (text - range.start), *file);
        }
    }

    /// Pieces that touch are one.
    fn add_piece(&mut self, at: usize, file: usize) {
        let touches = |(text, start): &(usize, usize)| file.checked_sub(*start) == Some(at - text);
        if !self.pieces.last().is_some_and(touches) {
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

    /// The byte of the file where a byte of the text stands. What stands in no file (a tab that was cut into
    /// spaces) is where the next piece begins.
    fn offset(&self, at: usize) -> usize {
        let next = self.pieces.partition_point(|(text, _)| *text <= at);
        let limit = self.pieces.get(next).map_or(usize::MAX, |(_, file)| *file);
        let piece = self.pieces.get(next.saturating_sub(1));
        piece.map_or(0, |(text, file)| (file + (at - text)).min(limit))
    }
}
