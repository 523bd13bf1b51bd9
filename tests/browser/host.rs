//! A host of files that tests can break: it falls silent, refuses a file, holds one back, publishes another version.

use std::collections::HashSet;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Serves a folder beneath a path until it is dropped, always on one port.
pub(super) struct Host {
    shared: Arc<Shared>,
    address: SocketAddr,
    prefix: String,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

/// What it does with requests.
struct State {
    folder: PathBuf,
    up: bool,
    /// After so many answers it falls silent.
    left: Option<usize>,
    broken: HashSet<String>,
    held: HashSet<String>,
    served: Vec<String>,
    ended: bool,
}

impl Host {
    /// Reserves a port; nothing is published yet.
    pub(super) fn start(prefix: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("the port is known");
        let state = State {
            folder: PathBuf::new(),
            up: true,
            left: None,
            broken: HashSet::new(),
            held: HashSet::new(),
            served: Vec::new(),
            ended: false,
        };
        let shared = Arc::new(Shared {
            state: Mutex::new(state),
            changed: Condvar::new(),
        });
        let (own, root) = (shared.clone(), prefix.to_owned());
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if own.state().ended {
                    break;
                }
                let (own, root) = (own.clone(), root.clone());
                thread::spawn(move || own.answer(stream, &root));
            }
        });
        Self {
            shared,
            address,
            prefix: prefix.to_owned(),
        }
    }

    /// The address of the site's root, as `--base-url` takes it.
    pub(super) fn base_url(&self) -> String {
        format!("http://{}{}", self.address, self.prefix)
    }

    /// The full address of a page: `/recettes/` is beneath the site's root.
    pub(super) fn address_of(&self, page: &str) -> String {
        self.base_url().trim_end_matches('/').to_owned() + page
    }

    /// The full address of something that is not of the site.
    pub(super) fn address_beside(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The port.
    pub(super) fn port(&self) -> u16 {
        self.address.port()
    }

    /// From now on these files are served, all at once.
    pub(super) fn publish(&self, folder: &Path) {
        self.change(|state| state.folder = folder.to_owned());
    }

    /// Answers nobody, as a network that is gone.
    pub(super) fn falls_silent(&self) {
        self.change(|state| state.up = false);
    }

    /// Falls silent after so many answers more.
    pub(super) fn falls_silent_after(&self, answers: usize) {
        self.change(|state| state.left = Some(answers));
    }

    /// Answers everybody again, with everything whole.
    pub(super) fn recovers(&self) {
        self.change(|state| {
            state.up = true;
            state.left = None;
            state.broken.clear();
            state.held.clear();
        });
    }

    /// Answers 500 for a file.
    pub(super) fn breaks(&self, file: &str) {
        self.change(|state| {
            state.broken.insert(file.to_owned());
        });
    }

    /// Takes requests for a file and keeps them waiting.
    pub(super) fn holds(&self, file: &str) {
        self.change(|state| {
            state.held.insert(file.to_owned());
        });
    }

    /// The files that were asked for since this was last asked.
    pub(super) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.shared.state().served)
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.shared.state());
        self.shared.changed.notify_all();
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.change(|state| {
            state.ended = true;
            state.held.clear();
        });
        // The listener wakes for one more connection, and ends.
        if let Err(error) = TcpStream::connect(self.address) {
            eprintln!("the host does not end: {error}");
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One request of one connection; a connection that ends early is the browser's affair.
    fn answer(&self, stream: TcpStream, root: &str) {
        let Some(path) = requested(&stream) else {
            return;
        };
        let (status, kind, body) = match self.find(&path, root) {
            Some(found) => found,
            None => return,
        };
        let location = match status {
            301 => format!("Location: {path}/\r\n"),
            _ => String::new(),
        };
        let head = format!(
            "HTTP/1.1 {status} Status\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{location}Cache-Control: max-age=600\r\nConnection: close\r\n\r\n",
            body.len()
        );
        let mut stream = stream;
        let sent = stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(&body));
        if let Err(error) = sent {
            eprintln!("{path}: {error}");
        }
    }

    /// The answer to a request; nothing when the host is silent.
    fn find(&self, path: &str, root: &str) -> Option<(u16, &'static str, Vec<u8>)> {
        let inside = path.strip_prefix(root);
        let file = match inside {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => {
                format!("{folder}index.html")
            }
            Some(file) => file.to_owned(),
            None => String::new(),
        };
        let mut state = self.state();
        state.served.push(file.clone());
        while state.held.contains(&file) {
            state = self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
        match state.left {
            Some(0) => state.up = false,
            Some(left) => state.left = Some(left - 1),
            None => {}
        }
        if !state.up {
            return None;
        }
        if inside.is_none() {
            return Some((
                200,
                "text/html",
                b"<!doctype html><title>Ailleurs</title><link rel=icon href=data:,>".to_vec(),
            ));
        }
        if state.broken.contains(&file) {
            return Some((500, "text/plain", b"broken".to_vec()));
        }
        let place = state.folder.join(&file);
        if place.is_dir() {
            return Some((301, "text/plain", Vec::new()));
        }
        match fs::read(&place) {
            Ok(bytes) => Some((200, kind(&file), bytes)),
            Err(_) => {
                let missing = fs::read(state.folder.join("404.html")).unwrap_or_default();
                Some((404, "text/html; charset=utf-8", missing))
            }
        }
    }
}

/// The path of a request, without its query.
fn requested(stream: &TcpStream) -> Option<String> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next()?;
    // All of it is read, or closing would reset the connection.
    let _ended = lines.find(String::is_empty)?;
    let path = first.split(' ').nth(1)?;
    Some(path.split('?').next().unwrap_or_default().to_owned())
}

fn kind(file: &str) -> &'static str {
    match file.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css",
        "js" => "text/javascript",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        "wasm" => "application/wasm",
        "csv" => "text/csv",
        _ => "application/octet-stream",
    }
}
