//! Communes as others spell them, and points as entries write them.

use crate::content::territory::Territory;

/// The official name of a commune. Without a list of communes the name is taken as it is.
#[must_use]
pub fn commune(written: &str, territory: &Territory) -> Option<String> {
    if territory.is_empty() {
        return Some(written.to_owned()).filter(|name| !name.is_empty());
    }
    let words = written
        .split_whitespace()
        .map(|word| match word.to_lowercase().as_str() {
            "st" => "Saint",
            "ste" => "Sainte",
            _ => word,
        });
    let words: Vec<&str> = words
        .take_while(|word| !word.eq_ignore_ascii_case("cedex"))
        .collect();
    let spelled = words
        .join(" ")
        .replace("St-", "Saint-")
        .replace("Ste-", "Sainte-");
    let found = territory.find(written).or_else(|| territory.find(&spelled));
    found.map(|commune| commune.name.clone())
}

/// Decimal degrees, without zeros at the end.
#[must_use]
pub fn degrees(millionths: i32) -> String {
    let (sign, size) = (
        if millionths < 0 { "-" } else { "" },
        millionths.unsigned_abs(),
    );
    let text = format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_are_written_as_they_are_read() {
        for millionths in [0, 3_114_000, -45_779_123, 1, -500_000, 179_999_999] {
            let text = degrees(millionths);
            assert_eq!(
                crate::content::place::micro_degrees(&text),
                Some(millionths),
                "{text}"
            );
        }
        assert_eq!(degrees(3_114_000), "3.114");
    }
}
