//! From YAML to typed values: every value knows its place, every mistake is reported, nothing stops at the first.

pub mod fields;
pub mod scalar;
pub mod shape;
pub mod slug;
pub mod values;
pub mod yaml;
