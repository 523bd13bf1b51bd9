//! Directories, their partners in lists and on maps, and where a partner is on its own page.

use serde::Serialize;
use tera::Value;

use super::LinkView;
use super::entries::HoursView;

/// A directory in the list of directories.
#[derive(Debug, Serialize)]
pub struct DirectoryLinkView {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Address.
    pub url: String,
    /// How many partners.
    pub count: usize,
}

/// A directory of partners.
#[derive(Debug, Serialize)]
pub struct DirectoryView {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Introduction, as HTML.
    pub html: String,
    /// Its partners.
    pub listing: ListingView,
    /// Where they are.
    pub map: Option<MapView>,
    /// The same partners for programs: the form's name and its address. Empty when all of them were invented.
    pub data: Vec<DataLinkView>,
}

/// A file for programs.
#[derive(Debug, Serialize)]
pub struct DataLinkView {
    /// Its form: `GeoJSON`.
    pub form: &'static str,
    /// Its address.
    pub url: String,
}

/// Partners one may choose from.
#[derive(Debug, Serialize)]
pub struct ListingView {
    /// By commune, then by title; those that closed for good come last.
    pub partners: Vec<PartnerView>,
    /// What one may choose by.
    pub choices: ChoicesView,
    /// What a script needs to tell who is open.
    pub opening: OpeningView,
    /// Communes to be near to; empty without a map.
    pub communes: Vec<CommuneView>,
}

/// The values that the partners of a list have, each once.
#[derive(Debug, Default, Serialize)]
pub struct ChoicesView {
    /// Directories.
    pub directories: Vec<String>,
    /// Categories.
    pub categories: Vec<String>,
    /// Communes.
    pub communes: Vec<String>,
    /// Means of payment.
    pub means: Vec<String>,
    /// Whether a wheelchair can enter.
    pub access: Vec<String>,
}

/// What is common to all hours of a page.
#[derive(Debug, Serialize)]
pub struct OpeningView {
    /// The day from which days are counted.
    pub first: String,
    /// How many days are known.
    pub days: usize,
    /// Public holidays among them, between spaces.
    pub holidays: String,
    /// What the script says, as JSON.
    pub words: String,
}

/// A partner in a list.
#[derive(Debug, Serialize)]
pub struct PartnerView {
    /// Its card.
    pub card: Value,
    /// `lieu-billom` for the first partner of a commune, to which the map leads.
    pub anchor: Option<String>,
    /// Title of its directory.
    pub directory: String,
    /// Street address.
    pub address: Option<String>,
    /// From the left and from the top of the map.
    pub spot: Option<(String, String)>,
    /// Whether that is its own place, and not its commune's centre.
    pub exact: bool,
    /// Its days for a script; `?` when they cannot be read, empty when they are not known.
    pub days: String,
    /// Its hours in words.
    pub hours: String,
    /// What one pays with there.
    pub means: Vec<String>,
    /// The same and, where euros are changed, that: what one chooses by.
    pub choices: Vec<String>,
    /// Whether euros are changed there.
    pub exchange: bool,
    /// Whether it closed for good.
    pub closed: bool,
}

/// A commune one may be in.
#[derive(Debug, Clone, Serialize)]
pub struct CommuneView {
    /// Name.
    pub name: String,
    /// From the left.
    pub x: String,
    /// From the top.
    pub y: String,
}

/// A map without tiles: everything is in the coordinates of its view box.
#[derive(Debug, Clone, Serialize)]
pub struct MapView {
    /// Name of the territory.
    pub territory: String,
    /// `0 0 800 900`.
    pub view_box: String,
    /// `d` of the territory's outline.
    pub outline: String,
    /// Towns to find one's way by.
    pub landmarks: Vec<LandmarkView>,
    /// Places, each a link or a group of links.
    pub points: Vec<PointView>,
    /// Whether euros are changed in one of them.
    pub exchange: bool,
    /// From degrees to the view box.
    pub frame: FrameView,
}

/// How degrees become places of the view box: `x` is `left` + `across` × longitude, `y` is `top` − `down` × latitude.
#[derive(Debug, Clone, Serialize)]
pub struct FrameView {
    /// `x` of longitude zero.
    pub left: String,
    /// `y` of latitude zero.
    pub top: String,
    /// Units in a degree of longitude.
    pub across: String,
    /// Units in a degree of latitude.
    pub down: String,
    /// Kilometres in a unit.
    pub kilometres: String,
}

/// A town named on the map.
#[derive(Debug, Clone, Serialize)]
pub struct LandmarkView {
    /// Name.
    pub name: String,
    /// From the left.
    pub x: String,
    /// From the top.
    pub y: String,
    /// Whether its name stands on its left, for want of room on its right.
    pub left: bool,
}

/// One place of the map.
#[derive(Debug, Clone, Serialize)]
pub struct PointView {
    /// From the left.
    pub x: String,
    /// From the top.
    pub y: String,
    /// Radius: larger for several partners.
    pub radius: String,
    /// How many partners stand here.
    pub count: usize,
    /// Whether euros are changed in one of them.
    pub exchange: bool,
    /// Name of the commune, or of the one partner.
    pub title: String,
    /// Its partner's page, or, for several, the anchor of their list on the page: `#lieu-billom`.
    pub url: String,
    /// Its partners.
    pub partners: Vec<LinkView>,
}

/// What a partner's own page says of its place and its hours.
#[derive(Debug, Serialize)]
pub struct SpotView {
    /// Its address, its hours for a script, whether euros are changed there.
    pub partner: PartnerView,
    /// The map it is on, without others.
    pub map: Option<MapView>,
    /// A `geo:` address, for an itinerary with whatever the device has.
    pub geo: Option<String>,
    /// Latitude and longitude as one reads them.
    pub degrees: Option<String>,
    /// Its usual hours from Monday; empty when they are not known.
    pub week: Vec<DayView>,
    /// What the usual hours do not say: those of holidays or, where weeks differ, all that is written.
    pub notes: Vec<HoursView>,
    /// What a script needs to tell whether it is open.
    pub opening: OpeningView,
    /// Other partners that are near, with how far they are.
    pub nearby: Vec<NearbyView>,
    /// Its contact card; none for invented partners.
    pub contact: Option<String>,
    /// Where one reports a mistake.
    pub report: Option<LinkView>,
}

/// The usual hours of a day of the week.
#[derive(Debug, Serialize)]
pub struct DayView {
    /// « lundi ».
    pub day: String,
    /// « 9 h – 12 h 30, 15 h – 19 h », « fermé ».
    pub hours: String,
}

/// A partner near another.
#[derive(Debug, Serialize)]
pub struct NearbyView {
    /// Its card.
    pub card: Value,
    /// « à 2,3 km ».
    pub distance: String,
}
