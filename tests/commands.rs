//! The program typed as people type it: walkthroughs in `cmd/*.md`, run as they are written.

use crate::project::program;

#[test]
fn walkthroughs_go_as_written() {
    trycmd::TestCases::new()
        .register_bin("solidoume", program())
        .case("cmd/*.md")
        .case("cmd/*.toml");
}
