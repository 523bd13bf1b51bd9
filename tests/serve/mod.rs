//! `solidoume serve` from outside: what is saved is seen, what is broken takes nothing away, and nobody else is answered.

pub(crate) mod client;

use std::fs;
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::time::{Duration, Instant};

use crate::project::{Project, outputs};
use client::{HANDSHAKE, Serving};

const PAGE: &str = "---\ntitre: Une page\nresume: Une page d'essai.\n---\n\nUn texte.\n";

fn project() -> Project {
    Project::new().file("content/pages/une-page.md", PAGE)
}

#[test]
fn what_is_saved_is_seen_and_open_pages_are_told() {
    let project = project();
    let serving = Serving::start(project.root());
    let mut socket = serving.socket("/une-page/");
    let before = socket.message();
    let page = serving.get("/une-page/");
    assert_eq!(page.status, 200);
    let mark = before["page"].as_str().expect("the page has a mark");
    assert!(page.body.contains(&format!("data-page=\"{mark}\"")));
    assert_eq!(serving.get("/nouvelle/").status, 404);

    let project = project
        .file(
            "content/pages/une-page.md",
            PAGE.replace("Un texte", "Un autre texte"),
        )
        .file("content/pages/nouvelle.md", PAGE);
    socket.until("the page has changed", |now| now["page"] != before["page"]);
    assert!(serving.get("/une-page/").body.contains("Un autre texte."));
    let start = Instant::now();
    while serving.get("/nouvelle/").status != 200 {
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "the new page is not there"
        );
    }

    fs::remove_file(project.root().join("content/pages/nouvelle.md")).expect("it goes");
    let mut socket = serving.socket("/nouvelle/");
    let missing = serving.socket("/nulle-part/").message();
    socket.until("the page is gone", |now| now["page"] == missing["page"]);
    assert_eq!(serving.get("/nouvelle/").status, 404);
}

#[test]
fn a_broken_save_keeps_the_site_and_says_where() {
    let project = project();
    let serving = Serving::start(project.root());
    let mut socket = serving.socket("/une-page/");
    let before = socket.message();
    assert_eq!(before["report"]["broken"], false);

    let broken = PAGE
        .replace("resume:", "resumer:")
        .replace("Un texte", "Cassé");
    let project = project.file("content/pages/une-page.md", broken);
    let now = socket.until("it is broken", |now| now["report"]["broken"] == true);
    assert_eq!(now["page"], before["page"], "the last good page stays");
    assert!(serving.get("/une-page/").body.contains("Un texte."));
    let problems = now["report"]["problems"].as_array().expect("problems");
    let found = problems
        .iter()
        .find(|found| found["code"] == "C007")
        .expect("the key");
    assert_eq!(found["source"], "content/pages/une-page.md");
    assert_eq!((&found["line"], &found["column"]), (&3.into(), &1.into()));
    assert_eq!(found["excerpt"]["first"], 3);
    assert_eq!(found["excerpt"]["marked"], "resumer");
    assert_eq!(found["hint"], "vouliez-vous dire `resume`\u{a0}?");
    // Who opens a page now is told too.
    assert_eq!(serving.socket("/").message()["report"]["broken"], true);

    let repaired = PAGE.replace("Un texte", "Réparé");
    let project = project.file("content/pages/une-page.md", repaired);
    let now = socket.until("it is repaired", |now| now["report"]["broken"] == false);
    assert_ne!(now["page"], before["page"]);
    assert!(serving.get("/une-page/").body.contains("Réparé"));
    drop(project);
}

#[test]
fn a_repaired_save_brings_the_site_back() {
    let broken = PAGE.replace("resume:", "resumer:");
    let project = Project::new().file("content/pages/une-page.md", broken);
    let serving = Serving::start(project.root());
    let mut socket = serving.socket("/une-page/");
    assert_eq!(socket.message()["report"]["broken"], true);
    assert_eq!(serving.get("/").status, 200, "what can be shown is");
    // There was no good site to keep: what can be shown is renewed even while it is broken.
    let project = project.file("content/pages/autre.md", PAGE);
    let start = Instant::now();
    while serving.get("/autre/").status != 200 {
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "the other page is not there"
        );
    }
    socket.until("it is still broken", |now| now["report"]["broken"] == true);
    let project = project.file("content/pages/une-page.md", PAGE);
    let now = socket.until("it is repaired", |now| now["report"]["broken"] == false);
    assert_ne!(
        now["page"],
        serving.socket("/nulle-part/").message()["page"]
    );
    assert!(serving.get("/une-page/").body.contains("Un texte."));
    // Neither does a folder that goes and comes back, as when one changes branches.
    let content = project.root().join("content");
    fs::rename(&content, project.root().join("ailleurs")).expect("it goes");
    socket.until("there is no content", |now| now["report"]["broken"] == true);
    assert!(serving.get("/une-page/").body.contains("Un texte."));
    fs::rename(project.root().join("ailleurs"), &content).expect("it comes back");
    socket.until("it is back", |now| now["report"]["broken"] == false);
}

#[test]
fn what_visitors_do_not_see_is_shown_and_marked() {
    let with = |key: &str| PAGE.replace("titre:", &format!("{key}\ntitre:"));
    let project = project()
        .file("content/pages/brouillon.md", with("brouillon: true"))
        .file("content/pages/demain.md", with("publier-le: 2027-01-01"))
        .file("content/pages/hier.md", with("expire-le: 2026-01-01"));
    let serving = Serving::start(project.root());
    for (page, mark) in [
        ("brouillon", "Brouillon"),
        ("demain", "Pas encore publié"),
        ("hier", "N'est plus publié"),
    ] {
        let answer = serving.get(&format!("/{page}/"));
        assert_eq!(answer.status, 200, "{page}");
        let marked = answer
            .body
            .replace('\u{2019}', "'")
            .contains(&format!("<p class=\"note-title\">{mark}</p>"));
        assert!(marked, "{page}");
    }
    assert!(!serving.get("/une-page/").body.contains("note unpublished"));
    let build = project.build(&[]);
    assert_eq!(
        build.text("brouillon/index.html"),
        "",
        "a build leaves them out"
    );
}

/// The server has no site of its own: what it shows is what a build writes, but for its script and its links to files.
#[test]
fn the_same_site_as_a_build() {
    let folder = crate::project::workspace().join("tests/cmd/site.in/content");
    let content = |path: &str| fs::read(folder.join(path)).expect("a file of the walkthrough");
    let project = ["recettes/soupe.md", "produits/carotte.md"]
        .iter()
        .fold(project(), |project, path| {
            project.file(&format!("content/{path}"), content(path))
        });
    let serving = Serving::start(project.root());
    let address = format!("http://127.0.0.1:{}/", serving.port);
    // What one writes is shown without an index, which would take longer than everything else.
    let build = project.build(&["--drafts", "--no-search", "--base-url", &address]);
    assert_eq!(build.status, 0, "{}", build.stderr);
    let mut pages = 0;
    for path in build.outputs.keys().filter(|path| path.ends_with(".html")) {
        let served = serving.get(&format!("/{path}")).body;
        let kept = |line: &&str| !line.contains("/-serve/") && !line.contains("/-source/");
        // Nobody shares an address of this machine: no card is drawn for what a link shows elsewhere.
        let of_cards = ["og:image", "twitter:card", "application/ld+json"];
        let told = |line: &&str| !of_cards.iter().any(|words| line.contains(words));
        let plain: Vec<&str> = served.lines().filter(kept).filter(told).collect();
        let built = build.text(path);
        let written: Vec<&str> = built.lines().filter(told).collect();
        assert_eq!(plain, written, "{path}");
        assert!(
            !built.contains("/-serve/") && !built.contains("/-source/"),
            "{path}"
        );
        pages += usize::from(served.contains("/-serve/live.js"));
    }
    assert!(pages > 10, "{pages} pages carry the script");
    assert_eq!(
        outputs(&project.root().join("public")),
        build.outputs,
        "serving writes nothing"
    );
}

#[test]
fn nobody_else_is_answered() {
    let project = project();
    let serving = Serving::start(project.root());
    let port = serving.port;
    let own = format!("Host: localhost:{port}\r\n");
    assert_eq!(serving.ask("GET", "/", &own).status, 200);
    for host in [
        "evil.example",
        "127.0.0.1",
        "localhost:1",
        "127.0.0.1.evil.example",
        "",
    ] {
        let answer = serving.ask("GET", "/", &format!("Host: {host}\r\n"));
        assert!(
            [400, 403].contains(&answer.status),
            "{host}: {}",
            answer.status
        );
        assert!(!answer.body.contains("<html"), "{host}");
    }
    for origin in [
        "",
        "Origin: https://evil.example\r\n",
        "Origin: null\r\n",
        "Origin: http://localhost:1\r\n",
    ] {
        let asked = |method, address: &str, more: &str| {
            serving
                .ask(method, address, &format!("{own}{origin}{more}"))
                .status
        };
        assert_eq!(
            asked("GET", "/-serve/live?page=/", HANDSHAKE),
            403,
            "{origin}"
        );
        assert_eq!(
            asked("POST", "/-source/content/pages/une-page.md", ""),
            403,
            "{origin}"
        );
    }
    assert!(
        serving
            .get("/")
            .headers
            .contains("cross-origin-resource-policy: same-origin")
    );
    // The address by which other machines reach this one, if there is one; nothing is sent to find it.
    let outside = UdpSocket::bind("0.0.0.0:0").and_then(|socket| {
        socket.connect("192.0.2.1:9")?;
        socket.local_addr()
    });
    if let Ok(mut outside) = outside {
        outside.set_port(port);
        assert!(outside.ip().is_loopback() || TcpStream::connect(outside).is_err());
    }
}

#[test]
fn only_files_of_the_content_are_shown() {
    let page = format!("{PAGE}\nUn texte < sûr >.\n");
    let project = project()
        .file("content/pages/une-page.md", page)
        .file("content/.cache.md", "secret")
        .file("secret.txt", "secret");
    #[cfg(unix)]
    std::os::unix::fs::symlink(
        project.root().join("secret.txt"),
        project.root().join("content/lien.md"),
    )
    .expect("a link");
    let serving = Serving::start(project.root());
    let link = "href=\"/-source/content/pages/une-page.md\"";
    assert!(serving.get("/une-page/").body.contains(link));
    let shown = serving.get("/-source/content/pages/une-page.md?line=2");
    assert_eq!(shown.status, 200);
    assert!(
        shown.body.contains("Un texte &lt; sûr &gt;.")
            && shown
                .body
                .contains("<li class=\"marked\"><code>titre: Une page</code>")
    );
    assert!(
        shown
            .headers
            .contains("content-security-policy: default-src 'none'")
    );
    for secret in [
        "/-source/secret.txt",
        "/-source/content/../secret.txt",
        "/-source/content/%2e%2e/secret.txt",
        "/-source/content%2f..%2fsecret.txt",
        "/-source//etc/hostname",
        "/-source/content/.cache.md",
        "/-source/content/lien.md",
        "/-source/themes/solidoume/theme.yaml",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%5csecret.txt",
    ] {
        let answer = serving.get(secret);
        assert_eq!(answer.status, 404, "{secret}");
        assert!(!answer.body.contains("secret"), "{secret}");
    }
}

#[test]
fn a_taken_port_leads_to_the_next() {
    let project = project();
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = taken.local_addr().expect("its number").port();
    let serving = Serving::with(project.root(), port, |command| command);
    assert!(serving.port > port);
    assert!(
        serving.said.contains(&format!("Le port {port} est pris")),
        "{}",
        serving.said
    );
    assert_eq!(serving.get("/").status, 200);
}

#[cfg(unix)]
#[test]
fn an_interruption_ends_it_well() {
    let project = project();
    let serving = Serving::start(project.root());
    let _open = serving.socket("/");
    let (status, said) = serving.interrupt();
    assert_eq!(status, Some(0));
    assert!(said.ends_with("Arrêté.\n"), "{said}");
}

/// The button of a file opens it in the editor of the person who started the server.
#[cfg(unix)]
#[test]
fn a_file_opens_in_the_persons_editor() {
    use std::os::unix::fs::PermissionsExt;
    let project = project().file(
        "editeur",
        "#!/bin/sh\nprintf '%s|' \"$@\" > \"$(dirname \"$0\")/ouvert\"\n",
    );
    let script = project.root().join("editeur");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("it may run");
    let line = format!("{} --attendre", script.display());
    let serving = Serving::with(project.root(), 0, |command| command.env("VISUAL", line));
    let headers = format!(
        "Host: 127.0.0.1:{0}\r\nOrigin: http://127.0.0.1:{0}\r\n",
        serving.port
    );
    let source = "/-source/content/pages/une-page.md";
    assert!(serving.get(source).body.contains("<form method=\"post\""));
    assert_eq!(serving.ask("POST", source, &headers).status, 204);
    assert_eq!(
        serving
            .ask("POST", "/-source/content/pages/autre.md", &headers)
            .status,
        404
    );
    let opened = project.root().join("ouvert");
    let start = Instant::now();
    let expected = format!(
        "--attendre|{}|",
        project
            .root()
            .canonicalize()
            .expect("it is there")
            .join("content/pages/une-page.md")
            .display()
    );
    while fs::read_to_string(&opened).unwrap_or_default() != expected {
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "the editor did not open"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}
