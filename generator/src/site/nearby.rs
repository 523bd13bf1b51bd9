//! The nearest neighbours of each place, by a tree that halves them: a place never looks at all others.

use crate::content::facts::Coordinates;

/// How many neighbours a place has at most.
pub const MOST: usize = 4;
/// How far a neighbour may be, in millionths of a degree of latitude: about 22 km.
const REACH: i64 = 200_000;
/// Cosine of the territory's latitude, in thousandths: a degree of longitude is that much shorter.
const COSINE: i64 = 698;

/// A place: its entry, and where it is on a flat map.
type Spot = (usize, [i64; 2]);

/// For each of these entries, those nearest to it, nearest first.
#[must_use]
pub fn neighbours(places: &[(usize, Coordinates)]) -> Vec<(usize, Vec<usize>)> {
    let flat = |point: &Coordinates| {
        let east = i64::from(point.longitude) * COSINE / 1000;
        [east, i64::from(point.latitude)]
    };
    let mut spots: Vec<Spot> = places
        .iter()
        .map(|(entry, point)| (*entry, flat(point)))
        .collect();
    halve(&mut spots, 0);
    let of = |(entry, point): &Spot| {
        let mut found = Nearest {
            of: *entry,
            point: *point,
            list: Vec::with_capacity(MOST + 1),
        };
        found.search(&spots, 0);
        let list = found.list.into_iter().map(|(_, entry)| entry).collect();
        (*entry, list)
    };
    spots.iter().map(of).collect()
}

/// Orders places so that the middle one parts the others: those before it lie west (or south), those after it east (or
/// north), and so on in each half.
fn halve(spots: &mut [Spot], axis: usize) {
    if spots.len() < 2 {
        return;
    }
    let middle = spots.len() / 2;
    let (before, _, after) = spots
        .select_nth_unstable_by_key(middle, |(entry, point)| (coordinate(point, axis), *entry));
    halve(before, 1 - axis);
    halve(after, 1 - axis);
}

/// The nearest places found so far.
struct Nearest {
    of: usize,
    point: [i64; 2],
    /// Squared distance and entry, nearest first.
    list: Vec<(i64, usize)>,
}

impl Nearest {
    fn search(&mut self, spots: &[Spot], axis: usize) {
        let (before, rest) = spots.split_at(spots.len() / 2);
        let Some(((entry, point), after)) = rest.split_first() else {
            return;
        };
        self.consider(*entry, point);
        let ahead = coordinate(&self.point, axis) - coordinate(point, axis);
        let (near, far) = if ahead < 0 {
            (before, after)
        } else {
            (after, before)
        };
        self.search(near, 1 - axis);
        if ahead * ahead < self.limit() {
            self.search(far, 1 - axis);
        }
    }

    fn consider(&mut self, entry: usize, point: &[i64; 2]) {
        let [east, north] =
            [0, 1].map(|axis| coordinate(point, axis) - coordinate(&self.point, axis));
        let distance = east * east + north * north;
        if entry == self.of || distance >= self.limit() {
            return;
        }
        let at = self
            .list
            .partition_point(|known| *known < (distance, entry));
        self.list.insert(at, (distance, entry));
        self.list.truncate(MOST);
    }

    /// What is not nearer than this is of no interest.
    fn limit(&self) -> i64 {
        let last = self.list.get(MOST - 1);
        last.map_or(REACH * REACH, |(distance, _)| *distance)
    }
}

fn coordinate(point: &[i64; 2], axis: usize) -> i64 {
    let [east, north] = *point;
    if axis == 0 { east } else { north }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(longitude: i32, latitude: i32) -> Coordinates {
        Coordinates {
            longitude,
            latitude,
        }
    }

    /// A scattering that no axis sorts, with places that share a point.
    fn scattered(count: usize) -> Vec<(usize, Coordinates)> {
        let spread = |index: usize, factor: usize| (index * factor % 997) as i32 * 400;
        (0..count)
            .map(|index| {
                let index_of_point = index - index % 3;
                let (east, north) = (spread(index_of_point, 619), spread(index_of_point, 431));
                (index, at(3_000_000 + east, 45_600_000 + north))
            })
            .collect()
    }

    #[test]
    fn neighbours_are_as_near_as_when_all_are_compared() {
        let places = scattered(300);
        let distance = |a: &Coordinates, b: &Coordinates| {
            let east =
                i64::from(a.longitude) * COSINE / 1000 - i64::from(b.longitude) * COSINE / 1000;
            let north = i64::from(a.latitude) - i64::from(b.latitude);
            east * east + north * north
        };
        for (entry, found) in neighbours(&places) {
            let here = &places[entry].1;
            let mut all: Vec<i64> = (places.iter())
                .filter(|(other, _)| *other != entry)
                .map(|(_, point)| distance(here, point))
                .filter(|distance| *distance < REACH * REACH)
                .collect();
            all.sort_unstable();
            all.truncate(MOST);
            let found: Vec<i64> = (found.iter())
                .map(|other| distance(here, &places[*other].1))
                .collect();
            assert_eq!(found, all, "{entry}");
        }
    }

    #[test]
    fn what_is_far_is_no_neighbour() {
        let places = [
            (4, at(3_000_000, 45_000_000)),
            (9, at(3_000_000, 46_000_000)),
        ];
        assert_eq!(neighbours(&places), [(4, vec![]), (9, vec![])]);
        assert!(neighbours(&[]).is_empty());
    }
}
