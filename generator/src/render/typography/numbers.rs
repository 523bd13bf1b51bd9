//! Numbers with their units, their thousands and the hours of the day: what must not be parted at the end of a line.

use super::{FULL, Line, THIN, is_opening, leading_space};

/// Signs of units, as the international system and French usage write them.
const UNITS: &[&str] = &[
    "%", "‰", "€", "°C", "kg", "g", "mg", "t", "l", "L", "dl", "cl", "ml", "hl", "mm", "cm", "m",
    "km", "m²", "m³", "km²", "ha", "s", "min", "h", "j", "kJ", "kcal", "W", "kW", "Wh", "kWh",
];
/// Those that are set apart even when typed against the number.
const TIGHT_UNITS: &[&str] = &["%", "‰", "€", "°C"];
/// In characters.
const LONGEST_UNIT: usize = 4;

impl Line<'_, '_> {
    /// A number from its first digit: its thousands, its decimals, then its unit.
    pub(super) fn number(&mut self) {
        let before = self.before();
        let digits = digits(self.rest());
        let zero_first = self.rest().starts_with('0');
        let compact_hour = digits <= 2 && self.hour_may_begin();
        self.copy_to(self.at + digits);
        if before.is_some_and(|before| before.is_alphanumeric() || before == '_') {
            return;
        }
        if digits <= 3 && !zero_first && !matches!(before, Some('.' | ',')) {
            self.thousands();
        }
        self.decimals();
        if !self.hour(compact_hour) {
            self.unit();
        }
    }

    /// Groups of exactly three digits, each after one space: `12 500`.
    fn thousands(&mut self) {
        loop {
            let rest = self.rest();
            let Some(space) = rest.chars().next().filter(|next| next.is_whitespace()) else {
                return;
            };
            let group = &rest[space.len_utf8()..];
            if digits(group) != 3 || group[3..].starts_with(char::is_alphanumeric) {
                return;
            }
            self.replace(space.len_utf8(), THIN);
            self.copy_to(self.at + 3);
        }
    }

    fn decimals(&mut self) {
        if self.rest().starts_with([',', '.']) {
            let decimals = digits(&self.rest()[1..]);
            if decimals > 0 {
                self.copy_to(self.at + 1 + decimals);
            }
        }
    }

    /// `14 h 30` and `14h30`; tight, only where it cannot be a piece of a name.
    fn hour(&mut self, compact: bool) -> bool {
        let gap = leading_space(self.rest());
        let Some(after) = self.rest()[gap..].strip_prefix('h') else {
            return false;
        };
        let inner = leading_space(after);
        let minutes = digits(&after[inner..]) == 2 && is_free(&after[inner + 2..]);
        let alone = is_free(after);
        if (gap == 0 && !compact) || !(minutes || alone) {
            return false;
        }
        self.at += gap;
        self.out.push(THIN);
        self.replace(1, 'h');
        if minutes {
            self.skip_spaces();
            self.out.push(THIN);
        }
        true
    }

    /// Whether what was written before can stand before an hour: `8h-12h` but not `photo-8h`.
    fn hour_may_begin(&self) -> bool {
        let mut before = self.out.chars().rev();
        match before.next().or(self.state.last) {
            Some('-' | '/') => before
                .next()
                .is_some_and(|earlier| earlier == 'h' || earlier.is_ascii_digit()),
            Some(before) => {
                before.is_whitespace() || is_opening(before) || matches!(before, '–' | '’')
            }
            None => true,
        }
    }

    fn unit(&mut self) {
        let gap = leading_space(self.rest());
        let after = &self.rest()[gap..];
        let width: usize = after
            .chars()
            .take(LONGEST_UNIT + 1)
            .take_while(|next| is_of_unit(*next))
            .map(char::len_utf8)
            .sum();
        let (unit, next) = after.split_at(width);
        let known = if gap == 0 { TIGHT_UNITS } else { UNITS };
        if known.contains(&unit) && is_free(next) && !next.starts_with(['\'', '’']) {
            self.at += gap;
            self.out.push(THIN);
            self.copy_to(self.at + width);
        }
    }

    /// `n° 5`: the abbreviation stays with its number.
    pub(super) fn degree(&mut self) {
        let mut before = self.out.chars().rev();
        let abbreviation = matches!(before.next(), Some('n' | 'N'))
            && !before.next().is_some_and(char::is_alphanumeric);
        self.replace('°'.len_utf8(), '°');
        let gap = leading_space(self.rest());
        if abbreviation && digits(&self.rest()[gap..]) > 0 {
            self.at += gap;
            self.out.push(FULL);
        }
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn is_of_unit(character: char) -> bool {
    character.is_alphabetic() || matches!(character, '°' | '%' | '‰' | '€' | '²' | '³')
}

/// Whether a word ends here: neither goes on nor is followed by what looks like a file's extension.
fn is_free(next: &str) -> bool {
    let mut characters = next.chars();
    match characters.next() {
        Some('.' | '-') => !characters.next().is_some_and(char::is_alphabetic),
        Some(next) => !next.is_alphanumeric() && next != '_',
        None => true,
    }
}
