//! What other directories call things: their columns, properties and tags, and the content model's keys.
//!
//! Names are compared without case or accents; a space and `_` are a hyphen. OpenStreetMap's are those of
//! <https://wiki.openstreetmap.org/wiki/Map_features>, GoGoCarto's those of its elements
//! (<https://github.com/pixelhumain/GoGoCartoJs>), with objects inside an element written `address.streetAddress`.

use crate::decode::slug::fold;

/// Each key that is copied, and every name for it: the first that has a value is taken.
pub(super) const COPIED: &[(&str, Form, &[&str])] = &[
    (
        "titre",
        Form::Line,
        &["titre", "title", "name", "name:fr", "nom", "enseigne"],
    ),
    (
        "horaires",
        Form::Line,
        &["horaires", "opening-hours", "openhoursstring"],
    ),
    (
        "telephone",
        Form::Line,
        &[
            "telephone",
            "phone",
            "contact:phone",
            "tel",
            "mobile",
            "contact:mobile",
        ],
    ),
    (
        "courriel",
        Form::Line,
        &["courriel", "email", "contact:email", "mail", "e-mail"],
    ),
    (
        "site",
        Form::Line,
        &[
            "site",
            "website",
            "contact:website",
            "url",
            "site-web",
            "site-internet",
        ],
    ),
    ("labels", Form::List, &["labels", "label"]),
    (
        "verifie-le",
        Form::Day,
        &["verifie-le", "check-date", "survey:date"],
    ),
    ("maj", Form::Day, &["maj"]),
    ("expire-le", Form::Day, &["expire-le"]),
    ("mots-cles", Form::List, &["mots-cles", "keywords", "tags"]),
    ("alias", Form::List, &["alias"]),
    ("statut", Form::Line, &["statut"]),
];

/// How a value is written in an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// A text on one line.
    Line,
    /// A list of them.
    List,
    /// A day; a time after it is left out.
    Day,
}

/// The name an entry has at its source, best first.
pub(super) const IDS: &[&str] = &["@id", "id", "osm-id", "identifiant", "fiche"];
/// The file's name in an export of ours.
pub(super) const SLUG: &[&str] = &["fiche"];
/// A summary, short or not.
pub(super) const SUMMARY: &[&str] = &["resume", "summary", "abstract"];
/// A text; without a summary its beginning is one.
pub(super) const DESCRIPTION: &[&str] =
    &["description:fr", "description", "descriptionmore", "texte"];
/// A text in Markdown, from an export of ours.
pub(super) const MARKDOWN: &[&str] = &["markdown"];
/// A street address in one piece.
pub(super) const ADDRESS: &[&str] = &[
    "adresse",
    "address",
    "address.streetaddress",
    "addr:full",
    "streetaddress",
];
/// Its number.
pub(super) const HOUSE: &[&str] = &["addr:housenumber", "address.streetnumber"];
/// Its street.
pub(super) const STREET: &[&str] = &["addr:street", "addr:place"];
/// The commune's code.
pub(super) const INSEE: &[&str] = &["insee", "code-insee", "ref:insee", "addr:city:insee"];
/// The commune's name.
pub(super) const COMMUNE: &[&str] = &[
    "commune",
    "ville",
    "addr:city",
    "city",
    "address.addresslocality",
    "addresslocality",
    "localite",
];
/// Degrees east.
pub(super) const LONGITUDE: &[&str] = &["longitude", "lon", "lng", "long", "geo.longitude"];
/// Degrees north.
pub(super) const LATITUDE: &[&str] = &["latitude", "lat", "geo.latitude"];
/// Means of payment, in the content model's words.
pub(super) const MEANS: &[&str] = &["moyens", "moyens-de-paiement"];
/// Products one finds there, by the names of their sheets.
pub(super) const PRODUCTS: &[&str] = &["produits"];
/// Whether a wheelchair can enter, in the content model's words or OpenStreetMap's.
pub(super) const ACCESS: &[&str] = &["accessibilite", "wheelchair"];
/// What `wheelchair` says.
pub(super) const WHEELCHAIR: &[(&str, &str)] = &[
    ("yes", "oui"),
    ("designated", "oui"),
    ("limited", "partiel"),
    ("no", "non"),
];
/// Names of categories.
pub(super) const CATEGORIES: &[&str] = &[
    "categories",
    "categorie",
    "category",
    "taxonomy",
    "optionvalues",
    "categoriesfull",
];
/// GoGoCarto's hours, a key a day.
pub(super) const DAYS: &[(&str, &str)] = &[
    ("openhours.mo", "Mo"),
    ("openhours.tu", "Tu"),
    ("openhours.we", "We"),
    ("openhours.th", "Th"),
    ("openhours.fr", "Fr"),
    ("openhours.sa", "Sa"),
    ("openhours.su", "Su"),
];

/// Tags that say what a place is: `shop=bakery`.
pub(super) const TAGS: &[&str] = &[
    "shop",
    "amenity",
    "craft",
    "office",
    "tourism",
    "leisure",
    "bulk-purchase",
];

/// What a tag's value is in French, as a directory may name its category.
pub(super) const TAG_WORDS: &[(&str, &[&str])] = &[
    ("shop=bakery", &["boulangerie"]),
    ("shop=pastry", &["patisserie", "boulangerie"]),
    ("shop=convenience", &["epicerie"]),
    ("shop=supermarket", &["supermarche", "epicerie"]),
    ("shop=grocery", &["epicerie"]),
    ("shop=deli", &["traiteur", "epicerie"]),
    ("shop=health_food", &["epicerie"]),
    ("shop=greengrocer", &["primeur"]),
    ("shop=cheese", &["fromagerie"]),
    ("shop=dairy", &["fromagerie", "cremerie"]),
    ("shop=butcher", &["boucherie"]),
    ("shop=seafood", &["poissonnerie"]),
    ("shop=wine", &["caviste"]),
    ("shop=farm", &["ferme"]),
    ("shop=books", &["librairie"]),
    ("bulk_purchase=yes", &["vrac"]),
    ("bulk_purchase=only", &["vrac"]),
    ("amenity=marketplace", &["marche"]),
    ("amenity=restaurant", &["restaurant"]),
    ("amenity=fast_food", &["restaurant"]),
    ("amenity=cafe", &["cafe"]),
    ("amenity=bar", &["cafe", "bar"]),
    ("amenity=pub", &["cafe", "bar"]),
    ("amenity=canteen", &["cantine"]),
    ("craft=beekeeper", &["rucher"]),
    ("craft=caterer", &["traiteur", "cantine"]),
    ("craft=bakery", &["boulangerie"]),
    ("craft=brewery", &["brasserie"]),
];

/// Tags that say that doumes are taken, and in which form: `currency:*` is about notes, and a local currency is the value
/// of `currency:XLT`; a form of payment has a name of its own.
pub(super) const MEANS_TAGS: &[(&str, &str)] = &[
    ("currency:doume", "coupons"),
    ("payment:doume", "coupons"),
    ("payment:e-doume", "e-doume"),
    ("payment:edoume", "e-doume"),
];
/// Keys whose value names the currency.
pub(super) const CURRENCY_NAMES: &[&str] = &["currency:xlt", "currency:others", "payment:others"];
/// What that value is.
pub(super) const CURRENCY: &[&str] = &["doume", "doumes", "la doume", "doum"];

/// What says nothing about a partner, or says again what another name says.
pub(super) const PASSED_OVER: &[&str] = &[
    "page",
    "type",
    "@type",
    "osm-type",
    "source",
    "addr:country",
    "addr:postcode",
    "code-postal",
    "address.postalcode",
    "address.addresscountry",
    "address.customformatedaddress",
    "postalcode",
    "@timestamp",
    "@version",
    "@changeset",
    "@user",
    "@uid",
    "createdat",
    "updatedat",
    "status",
    "image",
    "images",
    "image.0",
];
/// The same, by how they begin: other currencies, and how one pays in euros.
pub(super) const PASSED_OVER_FROM: &[&str] = &["currency:", "payment:"];

/// A name as the tables have it.
#[must_use]
pub(super) fn normal(name: &str) -> String {
    fold(name.trim()).replace([' ', '_'], "-")
}
