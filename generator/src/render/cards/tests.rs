//! Cards as those who get a link see them.
