//! One visitor in one tab: opens pages, presses keys, reads what is shown.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError, Weak};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::driver::{Browser, Scripts};

/// Keys by their code points in the WebDriver recommendation.
#[derive(Debug, Clone, Copy)]
pub(super) enum Key {
    Tab,
    Enter,
    Right,
    Down,
    Up,
    Escape,
}

/// How long a page may take to react before the test stops.
const PATIENCE: Duration = Duration::from_secs(30);
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Two browsers with scripts and one without, each kept as long as some visit needs it, so that the last one ends it.
static BROWSERS: [Mutex<Weak<Browser>>; 3] = [const { Mutex::new(Weak::new()) }; 3];
/// Visits with one browser take turns: it has one focus and one log.
static TURNS: [Mutex<()>; 3] = [const { Mutex::new(()) }; 3];

/// A tab of its own, closed when the visit is dropped.
pub(super) struct Visit {
    browser: Arc<Browser>,
    /// Every browser that runs: as long as somebody visits, none of them ends only to be started again.
    _running: Vec<Arc<Browser>>,
    home_tab: Value,
    // Last, so that the turn ends after everything else.
    _turn: MutexGuard<'static, ()>,
}

impl Visit {
    /// Waits for its turn and opens a tab.
    pub(super) fn start(scripts: Scripts) -> Self {
        let (place, turn) = turn(scripts);
        let browser = shared(place, scripts);
        let home_tab = browser.command("GET", "/window", &Value::Null);
        let tab = browser.command("POST", "/window/new", &json!({ "type": "tab" }));
        browser.command("POST", "/window", &json!({ "handle": tab["handle"] }));
        let visit = Self {
            browser,
            _running: running(),
            home_tab,
            _turn: turn,
        };
        visit.devtools(
            "Emulation.setFocusEmulationEnabled",
            json!({ "enabled": true }),
        );
        visit.console();
        visit
    }

    /// Opens a page of the site and waits until it is loaded.
    pub(super) fn open(&self, page: &str) {
        self.go(&self.browser.server.address_of(page));
    }

    /// Opens an address that is not of the site.
    pub(super) fn open_beside(&self, path: &str) {
        self.go(&self.browser.server.address_beside(path));
    }

    /// Opens a file of this machine, as from a memory stick, with no network.
    pub(super) fn open_file(&self, path: &std::path::Path) {
        let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
        self.devtools("Network.enable", json!({}));
        self.devtools("Network.emulateNetworkConditions", offline);
        self.go(&format!("file://{}", path.display()));
    }

    /// Lets nothing through whose address has this pattern.
    pub(super) fn block(&self, pattern: &str) {
        self.devtools("Network.enable", json!({}));
        self.devtools("Network.setBlockedURLs", json!({ "urls": [pattern] }));
    }

    /// Opens a full address.
    pub(super) fn open_address(&self, address: &str) {
        self.go(address);
    }

    /// The full address of a page of the site.
    pub(super) fn address_of(&self, page: &str) -> String {
        self.browser.server.address_of(page)
    }

    /// Empties a field and types in it, as somebody who selects all of it first.
    pub(super) fn retype(&self, selector: &str, text: &str) {
        let script = "document.querySelector(arguments[0]).focus(); document.querySelector(arguments[0]).select();";
        self.run(script, json!([selector]));
        self.type_text(if text.is_empty() { "\u{e017}" } else { text });
    }

    /// Goes on inside a frame of the page.
    pub(super) fn enter_frame(&self, selector: &str) {
        let frame = json!({ "id": { ELEMENT: self.find(selector) } });
        self.browser.command("POST", "/frame", &frame);
    }

    /// The page shown, from the site's root; `None` outside the site.
    pub(super) fn page(&self) -> Option<String> {
        let address = self.browser.command("GET", "/url", &Value::Null);
        self.browser
            .server
            .page_at(address.as_str().unwrap_or_default())
    }

    /// The full address of something beside the site.
    pub(super) fn address_beside(&self, path: &str) -> String {
        self.browser.server.address_beside(path)
    }

    /// The tab that is looked at.
    pub(super) fn tab(&self) -> Value {
        self.browser.command("GET", "/window", &Value::Null)
    }

    /// Opens another tab and looks at it.
    pub(super) fn open_tab(&self) {
        let tab = json!({ "type": "tab" });
        let tab = self.browser.command("POST", "/window/new", &tab);
        let handle = json!({ "handle": tab["handle"] });
        self.browser.command("POST", "/window", &handle);
    }

    /// Closes the tab that is looked at, and goes back to another.
    pub(super) fn close_tab(&self, back: &Value) {
        self.browser.command("DELETE", "/window", &Value::Null);
        let handle = json!({ "handle": back });
        self.browser.command("POST", "/window", &handle);
    }

    /// Shows pages as on a screen this many CSS pixels wide, on a phone.
    pub(super) fn on_a_phone(&self, width: u32) {
        let screen =
            json!({ "width": width, "height": 740, "deviceScaleFactor": 1, "mobile": true });
        self.devtools("Emulation.setDeviceMetricsOverride", screen);
    }

    /// Shows pages as on a screen this many CSS pixels wide, on a phone or a desk.
    pub(super) fn as_wide_as(&self, width: u32) {
        let screen =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.devtools("Emulation.setDeviceMetricsOverride", screen);
    }

    /// Prefers `light` or `dark` pages.
    pub(super) fn prefer(&self, scheme: &str) {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            // A colour that changes little by little is none that anybody reads.
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.devtools("Emulation.setEmulatedMedia", features);
    }

    /// Opens the pages that follow as on another day: an instant such as `2027-07-14T12:00:00+02:00`.
    pub(super) fn on_the_day(&self, instant: &str) {
        let source = "{
            const Real = Date;
            const shift = Real.parse('INSTANT') - Real.now();
            globalThis.Date = class extends Real {
                constructor(...given) { if (given.length > 0) super(...given); else super(Real.now() + shift); }
                static now() { return Real.now() + shift; }
            };
        }";
        let source = source.replace("INSTANT", instant);
        self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": source }),
        );
    }

    /// How many sheets of A4 the page takes on paper.
    pub(super) fn printed_pages(&self) -> usize {
        use base64::Engine as _;
        let paper = json!({ "page": { "width": 21.0, "height": 29.7 }, "background": true });
        let printed = self.browser.command("POST", "/print", &paper);
        let printed = printed.as_str().expect("a file in base64");
        let pdf = base64::engine::general_purpose::STANDARD
            .decode(printed)
            .expect("base64");
        String::from_utf8_lossy(&pdf)
            .split("/Type /Page")
            .skip(1)
            .filter(|rest| !rest.starts_with('s'))
            .count()
    }

    /// Runs a script in every page opened from now on, before its own.
    pub(super) fn before_scripts(&self, script: &str) {
        self.devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        );
    }

    /// Shows pages as they would be printed.
    pub(super) fn on_paper(&self) {
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    }

    /// Sets the device's clocks to a zone.
    pub(super) fn in_zone(&self, zone: &str) {
        self.devtools(
            "Emulation.setTimezoneOverride",
            json!({ "timezoneId": zone }),
        );
    }

    /// Lets pages ask where it is, and answers this.
    pub(super) fn located(&self, latitude: f64, longitude: f64) {
        self.open("/");
        self.permission("granted");
        let place = json!({ "latitude": latitude, "longitude": longitude, "accuracy": 10 });
        self.devtools("Emulation.setGeolocationOverride", place);
    }

    /// Lets no page ask where it is.
    pub(super) fn refuses_to_be_located(&self) {
        self.open("/");
        self.permission("denied");
    }

    fn permission(&self, state: &str) {
        let wish = json!({ "descriptor": { "name": "geolocation" }, "state": state });
        self.browser.command("POST", "/permissions", &wish);
    }

    /// Presses a key and lets it go.
    pub(super) fn press(&self, key: Key) {
        self.type_text(match key {
            Key::Tab => "\u{e004}",
            Key::Enter => "\u{e007}",
            Key::Right => "\u{e014}",
            Key::Down => "\u{e015}",
            Key::Up => "\u{e013}",
            Key::Escape => "\u{e00c}",
        });
    }

    /// Types on whatever has the focus.
    pub(super) fn type_text(&self, text: &str) {
        let strokes: Vec<_> = text
            .chars()
            .flat_map(|key| {
                [
                    json!({ "type": "keyDown", "value": key }),
                    json!({ "type": "keyUp", "value": key }),
                ]
            })
            .collect();
        let keyboard =
            json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] });
        self.browser.command("POST", "/actions", &keyboard);
    }

    /// Presses Tab until what has the focus matches the selector.
    pub(super) fn tab_to(&self, selector: &str) {
        // More stops than this before a page's main thing is no way to use a keyboard.
        const MOST_STOPS: usize = 100;
        for _ in 0..MOST_STOPS {
            self.press(Key::Tab);
            if self.run(
                "return document.activeElement.matches(arguments[0])",
                json!([selector]),
            ) == json!(true)
            {
                return;
            }
        }
        panic!(
            "{MOST_STOPS} times Tab on {:?} never reach `{selector}`",
            self.page()
        );
    }

    /// Waits until the condition holds.
    pub(super) fn wait_until(&self, what: &str, condition: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !condition(self) {
            assert!(
                start.elapsed() < PATIENCE,
                "on {:?}, after {PATIENCE:?}, still not: {what}",
                self.page()
            );
            sleep(Duration::from_millis(20));
        }
    }

    /// Clicks the first element that matches, as a finger would: it must be visible and uncovered.
    pub(super) fn click(&self, selector: &str) {
        let element = self.find(selector);
        self.browser
            .command("POST", &format!("/element/{element}/click"), &json!({}));
    }

    /// The text shown by the first element that matches; empty when it is hidden.
    pub(super) fn text(&self, selector: &str) -> String {
        let element = self.find(selector);
        let text = self
            .browser
            .command("GET", &format!("/element/{element}/text"), &Value::Null);
        text.as_str().unwrap_or_default().trim().to_owned()
    }

    /// Whether the first element that matches can be seen.
    pub(super) fn shows(&self, selector: &str) -> bool {
        let element = self.find(selector);
        self.browser.command(
            "GET",
            &format!("/element/{element}/displayed"),
            &Value::Null,
        ) == json!(true)
    }

    /// Runs a script in the page, which has `arguments`, and gives what it returns.
    pub(super) fn run(&self, script: &str, arguments: Value) -> Value {
        self.browser.command(
            "POST",
            "/execute/sync",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// Runs a script that calls its last argument with what it finds.
    pub(super) fn run_async(&self, script: &str, arguments: Value) -> Value {
        self.browser.command(
            "POST",
            "/execute/async",
            &json!({ "script": script, "args": arguments }),
        )
    }

    /// What the console, the network and the policies have complained about since this was last asked.
    pub(super) fn console(&self) -> Vec<String> {
        let entries = self
            .browser
            .command("POST", "/se/log", &json!({ "type": "browser" }));
        let entries = entries.as_array().cloned().unwrap_or_default();
        entries
            .iter()
            .filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING")
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }

    fn go(&self, address: &str) {
        self.browser
            .command("POST", "/url", &json!({ "url": address }));
    }

    fn find(&self, selector: &str) -> String {
        let search = json!({ "using": "css selector", "value": selector });
        let element = self.browser.command("POST", "/element", &search);
        element[ELEMENT]
            .as_str()
            .expect("an element has a name")
            .to_owned()
    }

    /// What Chromium's own commands answer.
    pub(super) fn ask_devtools(&self, name: &str, parameters: Value) -> Value {
        self.browser.devtools(name, &parameters)
    }

    fn devtools(&self, name: &str, parameters: Value) {
        self.browser.devtools(name, &parameters);
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        // A panic here would hide the one that may be under way.
        let closed = self.browser.attempt("DELETE", "/window", &Value::Null);
        let back = self
            .browser
            .attempt("POST", "/window", &json!({ "handle": self.home_tab }));
        if let Err(problem) = closed.and(back) {
            eprintln!("the tab did not close: {problem}");
        }
    }
}

/// Waits for a browser that nobody uses, and says which it is.
fn turn(scripts: Scripts) -> (usize, MutexGuard<'static, ()>) {
    let [first, second, last] = &TURNS;
    if scripts == Scripts::Off {
        return (2, last.lock().unwrap_or_else(PoisonError::into_inner));
    }
    // A test that failed leaves the browser usable: the next visit has its own tab.
    match first.try_lock() {
        Ok(turn) => (0, turn),
        Err(TryLockError::Poisoned(turn)) => (0, turn.into_inner()),
        Err(TryLockError::WouldBlock) => (1, second.lock().unwrap_or_else(PoisonError::into_inner)),
    }
}

fn running() -> Vec<Arc<Browser>> {
    let known = BROWSERS
        .iter()
        .map(|kept| kept.lock().unwrap_or_else(PoisonError::into_inner));
    known.filter_map(|kept| kept.upgrade()).collect()
}

fn shared(place: usize, scripts: Scripts) -> Arc<Browser> {
    let mut kept = BROWSERS[place]
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    kept.upgrade().unwrap_or_else(|| {
        let browser = Arc::new(Browser::start(scripts));
        *kept = Arc::downgrade(&browser);
        browser
    })
}
