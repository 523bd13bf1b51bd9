//! `check --external`, against a server of this machine: no test asks the web.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use crate::project::{Project, Run, run};

/// What the server saw.
#[derive(Default)]
struct Seen {
    /// `HEAD /found`, in order.
    requests: Mutex<Vec<String>>,
    agents: Mutex<BTreeSet<String>>,
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Seen {
    fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.requests.lock().expect("no thread panicked"))
    }
}

/// A server that answers by the path, for as long as the tests run.
fn server() -> (String, Arc<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let root = format!("http://{}", listener.local_addr().expect("an address"));
    let seen = Arc::new(Seen::default());
    let shared = Arc::clone(&seen);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let seen = Arc::clone(&shared);
            std::thread::spawn(move || answer(stream, &seen));
        }
    });
    (root, seen)
}

fn answer(mut stream: TcpStream, seen: &Seen) {
    let Ok(copy) = stream.try_clone() else { return };
    let mut lines = BufReader::new(copy).lines().map_while(Result::ok);
    let Some(first) = lines.next() else { return };
    let now = seen.now.fetch_add(1, Ordering::SeqCst) + 1;
    seen.most.fetch_max(now, Ordering::SeqCst);
    for line in lines.by_ref().take_while(|line| !line.is_empty()) {
        if let Some(agent) = line.to_lowercase().strip_prefix("user-agent: ") {
            seen.agents
                .lock()
                .expect("no thread panicked")
                .insert(agent.to_owned());
        }
    }
    let request = first
        .rsplit_once(' ')
        .map_or("", |(request, _)| request)
        .to_owned();
    let (method, path) = request.split_once(' ').unwrap_or_default();
    let to = |status: &str, place: &str| format!("{status}\r\nLocation: {place}");
    let head = match path {
        "/found" | "/%C3%A9t%C3%A9" => "200 OK".to_owned(),
        "/head-refused" if method == "GET" => "200 OK".to_owned(),
        "/head-refused" => "405 Method Not Allowed".to_owned(),
        "/moved" => to("301 Moved Permanently", "/found"),
        "/elsewhere-today" => to("302 Found", "/found"),
        "/circle" => to("302 Found", "/circle"),
        "/private" => "403 Forbidden".to_owned(),
        "/broken" => "500 Internal Server Error".to_owned(),
        "/deleted" => "410 Gone".to_owned(),
        _ => "404 Not Found".to_owned(),
    };
    seen.requests
        .lock()
        .expect("no thread panicked")
        .push(request.clone());
    // Long enough for a second request to be seen, if there were one.
    std::thread::sleep(std::time::Duration::from_millis(20));
    seen.now.fetch_sub(1, Ordering::SeqCst);
    if path != "/silent" {
        // The other end may be gone.
        let _ = write!(
            stream,
            "HTTP/1.1 {head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        );
    }
}

fn check(project: &Project, more: &[&str]) -> Run {
    let cache = project.root().join("reponses.json");
    let cache = cache.to_string_lossy();
    let arguments = [&["--external", "--cache", &cache], more].concat();
    run(project.root(), "check", &arguments)
}

fn page(links: &[String]) -> Project {
    let links: Vec<String> = links
        .iter()
        .map(|link| format!("[une autre page]({link})\n"))
        .collect();
    let text = format!(
        "---\ntitre: A\nresume: Une page.\n---\n\n{}",
        links.concat()
    );
    Project::new().file("content/pages/a.md", text)
}

#[test]
fn the_web_is_asked_politely_and_its_answers_are_told() {
    let (root, seen) = server();
    let paths = [
        "/found#place",
        "/head-refused",
        "/moved",
        "/elsewhere-today",
        "/missing",
        "/deleted",
        "/private",
        "/broken",
        "/silent",
        "/circle",
        "/été",
    ];
    let project = page(&paths.map(|path| format!("{root}{path}")));
    let found = check(&project, &[]);
    let of = |path: &str| -> Vec<&str> {
        let lines = found
            .problems
            .iter()
            .filter(|line| line.contains(&format!("la page `{root}{path}`")));
        lines.filter_map(|line| line.split(' ').nth(1)).collect()
    };
    for (path, code) in [
        ("/missing", "L011"),
        ("/deleted", "L011"),
        ("/moved", "L012"),
        ("/private", "L013"),
        ("/broken", "L013"),
        ("/silent", "L013"),
        ("/circle", "L013"),
    ] {
        assert_eq!(of(path), [code], "{path}: {:?}", found.problems);
    }
    for path in ["/found", "/head-refused", "/elsewhere-today", "/été"] {
        assert!(of(path).is_empty(), "{path}: {:?}", found.problems);
    }
    assert!(
        found
            .problems
            .iter()
            .any(|line| line.contains("(réponse 404)"))
    );
    assert!(
        found
            .problems
            .iter()
            .any(|line| line.contains(&format!("écrivez `{root}/found`")))
    );
    assert_eq!(found.status, 0, "what others do is no error of ours");
    assert_eq!(seen.most.load(Ordering::SeqCst), 1, "one request at a time");
    let agents = seen.agents.lock().expect("no thread panicked").clone();
    assert!(
        agents.iter().all(|agent| agent.starts_with("solidoume/")),
        "{agents:?}"
    );
    let requests = seen.take();
    assert!(
        requests.contains(&"HEAD /head-refused".to_owned())
            && requests.contains(&"GET /head-refused".to_owned())
    );
    assert!(
        !requests.contains(&"GET /found".to_owned()),
        "the head was enough: {requests:?}"
    );
}

#[test]
fn answers_are_kept_for_a_while() {
    let (root, seen) = server();
    let project = page(&[format!("{root}/found"), format!("{root}/missing")]);
    assert!(check(&project, &[]).reports("L011"));
    assert!(!seen.take().is_empty());
    assert!(
        check(&project, &["--lang", "en"]).reports("L011"),
        "what was gone is still told"
    );
    assert_eq!(
        seen.take(),
        Vec::<String>::new(),
        "nobody is asked twice a day"
    );
    let project = project.file("reponses.json", "ceci n'est pas du JSON");
    assert!(check(&project, &[]).reports("L011"));
    assert!(
        !seen.take().is_empty(),
        "a file that does not read is as good as none"
    );
}

#[test]
fn nobody_is_asked_unless_somebody_wants_it() {
    let (root, seen) = server();
    let project = page(&[format!("{root}/missing")]);
    for command in ["check", "build"] {
        assert!(!run(project.root(), command, &[]).reports("L011"));
    }
    assert_eq!(seen.take(), Vec::<String>::new());
    let refused = run(project.root(), "check", &["--cache", "x.json"]);
    assert_eq!(refused.status, 2, "{}", refused.stderr);
}
