//! `solidoume serve` running on a small site, and what browsers say to it: HTTP, and the text frames of a web socket.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::project::{TODAY, program};

/// After this a test fails instead of waiting for ever.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program serving a folder; it ends when this is dropped.
pub(crate) struct Serving {
    process: Child,
    output: BufReader<ChildStdout>,
    /// What it said before it was ready.
    pub(crate) said: String,
    /// Its port.
    pub(crate) port: u16,
}

/// An answer over HTTP.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: String,
    pub(crate) body: String,
}

impl Serving {
    /// Serves a root on a free port.
    pub(crate) fn start(root: &Path) -> Self {
        Self::with(root, 0, |command| command)
    }

    /// Serves a root from a port on, with what `prepare` adds to the command.
    pub(crate) fn with(
        root: &Path,
        port: u16,
        prepare: impl FnOnce(&mut Command) -> &mut Command,
    ) -> Self {
        Self::by(program(), root, port, prepare)
    }

    /// The same, by another build of the program.
    pub(crate) fn by(
        program: &Path,
        root: &Path,
        port: u16,
        prepare: impl FnOnce(&mut Command) -> &mut Command,
    ) -> Self {
        let mut command = Command::new(program);
        command
            .args(["serve", "--date", TODAY, "--port"])
            .arg(port.to_string())
            .arg("--root")
            .arg(root)
            .env_remove("VISUAL")
            .env_remove("EDITOR")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut process = prepare(&mut command).spawn().expect("the program starts");
        let mut output = BufReader::new(process.stdout.take().expect("its output"));
        let mut said = String::new();
        let port = loop {
            let before = said.len();
            let read = output.read_line(&mut said).expect("it speaks");
            assert!(read > 0, "it ended: {said}");
            let port = said[before..].strip_prefix("http://127.0.0.1:");
            if let Some(port) = port.and_then(|rest| rest.split('/').next()) {
                break port.parse().expect("a port");
            }
        };
        Self {
            process,
            output,
            said,
            port,
        }
    }

    /// Asks for an address as a browser would.
    pub(crate) fn get(&self, address: &str) -> Answer {
        self.ask(
            "GET",
            address,
            &format!("Host: 127.0.0.1:{}\r\n", self.port),
        )
    }

    /// Sends a request with these headers.
    pub(crate) fn ask(&self, method: &str, address: &str, headers: &str) -> Answer {
        let mut stream = self.connect();
        let request = format!(
            "{method} {address} HTTP/1.1\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(request.as_bytes()).expect("it listens");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it answers");
        let answer = String::from_utf8_lossy(&answer);
        let (headers, body) = answer.split_once("\r\n\r\n").expect("a whole answer");
        let status = headers.split(' ').nth(1).and_then(|code| code.parse().ok());
        Answer {
            status: status.expect("a status"),
            headers: headers.to_owned(),
            body: body.to_owned(),
        }
    }

    /// Opens the socket of a page, as its script does.
    pub(crate) fn socket(&self, page: &str) -> Socket {
        let mut stream = self.connect();
        let port = self.port;
        let request = format!(
            "GET /-serve/live?page={page} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\n{HANDSHAKE}\r\n"
        );
        stream.write_all(request.as_bytes()).expect("it listens");
        let mut stream = BufReader::new(stream);
        let mut line = String::new();
        stream.read_line(&mut line).expect("it answers");
        assert!(line.starts_with("HTTP/1.1 101"), "{line}");
        while line != "\r\n" {
            line.clear();
            stream.read_line(&mut line).expect("headers");
        }
        Socket(stream)
    }

    /// Asks it to end as Ctrl+C does, and gives its exit status and last words.
    #[cfg(unix)]
    pub(crate) fn interrupt(mut self) -> (Option<i32>, String) {
        let asked = Command::new("kill")
            .arg("-INT")
            .arg(self.process.id().to_string())
            .status();
        assert!(asked.is_ok_and(|asked| asked.success()));
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).expect("last words");
        let status = self.process.wait().expect("it ends");
        (status.code(), rest)
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill().and_then(|()| self.process.wait());
    }
}

/// What asks for a web socket.
pub(crate) const HANDSHAKE: &str = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

/// The page's end of a web socket.
pub(crate) struct Socket(BufReader<TcpStream>);

impl Socket {
    /// The next message.
    pub(crate) fn message(&mut self) -> Value {
        let mut head = [0; 2];
        self.0.read_exact(&mut head).expect("a frame");
        assert_eq!(head[0], 0x81, "one whole text frame");
        let length = match head[1] {
            126 => {
                let mut length = [0; 2];
                self.0.read_exact(&mut length).expect("a length");
                u64::from(u16::from_be_bytes(length))
            }
            127 => {
                let mut length = [0; 8];
                self.0.read_exact(&mut length).expect("a length");
                u64::from_be_bytes(length)
            }
            short => u64::from(short),
        };
        let mut text = vec![0; usize::try_from(length).expect("a length")];
        self.0.read_exact(&mut text).expect("a text");
        serde_json::from_slice(&text).expect("JSON")
    }

    /// The next message that satisfies a condition: one save may be heard as two changes.
    pub(crate) fn until(&mut self, what: &str, condition: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        loop {
            let message = self.message();
            if condition(&message) {
                return message;
            }
            assert!(
                start.elapsed() < PATIENCE,
                "still not: {what}; last {message}"
            );
        }
    }
}
