//! Whatever happens to a build, visitors read one whole site: the one before, or the new one.

use std::process::{Child, Command, Stdio};
use std::time::Instant;

use crate::project::{Project, TODAY, outputs, program};

/// Enough pages for a build to be interrupted in the middle of.
const PAGES: usize = 300;

#[test]
fn a_killed_build_leaves_the_site_as_it_was() {
    let mut project = written(Project::new(), "ancienne");
    assert_eq!(project.build(&[]).status, 0);
    project = written(project, "nouvelle");
    // One whole build elsewhere tells how long there is to interrupt it.
    let started = Instant::now();
    assert_eq!(project.build(&["--output", "ailleurs"]).status, 0);
    let whole = started.elapsed();
    let mut interrupted = 0;
    for eighth in 1..8 {
        let mut build = start(&project);
        std::thread::sleep(whole * eighth / 8);
        // A build that ended before is no failure: it published all of the new site.
        interrupted += usize::from(build.try_wait().expect("its state").is_none());
        build.kill().expect("the program can be killed");
        build.wait().expect("it ended");
        one_version(&project);
    }
    assert!(interrupted > 0, "every build ended before its time");
    assert_eq!(
        project.build(&[]).status,
        0,
        "the next build repairs what was left"
    );
    assert_eq!(one_version(&project), "nouvelle");
    assert_eq!(
        outputs(&project.root().join("public")),
        outputs(&project.root().join("ailleurs")),
        "and makes the same site as one that was never interrupted"
    );
}

#[test]
fn builds_at_the_same_time_do_not_mix() {
    let mut project = written(Project::new(), "ancienne");
    assert_eq!(project.build(&[]).status, 0);
    project = written(project, "nouvelle");
    let builds: Vec<Child> = (0..3).map(|_| start(&project)).collect();
    let statuses = builds.into_iter().map(|build| {
        let output = build.wait_with_output().expect("it ended");
        (output.status.code(), output.stderr)
    });
    let statuses: Vec<_> = statuses.collect();
    assert!(
        statuses.iter().any(|(status, _)| *status == Some(0)),
        "one of them publishes"
    );
    for (status, stderr) in statuses {
        // A build that finds another at work says so and leaves it alone.
        let stderr = String::from_utf8_lossy(&stderr);
        let busy = status == Some(2) && stderr.contains("une autre construction");
        assert!(status == Some(0) || busy, "{status:?}: {stderr}");
    }
    assert_eq!(one_version(&project), "nouvelle");
}

/// Content with mistakes is never published, not even in part.
#[test]
fn a_build_with_errors_leaves_the_site_as_it_was() {
    let mut project = written(Project::new(), "ancienne");
    let before = project.build(&[]);
    assert_eq!(before.status, 0);
    project = written(project, "nouvelle").file("content/pages/faux.md", "---\ntitre: Faux\n---\n");
    let after = project.build(&[]);
    assert_eq!(after.status, 1);
    assert_eq!(before.outputs, after.outputs);
}

/// The same pages, all in one version.
fn written(project: Project, version: &str) -> Project {
    (0..PAGES).fold(project, |project, number| {
        let page =
            format!("---\ntitre: Page {number}\nresume: Une page.\n---\nVersion {version}.\n");
        project.file(&format!("content/pages/page-{number}.md"), page)
    })
}

fn start(project: &Project) -> Child {
    Command::new(program())
        .current_dir(project.root())
        .args(["build", "--date", TODAY])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts")
}

/// The version visitors read: the same on every page, with no page missing and none cut.
fn one_version(project: &Project) -> &'static str {
    let files = outputs(&project.root().join("public"));
    let versions = ["ancienne", "nouvelle"];
    let of_page = |number: usize| {
        let page = files.get(&format!("page-{number}/index.html"));
        let page = String::from_utf8_lossy(page.map_or(&[], Vec::as_slice));
        assert!(page.ends_with("</html>\n"), "page {number} is not whole");
        let version = versions
            .into_iter()
            .find(|version| page.contains(&format!("Version {version}.")));
        version.expect("a page is of a version")
    };
    let first = of_page(0);
    for number in 1..PAGES {
        assert_eq!(of_page(number), first, "page {number} is of another build");
    }
    first
}
