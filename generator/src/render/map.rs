//! A map without tiles or third parties: the territory's outline and its partners, drawn when the site is built.
//!
//! Equirectangular projection with the standard parallel at 45.7° N, the middle of the territory: over 150 km the
//! error is under 1 %, less than the outline's own simplification. Everything is counted in tenths of the view box's unit,
//! about 20 m.

use std::collections::BTreeMap;

use super::view::LinkView;
use super::view::places::{CommuneView, FrameView, LandmarkView, MapView, PointView};
use crate::content::facts::Coordinates;
use crate::content::territory::Territory;
use crate::decode::slug::{fold, slugify};

/// Something to show on the map.
#[derive(Debug)]
pub struct Placed<'a> {
    /// Where.
    pub point: Coordinates,
    /// The commune it is in.
    pub commune: &'a str,
    /// Its page.
    pub link: LinkView,
    /// Whether euros are changed there.
    pub exchange: bool,
}

/// What every map of a site shares: its frame, the outline, the towns. Made once.
#[derive(Debug)]
pub struct Base {
    territory: String,
    frame: Frame,
    outline: String,
    landmarks: Vec<LandmarkView>,
    /// Every commune in alphabetical order, with the place of its centre.
    pub communes: Vec<CommuneView>,
}

/// Towns that help to find one's way, in the Puy-de-Dôme; those the territory lacks are left out.
const LANDMARKS: [&str; 6] = [
    "Clermont-Ferrand",
    "Riom",
    "Thiers",
    "Ambert",
    "Issoire",
    "Besse-et-Saint-Anastaise",
];
/// Width of the view box, in tenths.
const WIDTH: i64 = 8_000;
/// Free space around the outline, in tenths.
const MARGIN: i64 = 200;
/// Cosine of the standard parallel, in thousandths.
const COSINE: i64 = 698;
/// How far outside the outline a partner widens the map, in millionths of a degree: what is further is a mistake.
const BEYOND: i64 = 700_000;
/// Kilometres in a degree of latitude.
const DEGREE: f64 = 111.2;

impl Base {
    /// None without an outline. `partners` near the territory are within the frame even where the outline is not.
    #[must_use]
    pub fn of(
        territory: &Territory,
        name: &str,
        partners: impl Iterator<Item = Coordinates>,
    ) -> Option<Self> {
        let mut frame = Frame::around(&territory.outline)?;
        let own = frame;
        for point in partners.filter(|point| own.is_near(*point)) {
            frame.include(point);
        }
        let mut outline = String::new();
        for (index, point) in territory.outline.iter().enumerate() {
            let (x, y) = frame.project(*point);
            outline.push_str(if index == 0 { "M" } else { "L" });
            outline.push_str(&format!("{} {}", x / 10, y / 10));
        }
        outline.push('Z');
        let landmark = |name: &&str| {
            let centre = territory.find(name)?.centre;
            let (x, y) = frame.spot(centre);
            Some(LandmarkView {
                name: (*name).to_owned(),
                left: frame.project(centre).0 > WIDTH * 4 / 5,
                x,
                y,
            })
        };
        let mut communes: Vec<CommuneView> = (territory.communes().iter())
            .map(|commune| {
                let (x, y) = frame.spot(commune.centre);
                let name = commune.name.clone();
                CommuneView { name, x, y }
            })
            .collect();
        communes.sort_by_cached_key(|commune| fold(&commune.name));
        Some(Self {
            territory: name.to_owned(),
            landmarks: LANDMARKS.iter().filter_map(landmark).collect(),
            frame,
            outline,
            communes,
        })
    }

    /// Draws the map. Partners of one commune are one point; a script parts them again.
    #[must_use]
    pub fn draw(&self, placed: Vec<Placed<'_>>) -> MapView {
        MapView {
            territory: self.territory.clone(),
            view_box: format!("0 0 {} {}", WIDTH / 10, self.frame.height() / 10),
            outline: self.outline.clone(),
            landmarks: self.landmarks.clone(),
            exchange: placed.iter().any(|partner| partner.exchange),
            points: points(&self.frame, placed),
            frame: self.frame.view(),
        }
    }

    /// Where a point is in the view box.
    #[must_use]
    pub fn spot(&self, point: Coordinates) -> (String, String) {
        self.frame.spot(point)
    }
}

fn points(frame: &Frame, placed: Vec<Placed<'_>>) -> Vec<PointView> {
    let mut groups: BTreeMap<String, Vec<Placed<'_>>> = BTreeMap::new();
    for partner in placed {
        let key = if partner.commune.is_empty() {
            &partner.link.url
        } else {
            partner.commune
        };
        groups.entry(key.to_owned()).or_default().push(partner);
    }
    let point = |(name, group)| point(frame, name, group);
    groups.into_iter().map(point).collect()
}

fn point(frame: &Frame, name: String, group: Vec<Placed<'_>>) -> PointView {
    let places = group.iter().map(|partner| frame.project(partner.point));
    let (x, y) = places.fold((0, 0), |(east, south), (x, y)| (east + x, south + y));
    let count = group.len();
    let many = i64::try_from(count).unwrap_or(i64::MAX).max(1);
    let alone = group
        .first()
        .filter(|_| count == 1)
        .map(|partner| partner.link.clone());
    PointView {
        x: units(x / many),
        y: units(y / many),
        radius: (14 + 3 * (many.min(8) - 1)).to_string(),
        count,
        exchange: group.iter().any(|partner| partner.exchange),
        url: alone.as_ref().map_or_else(
            || format!("#lieu-{}", slugify(&name)),
            |link| link.url.clone(),
        ),
        title: alone.map_or(name, |link| link.title),
        partners: group.into_iter().map(|partner| partner.link).collect(),
    }
}

/// Tenths as a decimal number.
fn units(tenths: i64) -> String {
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, rest) => format!("{whole}.{}", rest.abs()),
    }
}

/// The rectangle around the outline, in millionths of a degree.
#[derive(Debug, Clone, Copy)]
struct Frame {
    west: i64,
    east: i64,
    south: i64,
    north: i64,
}

impl Frame {
    fn around(outline: &[Coordinates]) -> Option<Self> {
        let longitudes = outline.iter().map(|point| i64::from(point.longitude));
        let latitudes = outline.iter().map(|point| i64::from(point.latitude));
        let (west, east) = (longitudes.clone().min()?, longitudes.max()?);
        let (south, north) = (latitudes.clone().min()?, latitudes.max()?);
        (east > west && north > south).then_some(Self {
            west,
            east,
            south,
            north,
        })
    }

    fn is_near(&self, point: Coordinates) -> bool {
        let (longitude, latitude) = (i64::from(point.longitude), i64::from(point.latitude));
        (self.west - BEYOND..=self.east + BEYOND).contains(&longitude)
            && (self.south - BEYOND..=self.north + BEYOND).contains(&latitude)
    }

    fn include(&mut self, point: Coordinates) {
        let (longitude, latitude) = (i64::from(point.longitude), i64::from(point.latitude));
        self.west = self.west.min(longitude);
        self.east = self.east.max(longitude);
        self.south = self.south.min(latitude);
        self.north = self.north.max(latitude);
    }

    /// In tenths, from the left and from the top.
    fn project(&self, point: Coordinates) -> (i64, i64) {
        let x = self.scale(i64::from(point.longitude) - self.west);
        let y = self.scale((self.north - i64::from(point.latitude)) * 1000 / COSINE);
        (MARGIN + x, MARGIN + y)
    }

    fn spot(&self, point: Coordinates) -> (String, String) {
        let (x, y) = self.project(point);
        (units(x), units(y))
    }

    fn scale(&self, degrees: i64) -> i64 {
        degrees * (WIDTH - 2 * MARGIN) / (self.east - self.west)
    }

    fn height(&self) -> i64 {
        self.scale((self.north - self.south) * 1000 / COSINE) + 2 * MARGIN
    }

    /// What a script needs to show where its reader is.
    fn view(&self) -> FrameView {
        let degree = (WIDTH - 2 * MARGIN) as f64 / 10.0 / ((self.east - self.west) as f64 / 1e6);
        let vertical = degree * 1000.0 / COSINE as f64;
        let margin = MARGIN as f64 / 10.0;
        let number = |value: f64| format!("{value:.3}");
        FrameView {
            left: number(margin - self.west as f64 / 1e6 * degree),
            top: number(margin + self.north as f64 / 1e6 * vertical),
            across: number(degree),
            down: number(vertical),
            kilometres: format!("{:.5}", DEGREE / vertical),
        }
    }
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

    fn territory() -> Territory {
        let mut territory = Territory::default();
        territory.outline = vec![at(2_000_000, 46_000_000), at(4_000_000, 45_000_000)];
        territory
    }

    fn partner(title: &str, commune: &'static str) -> Placed<'static> {
        Placed {
            point: at(3_000_000, 45_500_000),
            commune,
            link: LinkView {
                title: title.into(),
                url: format!("/{title}/"),
            },
            exchange: title == "b",
        }
    }

    #[test]
    fn partners_of_one_commune_are_one_point() {
        let base = Base::of(&territory(), "Ici", [].into_iter()).unwrap();
        let map = base.draw(vec![
            partner("a", "Billom"),
            partner("b", "Billom"),
            partner("c", "Riom"),
        ]);
        let [billom, riom] = &map.points[..] else {
            panic!("{:?}", map.points)
        };
        assert_eq!((billom.count, billom.url.as_str()), (2, "#lieu-billom"));
        assert_eq!((riom.count, riom.url.as_str()), (1, "/c/"));
        assert!(billom.exchange && !riom.exchange);
        assert_eq!(billom.x, "400");
        assert!(Base::of(&Territory::default(), "Ici", [].into_iter()).is_none());
    }

    #[test]
    fn a_partner_beyond_the_outline_is_within_the_frame_unless_it_is_a_mistake() {
        let cantal = at(3_000_000, 44_900_000);
        let paris = at(2_350_000, 48_850_000);
        let plain = Base::of(&territory(), "Ici", [].into_iter()).unwrap();
        let base = Base::of(&territory(), "Ici", [cantal, paris].into_iter()).unwrap();
        assert!(base.frame.height() > plain.frame.height());
        let (_, y) = base.frame.project(cantal);
        assert_eq!(y, base.frame.height() - MARGIN);
    }

    #[test]
    fn a_script_finds_the_same_places() {
        let base = Base::of(&territory(), "Ici", [].into_iter()).unwrap();
        let view = base.frame.view();
        let number = |text: &str| text.parse::<f64>().unwrap();
        let (x, y) = base.spot(at(3_114_000, 45_779_000));
        assert!((number(&x) - (number(&view.left) + 3.114 * number(&view.across))).abs() < 0.2);
        assert!((number(&y) - (number(&view.top) - 45.779 * number(&view.down))).abs() < 0.2);
        let height = number(&view.down) * number(&view.kilometres);
        assert!((height - DEGREE).abs() < 0.01, "{height}");
    }
}
