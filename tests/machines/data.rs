//! Recipes and foods for programs, held against their published schemas by a validator of somebody else (boon).

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};

use super::site::{BASE, shipped, whole};
use crate::project::Run;

/// A file of the data with its schema, compiled.
struct Judged {
    data: Value,
    schemas: Schemas,
    schema: SchemaIndex,
}

impl Judged {
    fn of(site: &Run, name: &str) -> Self {
        let read = |path: String| -> Value {
            serde_json::from_str(&site.text(&path))
                .unwrap_or_else(|error| panic!("{path}: {error}"))
        };
        let data = read(format!("donnees/{name}.json"));
        let schema = read(format!("donnees/schemas/{name}.json"));
        let address = format!("{BASE}donnees/schemas/{name}.json");
        assert_eq!(
            (&data["$schema"], &schema["$id"]),
            (&json!(address), &json!(address))
        );
        let (mut compiler, mut schemas) = (Compiler::new(), Schemas::new());
        compiler.add_resource(&address, schema).expect("an address");
        let schema = compiler.compile(&address, &mut schemas).expect("a schema");
        Self {
            data,
            schemas,
            schema,
        }
    }

    fn validate(&self, data: &Value) -> Result<(), String> {
        let valid = self.schemas.validate(data, self.schema);
        valid.map_err(|error| format!("{error:#}"))
    }
}

#[test]
fn the_data_are_as_their_schemas_say() {
    for site in [whole(), shipped()] {
        for name in ["recettes", "produits"] {
            let judged = Judged::of(site, name);
            assert_eq!(judged.validate(&judged.data), Ok(()), "{name}");
            assert_eq!(judged.data["licence"], "CC BY-SA 4.0");
        }
    }
    assert!(
        Judged::of(shipped(), "recettes").data["recipes"]
            .as_array()
            .is_some_and(|all| all.len() >= 19)
    );
    assert!(
        Judged::of(shipped(), "produits").data["products"]
            .as_array()
            .is_some_and(|all| all.len() >= 40)
    );
}

/// Every key of the data is looked at: without it, with another, or with a value of another form, the schema refuses.
#[test]
fn the_schemas_look_at_every_key() {
    for (name, list) in [("recettes", "recipes"), ("produits", "products")] {
        let judged = Judged::of(whole(), name);
        let keys = judged.data[list][0].as_object().expect("an entry").clone();
        for key in keys.keys() {
            let spoilt = |change: &dyn Fn(&mut serde_json::Map<String, Value>)| {
                let mut data = judged.data.clone();
                change(data[list][0].as_object_mut().expect("an entry"));
                judged.validate(&data)
            };
            assert!(
                spoilt(&|entry| drop(entry.remove(key))).is_err(),
                "{name}: {key} may be missing"
            );
            let other = json!({ "unheard": true });
            assert!(
                spoilt(&|entry| entry[key] = other.clone()).is_err(),
                "{name}: {key} may be anything"
            );
        }
        let mut data = judged.data.clone();
        data[list][0]["unheard"] = json!(1);
        assert!(
            judged.validate(&data).is_err(),
            "{name}: an unknown key passes"
        );
    }
}

#[test]
fn recipes_are_exact_and_say_what_nobody_knows() {
    let data = Judged::of(whole(), "recettes").data;
    let recipes = data["recipes"].as_array().expect("recipes");
    let ids: Vec<&str> = recipes
        .iter()
        .filter_map(|recipe| recipe["id"].as_str())
        .collect();
    assert_eq!(
        ids,
        ["doute", "soupe"],
        "no draft, nothing expired or invented, no translation"
    );
    let (doubtful, soup) = (&recipes[0], &recipes[1]);
    assert_eq!(doubtful["allergens_unknown_in"], json!(["crème du voisin"]));
    assert_eq!(
        soup["title"], "Soupe </script> & « amis »",
        "as it was written"
    );
    assert_eq!(soup["page"], format!("{BASE}recettes/soupe/"));
    assert_eq!(soup["page_en"], format!("{BASE}en/recettes/soupe/"));
    assert_eq!(
        soup["minutes"],
        json!({ "preparation": 20, "rest": 10, "cooking": 70, "total": 100 })
    );
    assert_eq!(
        soup["ingredients"][0],
        json!({
            "group": "Pour la soupe", "product": "potimarron", "name": "Potimarron", "note": null, "optional": false,
            "quantity": { "lowest": "1", "highest": "1", "unit": "kg" },
        })
    );
    assert_eq!(
        soup["ingredients"][1]["quantity"],
        json!({ "lowest": "1/3", "highest": "1/3", "unit": "l" })
    );
    assert_eq!(
        soup["cost"],
        json!({ "currency": "EUR", "total": "2.50", "per_serving": "0.63", "without": ["eau", "sel"] })
    );
    assert_eq!(soup["months"], json!([1, 2, 9, 10, 11, 12]));
    assert_eq!(
        soup["steps"],
        json!([
            "Couper la courge. Garder les graines.",
            "Cuire ]]> longtemps."
        ])
    );
}

#[test]
fn foods_say_their_season_price_and_taste() {
    let data = Judged::of(whole(), "produits").data;
    let products = data["products"].as_array().expect("products");
    assert_eq!(products.len(), 1, "what was invented is left out");
    let food = &products[0];
    assert_eq!(food["season"]["harvest"], json!([9, 10, 11]));
    assert_eq!(
        food["price"],
        json!({ "currency": "EUR", "amount": "2.50", "unit": "kg", "noted_on": "2026-11-01", "source": "Essai", "estimate": false })
    );
    assert_eq!(
        food["taste"],
        json!({ "sucre": 3, "acide": 0, "sale": 0, "amer": 1, "umami": 2 })
    );
    assert_eq!(
        food["weights"],
        json!([{ "unit": "pièce", "weight": { "lowest": "1.5", "highest": "1.5", "unit": "kg" } }])
    );
}
