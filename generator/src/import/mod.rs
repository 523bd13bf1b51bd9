//! What others know made into entries: partners, events and recipes come in, Markdown goes out, and what hands wrote stays.
//!
//! 1. A room for each kind (`partner`…) reads a file into `record`s: keys of the content model with their places in the
//!    source. What it does not understand goes into `notes`.
//! 2. `record` settles each of them: the content model reads the file it would make, and what it refuses is left out.
//! 3. `plan` finds the entry each record became before, by `origine`, and `merge` compares three versions of it: as last
//!    imported (`state`), as it stands, as the source has it now.
//! 4. `edit` changes the text of the entry between the places of its keys; a change that would lose a comment is a conflict.
//!
//! Nothing here touches a disk: the plan is a list of files.

pub mod calendar;
pub mod commune;
pub mod edit;
pub mod event;
pub mod json;
pub mod merge;
pub mod notes;
pub mod partner;
pub mod plan;
pub mod recipe;
pub mod record;
pub mod state;
pub mod table;
pub mod text;
pub mod value;
