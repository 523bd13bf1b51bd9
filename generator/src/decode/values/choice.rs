//! Words of a closed list: an enum whose variants know how contributors write them.

use crate::decode::fields::{nearest, wrong_type};
use crate::decode::yaml::Node;
use crate::diagnostics::{Bilingual, Diagnostics, Problem};

/// An enum that contributors write as one word of a list.
pub trait Choice: Copy + 'static {
    /// Every variant with its word, in the order documentation shows.
    const WORDS: &'static [(Self, &'static str)];
    /// What the list is.
    const NAME: Bilingual;
}

/// Reads one word of a [`Choice`]; case and accents do not matter.
pub fn decode_choice<C: Choice>(node: &Node, diagnostics: &mut Diagnostics) -> Option<C> {
    let Some(text) = node.text() else {
        wrong_type(node, C::NAME, diagnostics);
        return None;
    };
    let folded = crate::decode::slug::fold(text.trim());
    let found = C::WORDS
        .iter()
        .find(|(_, word)| crate::decode::slug::fold(word) == folded);
    if found.is_none() {
        let problem = Problem::NotOneOf {
            text: text.to_owned(),
            allowed: C::WORDS
                .iter()
                .map(|(_, word)| (*word).to_owned())
                .collect(),
            suggestion: nearest(text, C::WORDS.iter().map(|(_, word)| *word)),
        };
        diagnostics.report(node.span, problem);
    }
    found.map(|(choice, _)| *choice)
}

/// Declares an enum whose variants are words of the content model.
///
/// The first variant is the default, so that a missing key, once reported, does not stop the run.
macro_rules! choices {
    (
        $(#[$doc:meta])*
        $visibility:vis enum $name:ident ($fr:literal, $en:literal) {
            $(#[doc = $first_doc:literal])* $first:ident = $first_word:literal,
            $($(#[doc = $variant_doc:literal])* $variant:ident = $word:literal),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        #[allow(missing_docs)]
        $visibility enum $name {
            #[default]
            $(#[doc = $first_doc])* $first,
            $($(#[doc = $variant_doc])* $variant),*
        }

        impl $crate::decode::values::choice::Choice for $name {
            const WORDS: &'static [(Self, &'static str)] =
                &[($name::$first, $first_word) $(, ($name::$variant, $word))*];
            const NAME: $crate::diagnostics::Bilingual = $crate::diagnostics::Bilingual { fr: $fr, en: $en };
        }

        impl $name {
            /// The word contributors and visitors read, in French.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $name::$first => $first_word,
                    $($name::$variant => $word,)*
                }
            }
        }

        impl $crate::decode::fields::Decode for $name {
            const EXPECTED: $crate::diagnostics::Bilingual = <Self as $crate::decode::values::choice::Choice>::NAME;
            const EXAMPLE: &'static str = $first_word;
            const SHAPE: $crate::decode::shape::Shape =
                $crate::decode::shape::Shape::Choice(&[$first_word $(, $word)*]);

            fn decode(
                node: &$crate::decode::yaml::Node,
                diagnostics: &mut $crate::diagnostics::Diagnostics,
            ) -> Option<Self> {
                $crate::decode::values::choice::decode_choice(node, diagnostics)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    };
}
pub(crate) use choices;

choices! {
    /// The part of the scheme something belongs to.
    pub enum Axis ("un axe du dispositif", "an axis of the scheme") {
        Accompaniment = "accompagnement",
        Redistribution = "redistribution",
        CoConstruction = "co-construction",
    }
}

choices! {
    /// The fourteen allergens of annex II of regulation (EU) 1169/2011.
    pub enum Allergen ("un des quatorze allergènes", "one of the fourteen allergens") {
        Gluten = "gluten",
        Crustaceans = "crustacés",
        Eggs = "œufs",
        Fish = "poissons",
        Peanuts = "arachides",
        Soy = "soja",
        Milk = "lait",
        Nuts = "fruits à coque",
        Celery = "céleri",
        Mustard = "moutarde",
        Sesame = "sésame",
        Sulphites = "sulfites",
        Lupin = "lupin",
        Molluscs = "mollusques",
    }
}

choices! {
    /// The family of a food: diets are checked against it.
    pub enum Family ("une famille d'aliments", "a family of foods") {
        Vegetable = "légume",
        Fruit = "fruit",
        Pulse = "légumineuse",
        Cereal = "céréale",
        Herb = "aromate",
        Mushroom = "champignon",
        Nut = "fruit à coque",
        Dairy = "produit laitier",
        Egg = "œuf",
        Meat = "viande",
        Fish = "poisson",
        Hive = "produit de la ruche",
        Other = "autre",
    }
}

choices! {
    /// What a recipe claims to suit.
    pub enum Diet ("un régime", "a diet") {
        Vegetarian = "végétarien",
        Vegan = "végétalien",
        GlutenFree = "sans gluten",
        LactoseFree = "sans lactose",
        EggFree = "sans œuf",
        NutFree = "sans fruits à coque",
        PorkFree = "sans porc",
    }
}

impl Diet {
    /// Why an ingredient of this family with these allergens contradicts the diet, if it does.
    #[must_use]
    pub fn contradiction(
        self,
        family: Option<Family>,
        allergens: &[Allergen],
    ) -> Option<&'static str> {
        let animal = match family {
            Some(Family::Meat) => Some("viande"),
            Some(Family::Fish) => Some("poisson"),
            _ => None,
        };
        let shell = [Allergen::Fish, Allergen::Crustaceans, Allergen::Molluscs];
        let sea = shell
            .iter()
            .find(|allergen| allergens.contains(allergen))
            .map(|found| found.word());
        let farmed = match family {
            Some(Family::Dairy) => Some("produit laitier"),
            Some(Family::Egg) => Some("œuf"),
            Some(Family::Hive) => Some("produit de la ruche"),
            _ => None,
        };
        let has = |allergen: Allergen| allergens.contains(&allergen).then(|| allergen.word());
        match self {
            Self::Vegetarian => animal.or(sea),
            Self::Vegan => animal
                .or(sea)
                .or(farmed)
                .or(has(Allergen::Milk))
                .or(has(Allergen::Eggs)),
            Self::GlutenFree => has(Allergen::Gluten),
            // The family tells what a sheet without its list of allergens does not.
            Self::LactoseFree => {
                has(Allergen::Milk).or(farmed.filter(|_| family == Some(Family::Dairy)))
            }
            Self::EggFree => has(Allergen::Eggs).or(farmed.filter(|_| family == Some(Family::Egg))),
            Self::NutFree => has(Allergen::Nuts),
            Self::PorkFree => animal.filter(|word| *word == "viande"),
        }
    }
}
