//! `solidoume serve`: the site on this machine, made again at each save, by the same line as a build.
//!
//! A thread waits for a change, reads the sources, generates the site into memory and swaps one immutable [`Edition`].
//! The server only reads editions: a broken save never takes the site down, for it changes what is said and not what is
//! shown.

mod edition;
mod editor;
mod live;
mod server;
mod source_page;
mod words;

use std::io::{self, ErrorKind, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use tokio::sync::watch;

use super::{Failure, unless_closed};
use crate::cli::{Serve, SiteArguments};
use crate::disk::Watch;
use crate::report::Format;
use edition::{Edition, Workshop};
use server::Server;

/// Where the file of a page is shown: its path from the root follows.
pub(super) const SOURCES: &str = "/-source/";
/// How many ports are tried.
const ATTEMPTS: u16 = 100;

/// Serves until Ctrl+C.
pub(super) fn run(arguments: &Serve) -> Result<ExitCode, Failure> {
    let language = arguments.lang;
    let listener = listen(arguments.port)
        .map_err(|error| Failure::Refused(words::no_port(arguments.port, &error, language)))?;
    let port = listener.local_addr()?.port();
    let watch = Watch::start(&arguments.root, arguments.calculators.as_deref())?;
    let mut workshop = Workshop::new(site(arguments, port));
    let first = workshop.first()?;
    if arguments.port != 0 && port != arguments.port {
        say(&words::port_taken(arguments.port, port, language))?;
    }
    say(&words::started(port, &first.summary, language))?;
    let server = Server::new(port, &arguments.root, language);
    let (sender, editions) = watch::channel(first);
    std::thread::spawn(move || keep_up(&mut workshop, watch, &sender));
    server.run(listener, editions)?;
    say(words::stopped(language))?;
    Ok(ExitCode::SUCCESS)
}

/// Makes an edition after each change, for as long as somebody is there.
fn keep_up(workshop: &mut Workshop, mut watch: Watch, sender: &watch::Sender<Arc<Edition>>) {
    while watch.wait() {
        let started = Instant::now();
        let before = sender.borrow().clone();
        let Some(next) = workshop.next(&before, started) else {
            continue;
        };
        let line = words::renewed(&next, workshop.language());
        sender.send_replace(Arc::new(next));
        // The site goes on without a terminal to tell.
        let _ = say(&line);
    }
}

/// The site as it is made for the person who writes it.
fn site(arguments: &Serve, port: u16) -> SiteArguments {
    SiteArguments {
        root: arguments.root.clone(),
        date: arguments.date,
        base_url: Some(format!("http://{}:{port}/", Ipv4Addr::LOCALHOST)),
        drafts: true,
        calculators: arguments.calculators.clone(),
        format: Format::Human,
        lang: Some(arguments.lang),
        all: false,
    }
}

/// Listens on this machine only: nothing else on the network can connect.
fn listen(port: u16) -> io::Result<TcpListener> {
    let mut refusal = io::Error::from(ErrorKind::AddrInUse);
    for port in port..=port.saturating_add(ATTEMPTS) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => refusal = error,
            other => return other,
        }
    }
    Err(refusal)
}

fn say(line: &str) -> Result<(), Failure> {
    unless_closed(writeln!(io::stdout(), "{line}"))
}
