//! For contributors: the field guide and the forms, both made from the keys themselves.

mod form;
mod guide;
