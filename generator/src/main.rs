//! The `solidoume` program.
fn main() {}
