//! A map without tiles or third parties: the territory's outline and its partners, drawn when the site is built.
//!
//! Equirectangular projection with the standard parallel at 45.7° N, the middle of the territory: over 150 km the
//! error is under 1 %, less than the outline's own simplification.

use std::collections::BTreeMap;

use super::view::LinkView;
use super::view::lists::{LandmarkView, MapView, PointView};
use crate::content::facts::Coordinates;
use crate::content::territory::Territory;
use crate::decode::slug::slugify;

/// Something to show on the map.
#[derive(Debug)]
pub struct Placed<'a> {
    /// Where.
    pub point: Coordinates,
    /// The commune it is in.
    pub commune: &'a str,
    /// Its page.
    pub link: LinkView,
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
/// Width of the view box.
const WIDTH: i64 = 800;
/// Free space around the outline.
const MARGIN: i64 = 20;
/// Cosine of the standard parallel, in thousandths.
const COSINE: i64 = 698;

/// Draws the map; none without an outline. Partners of one commune are one point.
#[must_use]
pub fn draw(territory: &Territory, name: &str, placed: Vec<Placed<'_>>) -> Option<MapView> {
    let frame = Frame::around(&territory.outline)?;
    let mut outline = String::new();
    for (index, point) in territory.outline.iter().enumerate() {
        let (x, y) = frame.project(*point);
        outline.push_str(if index == 0 { "M" } else { "L" });
        outline.push_str(&format!("{x} {y}"));
    }
    outline.push('Z');
    let landmarks = LANDMARKS.iter().filter_map(|name| {
        let (x, y) = frame.project(territory.find(name)?.centre);
        Some(LandmarkView {
            name: (*name).to_owned(),
            x: x.to_string(),
            y: y.to_string(),
        })
    });
    Some(MapView {
        territory: name.to_owned(),
        view_box: format!("0 0 {WIDTH} {}", frame.height()),
        outline,
        landmarks: landmarks.collect(),
        points: points(&frame, placed),
    })
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
    let mut points = Vec::with_capacity(groups.len());
    for (name, group) in groups {
        let projected: Vec<(i64, i64)> = group
            .iter()
            .map(|partner| frame.project(partner.point))
            .collect();
        let count = group.len();
        let mean =
            |axis: fn(&(i64, i64)) -> i64| projected.iter().map(axis).sum::<i64>() / count as i64;
        let alone = count == 1;
        let first = group.first().map(|partner| partner.link.clone());
        points.push(PointView {
            x: mean(|(x, _)| *x).to_string(),
            y: mean(|(_, y)| *y).to_string(),
            radius: (14 + 3 * (count.min(8) as i64 - 1)).to_string(),
            count,
            title: first
                .as_ref()
                .filter(|_| alone)
                .map_or(name.clone(), |link| link.title.clone()),
            url: first
                .filter(|_| alone)
                .map_or(format!("#lieu-{}", slugify(&name)), |link| link.url),
            partners: group.into_iter().map(|partner| partner.link).collect(),
        });
    }
    points
}

/// The rectangle around the outline, in millionths of a degree.
struct Frame {
    west: i64,
    north: i64,
    span: i64,
    south: i64,
}

impl Frame {
    fn around(outline: &[Coordinates]) -> Option<Self> {
        let longitudes = outline.iter().map(|point| i64::from(point.longitude));
        let latitudes = outline.iter().map(|point| i64::from(point.latitude));
        let (west, east) = (longitudes.clone().min()?, longitudes.max()?);
        let (south, north) = (latitudes.clone().min()?, latitudes.max()?);
        (east > west && north > south).then_some(Self {
            west,
            north,
            span: east - west,
            south,
        })
    }

    fn project(&self, point: Coordinates) -> (i64, i64) {
        let scale = |degrees: i64| degrees * (WIDTH - 2 * MARGIN) / self.span;
        let x = scale(i64::from(point.longitude) - self.west);
        let y = scale((self.north - i64::from(point.latitude)) * 1000 / COSINE);
        (MARGIN + x, MARGIN + y)
    }

    fn height(&self) -> i64 {
        let y = (self.north - self.south) * 1000 / COSINE * (WIDTH - 2 * MARGIN) / self.span;
        y + 2 * MARGIN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partners_of_one_commune_are_one_point() {
        let corner = |longitude, latitude| Coordinates {
            longitude,
            latitude,
        };
        let mut territory = Territory::default();
        territory.outline = vec![corner(2_000_000, 46_000_000), corner(4_000_000, 45_000_000)];
        let partner = |title: &str| Placed {
            point: corner(3_000_000, 45_500_000),
            commune: "Billom",
            link: LinkView {
                title: title.into(),
                url: format!("/{title}/"),
            },
        };
        let map = draw(&territory, "Ici", vec![partner("a"), partner("b")]).unwrap();
        assert_eq!(map.points.len(), 1);
        assert_eq!(
            (map.points[0].count, map.points[0].url.as_str()),
            (2, "#lieu-billom")
        );
        assert_eq!(map.points[0].x, "400");
        assert!(draw(&Territory::default(), "Ici", vec![partner("a")]).is_none());
    }
}
