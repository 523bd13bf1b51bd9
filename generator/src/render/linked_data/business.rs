//! `LocalBusiness`: a partner of a directory.

use serde_json::{Value as Json, json};

use super::{Subject, hours, with};
use crate::content::facts::Place;

/// The local currency, as those who take it call it: it has no code of ISO 4217.
const CURRENCY: &str = "doume";

/// Nothing is said of a partner that closed for good.
pub(super) fn describe(subject: &Subject<'_>, place: &Place) -> Option<Json> {
    let stated = &subject.stated;
    if stated
        .statut
        .as_deref()
        .is_some_and(|status| status != "ouvert")
    {
        return None;
    }
    let words = subject.presenter.words;
    let means: Vec<String> = stated.moyens.iter().map(|word| words.value(word)).collect();
    let wheelchair = match stated.accessibilite.as_deref() {
        Some("oui") => Some(true),
        Some("non") => Some(false),
        _ => None,
    };
    let own = json!({
        "telephone": stated.telephone,
        "email": stated.courriel,
        "sameAs": stated.site,
        "paymentAccepted": (!means.is_empty()).then(|| means.join(", ")),
        "currenciesAccepted": (!means.is_empty()).then_some(CURRENCY),
        "openingHoursSpecification": place.hours.as_deref().and_then(hours::specification),
        "amenityFeature": wheelchair.map(|value| json!({
            "@type": "LocationFeatureSpecification",
            "name": words.get(&["lieu", "acces"]),
            "value": value,
        })),
    });
    let mut json = with(subject.described("LocalBusiness"), own);
    // The page of a partner has no language of its own for those who look for a shop.
    if let Some(object) = json.as_object_mut() {
        object.remove("inLanguage");
    }
    subject.location(place, &mut json);
    Some(json)
}
