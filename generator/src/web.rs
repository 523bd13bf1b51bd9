//! The only place that asks the web: politely, rarely, and only when somebody asked for it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use solidoume::review::web::{Answer, host};
use ureq::Agent;

/// How long one request may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a host is left alone between two requests.
const PAUSE: Duration = Duration::from_millis(250);
/// How many redirections are followed.
const HOPS: usize = 5;
/// How many hosts are asked at once.
const HOSTS: usize = 8;
/// Who asks: a webmaster who wonders can find out.
const WHO: &str = concat!(
    "solidoume/",
    env!("CARGO_PKG_VERSION"),
    " (verification de liens ; check --external)"
);

/// Asks for pages; never two at once of one host.
struct Asker {
    agent: Agent,
    /// When each host was last asked.
    hosts: Mutex<HashMap<String, Arc<Mutex<Option<Instant>>>>>,
}

/// One answer of one server.
struct Reply {
    status: u16,
    location: Option<String>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Silence {
    /// The name is nobody's.
    NoHost,
    /// It takes too long: asking again would take as long.
    NoTime,
    /// Anything else: no connection, a certificate.
    Other,
}

/// Asks what became of each address, in the order given.
pub(crate) fn ask(addresses: &[String]) -> Vec<Answer> {
    let config = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent(WHO)
        .build();
    let asker = Asker {
        agent: config.into(),
        hosts: Mutex::default(),
    };
    let answers: Mutex<Vec<Option<Answer>>> = Mutex::new(vec![None; addresses.len()]);
    let next = Mutex::new(0);
    std::thread::scope(|scope| {
        for _ in 0..HOSTS.min(addresses.len()) {
            scope.spawn(|| {
                while let Some(index) = take(&next, addresses.len()) {
                    let answer = asker.answer(&addresses[index]);
                    if let Ok(mut answers) = answers.lock() {
                        answers[index] = Some(answer);
                    }
                }
            });
        }
    });
    let answers = answers.into_inner().unwrap_or_default();
    let answers: Vec<Answer> = answers
        .into_iter()
        .map(|answer| answer.unwrap_or(Answer::Unsure { status: None }))
        .collect();
    unless_offline(answers)
}

fn take(next: &Mutex<usize>, length: usize) -> Option<usize> {
    let mut next = next.lock().ok()?;
    (*next < length).then(|| {
        *next += 1;
        *next - 1
    })
}

/// Where no host at all is known, it is this machine that is off the web: nothing is known of any page.
fn unless_offline(answers: Vec<Answer>) -> Vec<Answer> {
    let silent = |answer: &Answer| {
        matches!(
            answer,
            Answer::Gone { status: None } | Answer::Unsure { status: None }
        )
    };
    if !answers.iter().all(silent) {
        return answers;
    }
    answers
        .iter()
        .map(|_| Answer::Unsure { status: None })
        .collect()
}

impl Asker {
    /// Follows an address to its end.
    fn answer(&self, address: &str) -> Answer {
        let mut current = address.to_owned();
        let mut for_ever = true;
        let mut status = None;
        for _ in 0..=HOPS {
            let reply = match self.reply(&current) {
                Ok(reply) => reply,
                Err(Silence::NoHost) => return Answer::Gone { status: None },
                Err(_) => return Answer::Unsure { status: None },
            };
            status = Some(reply.status);
            match (reply.status, reply.location) {
                (200..=299, _) if current == address || !for_ever => return Answer::Found,
                (200..=299, _) => return Answer::Moved { to: current },
                (301 | 302 | 303 | 307 | 308, Some(location)) => {
                    for_ever &= matches!(reply.status, 301 | 308);
                    current = join(&current, &location);
                }
                (404 | 410, _) => return Answer::Gone { status },
                _ => return Answer::Unsure { status },
            }
        }
        // It turns in circles.
        Answer::Unsure { status }
    }

    /// Asks for the head of a page; many servers only answer well when they are asked for all of it.
    fn reply(&self, address: &str) -> Result<Reply, Silence> {
        match self.request(address, true) {
            Ok(reply) if reply.status < 400 => Ok(reply),
            Err(silence @ (Silence::NoHost | Silence::NoTime)) => Err(silence),
            _ => self.request(address, false),
        }
    }

    fn request(&self, address: &str, head: bool) -> Result<Reply, Silence> {
        let host = host(address).ok_or(Silence::Other)?.to_lowercase();
        let turn = {
            let mut hosts = self.hosts.lock().map_err(|_| Silence::Other)?;
            Arc::clone(hosts.entry(host).or_default())
        };
        // The lock is held until the answer is there: one request at a time for each host.
        let mut last = turn.lock().map_err(|_| Silence::Other)?;
        if let Some(rest) = last.and_then(|last| PAUSE.checked_sub(last.elapsed())) {
            std::thread::sleep(rest);
        }
        let address = escaped(address);
        let sent = if head {
            self.agent.head(address).call()
        } else {
            self.agent.get(address).call()
        };
        *last = Some(Instant::now());
        let response = sent.map_err(|error| match error {
            ureq::Error::HostNotFound => Silence::NoHost,
            ureq::Error::Timeout(_) => Silence::NoTime,
            _ => Silence::Other,
        })?;
        let location = response.headers().get("location");
        Ok(Reply {
            status: response.status().as_u16(),
            location: location
                .and_then(|value| value.to_str().ok())
                .map(str::to_owned),
        })
    }
}

/// People copy addresses with their accents; servers want them escaped.
fn escaped(address: &str) -> String {
    let mut escaped = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

/// The address a redirection leads to (RFC 3986, as far as servers use it).
fn join(from: &str, location: &str) -> String {
    let scheme = from.split("//").next().unwrap_or("https:");
    let authority = host(from).unwrap_or_default();
    if location.starts_with("http://") || location.starts_with("https://") {
        return location.to_owned();
    }
    if location.starts_with("//") {
        return format!("{scheme}{location}");
    }
    if location.starts_with('/') {
        return format!("{scheme}//{authority}{location}");
    }
    let path = from.split(['?', '#']).next().unwrap_or(from);
    let root = format!("{scheme}//{authority}");
    let folder = path
        .strip_prefix(&root)
        .and_then(|path| path.rsplit_once('/'))
        .map_or("", |(folder, _)| folder);
    format!("{root}{folder}/{location}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirections_are_joined() {
        for (from, location, to) in [
            ("http://a.fr/b/c?d", "https://e.fr/", "https://e.fr/"),
            ("https://a.fr/b/c?d", "//e.fr/x", "https://e.fr/x"),
            ("http://a.fr:80/b/c", "/x", "http://a.fr:80/x"),
            ("http://a.fr/b/c?d=/e", "x", "http://a.fr/b/x"),
            ("http://a.fr", "x", "http://a.fr/x"),
        ] {
            assert_eq!(join(from, location), to, "{from} {location}");
        }
    }

    #[test]
    fn a_machine_off_the_web_accuses_nobody() {
        let gone = Answer::Gone { status: None };
        let unsure = Answer::Unsure { status: None };
        assert_eq!(
            unless_offline(vec![gone.clone(), gone.clone()]),
            [unsure.clone(), unsure]
        );
        let found = vec![gone, Answer::Found];
        assert_eq!(unless_offline(found.clone()), found);
    }
}
