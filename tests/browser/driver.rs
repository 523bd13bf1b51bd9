//! Chromium and its driver, spoken to in JSON over HTTP as the WebDriver recommendation of the W3C says.
//!
//! A dozen commands are all these tests need, so they are sent as they are: a client library would bring an
//! asynchronous runtime into every test and still lack Chromium's own commands.

use std::env;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::server::Server;

/// Chromium under the names it goes by.
const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// After this a test fails instead of waiting for ever.
const LONGEST_ANSWER: Duration = Duration::from_secs(60);

/// Whether the visitor's browser runs scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scripts {
    On,
    Off,
}

/// A running Chromium and the site it may visit; both go when it is dropped.
pub(super) struct Browser {
    /// The site.
    pub(super) server: Server,
    session: String,
    driver: Driver,
    _profile: TempDir,
}

impl Browser {
    /// Starts a headless Chromium with a profile of its own.
    pub(super) fn start(scripts: Scripts) -> Self {
        let server = Server::start();
        let driver = Driver::start();
        let profile = TempDir::new().expect("a folder for the profile");
        let answer = driver
            .send("POST", "/session", &capabilities(scripts, &profile))
            .expect("Chromium starts");
        let session = answer["sessionId"]
            .as_str()
            .expect("a session has a name")
            .to_owned();
        Self {
            server,
            session,
            driver,
            _profile: profile,
        }
    }

    /// Sends one command of the session and gives its answer; the test stops when the browser refuses it.
    pub(super) fn command(&self, method: &str, path: &str, body: &Value) -> Value {
        match self.attempt(method, path, body) {
            Ok(value) => value,
            Err(problem) => panic!("{method} {path} {body}: {problem}"),
        }
    }

    /// Sends one command of the session, which may be refused.
    pub(super) fn attempt(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        self.driver
            .send(method, &format!("/session/{}{path}", self.session), body)
    }

    /// Sends a command of Chromium's own protocol, such as `Emulation.setEmulatedMedia`.
    pub(super) fn devtools(&self, name: &str, parameters: &Value) -> Value {
        self.command(
            "POST",
            "/goog/cdp/execute",
            &json!({ "cmd": name, "params": parameters }),
        )
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Ending the session ends Chromium; its driver is ended next, whatever the answer was.
        if let Err(problem) = self.attempt("DELETE", "", &Value::Null) {
            eprintln!("the browser did not end well: {problem}");
        }
    }
}

fn capabilities(scripts: Scripts, profile: &TempDir) -> Value {
    let mut arguments: Vec<String> = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--lang=fr",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--user-data-dir={}", profile.path().display()));
    let mut options = json!({ "args": arguments, "binary": browser() });
    if scripts == Scripts::Off {
        options["prefs"] = json!({ "profile.managed_default_content_settings.javascript": 2 });
    }
    json!({ "capabilities": { "alwaysMatch": {
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL" },
    } } })
}

/// Where Chromium is.
fn browser() -> String {
    let folders = env::var_os("PATH").unwrap_or_default();
    let found = BROWSERS.iter().find_map(|name| {
        env::split_paths(&folders)
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
    });
    let found =
        found.expect("Chromium is installed (Debian: apt-get install chromium chromium-driver)");
    found.to_string_lossy().into_owned()
}

/// The `chromedriver` process.
struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts on a port of its choice, which it prints.
    fn start() -> Self {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver is installed (Debian: apt-get install chromium-driver)");
        let output = process.stdout.take().expect("its output is ours");
        let port = BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                line.split_once("started successfully on port ")?
                    .1
                    .trim_end_matches('.')
                    .parse()
                    .ok()
            });
        let Some(port) = port else {
            let ended = process.kill().and_then(|()| process.wait());
            panic!("chromedriver tells no port ({ended:?})");
        };
        Self { process, port }
    }

    /// One connection for one command: the driver is on this machine.
    fn send(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let body = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost:{}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len(),
        );
        let body = exchange(self.port, &request)
            .map_err(|error| format!("the driver does not answer ({error})"))?;
        let mut answer: Value =
            serde_json::from_str(&body).map_err(|error| format!("not JSON ({error}): {body}"))?;
        let value = answer["value"].take();
        match value["error"].as_str() {
            Some(error) => Err(format!(
                "{error}: {}",
                value["message"].as_str().unwrap_or_default()
            )),
            None => Ok(value),
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Err(error) = self.process.kill().and_then(|()| self.process.wait()) {
            eprintln!("chromedriver does not end: {error}");
        }
    }
}

/// The body of the answer: as long as its headers say, for the driver does not close the connection.
fn exchange(port: u16, request: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(LONGEST_ANSWER))?;
    stream.write_all(request.as_bytes())?;
    let mut answer = BufReader::new(stream);
    let (mut line, mut length) = (String::new(), 0);
    while answer.read_line(&mut line)? > 2 {
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().map_err(io::Error::other)?;
        }
        line.clear();
    }
    let mut body = vec![0; length];
    answer.read_exact(&mut body)?;
    String::from_utf8(body).map_err(io::Error::other)
}
