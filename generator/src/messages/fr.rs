//! The problems in French, for those who write the content.

use solidoume::diagnostics::Problem;

use super::{Language, Message, listed, say};

/// Says a problem in French. Spaces before `?` and `:` are ordinary here; the caller makes them unbreakable.
pub(super) fn message(problem: &Problem) -> Message {
    match problem {
        Problem::NotUtf8 => {
            say("ce fichier n'est pas du texte en UTF-8").hint("enregistrez-le en UTF-8 depuis votre éditeur")
        }
        Problem::FrontMatterMissing => {
            say("la fiche ne commence pas par `---`").hint("ouvrez-la par une ligne `---`, puis les clés, puis `---`")
        }
        Problem::FrontMatterUnclosed => {
            say("le second `---` manque : rien ne sépare les clés du texte").hint("ajoutez une ligne `---` après la dernière clé")
        }
        Problem::YamlSyntax { detail } => say(format!("les clés sont illisibles : {}", unreadable(detail)))
            .hint("vérifiez l'alignement, et mettez entre guillemets un texte qui contient `: ` ou commence par un signe"),
        Problem::YamlAlias => say("les ancres et les alias de YAML (`&nom`, `*nom`) ne sont pas admis")
            .hint("recopiez la valeur, ou mettez-la entre guillemets si elle commence par `&` ou `*`"),
        Problem::DuplicateKey { key } => say(format!("la clé `{key}` est écrite deux fois")).hint("gardez-en une"),
        Problem::UnknownKey { key, suggestion } => say(format!("clé inconnue `{key}`")).suggest(
            suggestion.as_deref(),
            Language::Fr,
            "retirez-la : elle n'a pas d'effet ici",
        ),
        Problem::MissingKey { key, example } => {
            say(format!("la clé `{key}` manque")).hint(format!("ajoutez par exemple `{key}: {example}`"))
        }
        Problem::WrongType { key, expected, found } if key.is_empty() => {
            say(format!("il faut ici {}, et non {}", expected.fr, found.fr)).hint(rewrite(expected.fr))
        }
        Problem::WrongType { key, expected, found } => {
            say(format!("`{key}` attend {}, et non {}", expected.fr, found.fr)).hint(rewrite(expected.fr))
        }
        Problem::Unreadable { text, expected, example } => {
            say(format!("« {text} » ne se lit pas comme {}", expected.fr)).hint(format!("écrivez par exemple `{example}`"))
        }
        Problem::NotOneOf { text, allowed, suggestion } => say(format!("« {text} » n'est pas un des mots admis")).suggest(
            suggestion.as_deref(),
            Language::Fr,
            &format!("choisissez parmi {}", list(allowed)),
        ),
        Problem::TooLong { length, longest } => say(format!("{length} caractères, {longest} au plus"))
            .hint(format!("retirez-en au moins {}", length.saturating_sub(*longest))),
        Problem::OutOfBounds { text, lowest, highest } => say(format!("« {text} » n'est pas entre {lowest} et {highest}"))
            .hint(format!("écrivez un nombre de {lowest} à {highest}")),
        Problem::Conflict { key, other } => say(format!("`{key}` et `{other}` s'excluent")).hint("gardez l'une des deux clés"),
        Problem::OneOfNeeded { keys } => say(format!("il manque l'une des clés {}", list(keys))).hint("ajoutez l'une d'elles"),
        Problem::EndBeforeStart => say("la fin précède le début").hint("vérifiez les deux dates, et leurs heures"),
        Problem::UnknownFolder { folder, .. } if folder.is_empty() => say("rien n'est attendu ici, hors d'un dossier")
            .hint("déplacez ce fichier dans le dossier de son genre : `recettes`, `produits`, `evenements`…"),
        Problem::UnknownFolder { folder, suggestion } => say(format!("dossier inconnu `{folder}`")).suggest(
            suggestion.as_deref(),
            Language::Fr,
            "déplacez ce fichier dans un dossier que le site connaît : `recettes`, `produits`, `evenements`…",
        ),
        Problem::BadFileName { name, suggestion } => say(format!("le nom `{name}` ne peut pas devenir une adresse"))
            .hint(format!("renommez-le `{suggestion}` : lettres sans accent, chiffres et tirets")),
        Problem::TranslationWithoutOriginal { original } => say(format!("traduction sans original : `{original}` n'existe pas"))
            .hint("écrivez d'abord la fiche en français, ou corrigez le nom du fichier"),
        Problem::FileMissing { path } => say(format!("`{path}` manque, et le site ne peut s'en passer"))
            .hint("créez-le, ou donnez par `--root` le dossier du site"),
        Problem::PathEscapes { path } => say(format!("`{path}` mène hors du dossier de la fiche"))
            .hint("déposez le fichier lui-même à côté de la fiche : ni `..` ni les liens symboliques ne sont suivis"),
        Problem::UnusedFile { wanted } => say("ce fichier ne servira nulle part sur le site")
            .hint(format!("ce dossier contient des fichiers `.{wanted}` et leurs images : renommez-le, déplacez-le ou retirez-le")),
        Problem::DateInFuture { key } => say(format!("`{key}` est un jour qui n'est pas encore venu"))
            .hint("vérifiez l'année : c'est le jour où quelqu'un a vraiment vérifié"),
        Problem::BrokenLink { target, suggestion } => say(format!("`{target}` ne désigne aucune fiche")).suggest(
            suggestion.as_deref(),
            Language::Fr,
            "écrivez le nom du fichier, sans son extension",
        ),
        Problem::AmbiguousLink { target, candidates } => {
            say(format!("`{target}` désigne plusieurs fiches")).hint(format!("précisez : {}", list(candidates)))
        }
        Problem::MissingImage { file, suggestion } => say(format!("l'image `{file}` n'est pas à côté de la fiche")).suggest(
            suggestion.as_deref(),
            Language::Fr,
            "déposez-la dans le même dossier, ou dans un dossier du nom de la fiche",
        ),
        Problem::MissingAlt { file } => say(format!("l'image `{file}` n'a pas de texte de remplacement"))
            .hint("décrivez en une phrase ce qu'elle montre, pour qui ne la voit pas"),
        Problem::AddressTaken { address, other } => {
            say(format!("l'adresse `{address}` est déjà prise par `{other}`")).hint("renommez l'un des deux")
        }
        Problem::UnknownCommune { name, suggestion } => say(format!("commune inconnue : « {name} »")).suggest(
            suggestion.as_deref(),
            Language::Fr,
            "écrivez son nom officiel ou son code INSEE, ou ajoutez-la à `territoire/communes.csv`",
        ),
        Problem::UnknownCategory { category, directory, allowed, suggestion } => {
            say(format!("l'annuaire `{directory}` n'a pas de catégorie « {category} »")).suggest(
                suggestion.as_deref(),
                Language::Fr,
                &format!("choisissez parmi {}, ou ajoutez-la à son `_annuaire.md`", list(allowed)),
            )
        }
        Problem::BrokenAddress { address } => {
            say(format!("aucune page du site n'est à l'adresse `{address}`")).hint("liez plutôt la fiche par son nom : `[[truffade]]`")
        }
        Problem::DirectoryMissing { folder } => say(format!("l'annuaire `{folder}` n'a pas de fichier `_annuaire.md`"))
            .hint("créez-le avec un `titre` et des `categories`"),
        Problem::RawHtml { text } => {
            say(format!("le HTML n'est pas admis : `{text}`")).hint("écrivez en Markdown, ou utilisez un composant")
        }
        Problem::UnknownComponent { name, suggestion } => {
            say(format!("composant inconnu `{name}`")).suggest(
                suggestion.as_deref(),
                Language::Fr,
                "retirez les accolades si c'est du code",
            )
        }
        Problem::ComponentArgument { component, expected, example } => {
            say(format!("`{component}` attend {}", expected.fr)).hint(format!("écrivez par exemple `{example}`"))
        }
        Problem::HeadingLevelOne => {
            say("un titre de niveau 1 dans le texte : la page a déjà le sien").hint("commencez par `##`")
        }
        Problem::FootnoteMissing { name } => {
            say(format!("la note `[^{name}]` n'est pas écrite")).hint(format!("ajoutez une ligne `[^{name}]: …`"))
        }
        Problem::UnsafeAddress { address } => say(format!("l'adresse `{address}` n'est pas sûre"))
            .hint("un lien commence par `https:`, `mailto:`, `tel:`, ou mène à une page du site"),
        Problem::StepsMissing => say("les étapes de la recette manquent")
            .hint("écrivez `## Préparation`, puis une liste numérotée : `1. Éplucher…`"),
        Problem::DietContradicted { diet, ingredient, because } => {
            say(format!("la recette se dit « {diet} », mais contient « {ingredient} » ({because})"))
                .hint("corrigez `regimes` ou l'ingrédient")
        }
        Problem::AllergensUnknown { ingredient } => say(format!("les allergènes de « {ingredient} » sont inconnus"))
            .hint("ajoutez `allergenes: []` s'il n'en a pas ; sans cela, la page dit « à vérifier »"),
        Problem::PriceWithoutSource => {
            say("ce prix n'a pas de source").hint("ajoutez `source: …`, ou `estimation: true` si c'est une estimation")
        }
        Problem::WeightUnknown { product, unit } => {
            say(format!("le coût de « {product} » est incalculable en « {unit} » : sa fiche n'en donne pas le poids"))
                .hint("ajoutez `poids-piece` à la fiche du produit")
        }
        Problem::NeverInSeason => say("les ingrédients ne sont jamais tous de saison en même temps")
            .hint("marquez `facultatif: true` celui dont on peut se passer"),
        Problem::Stale { months } => say(format!("fiche vérifiée il y a {months} mois"))
            .hint("vérifiez-la auprès du partenaire, puis mettez à jour `verifie-le`"),
        Problem::ImpossibleFigures { contributors, .. } => say(format!(
            "ces chiffres se contredisent : aucune liste de {contributors} contributions ne les donne tous"
        ))
        .hint("relisez chaque chiffre et la règle du mois ; ce qui est arrondi se publie en intervalle, comme `44.50..45.49`"),
        Problem::RefusedFigures { code, field, .. } => {
            say(format!("chiffres refusés, `{field}` : {}", refusal(code))).hint(format!("code du calculateur : `{code}`"))
        }
        Problem::Identifying { reason, proposal } | Problem::IdentifyingIfPublished { reason, proposal } => {
            say(format!("ces chiffres pourraient révéler ce qu'une personne a donné ou reçu : {}", reason.fr))
                .hint(format!("{}, ou dites pourquoi dans `publier-malgre`", proposal.fr))
        }
        Problem::NoRules { month } => say(format!("aucune règle n'était en vigueur en {month}"))
            .hint("ajoutez-la à `chiffres/regles.yaml`, avec `depuis`"),
        Problem::AnchorMissing { .. }
        | Problem::WebLinkBroken { .. }
        | Problem::WebLinkMoved { .. }
        | Problem::WebLinkUnsure { .. }
        | Problem::AltRepeats { .. }
        | Problem::SummaryRepeatsTitle
        | Problem::SummaryWithoutPeriod
        | Problem::LongSentence { .. }
        | Problem::Shouting { .. }
        | Problem::AccentMissing { .. }
        | Problem::WordTwice { .. }
        | Problem::Unfinished { .. }
        | Problem::HeadingSkips { .. }
        | Problem::VagueLink { .. }
        | Problem::NoSeason
        | Problem::PriceOld { .. }
        | Problem::NotReviewed { .. } => super::review::message(problem, Language::Fr),
        Problem::PictureBroken
        | Problem::PictureHeavy { .. }
        | Problem::PictureHuge { .. }
        | Problem::PictureFormat { .. }
        | Problem::DrawingUnsafe { .. }
        | Problem::PictureAnimated
        | Problem::PictureMisnamed { .. }
        | Problem::PictureSmall { .. } => super::pictures::message(problem, Language::Fr),
        Problem::LedgerColumn { .. }
        | Problem::LedgerCells { .. }
        | Problem::LedgerDate
        | Problem::LedgerAmount
        | Problem::LedgerNegative
        | Problem::LedgerMember
        | Problem::LedgerQuote
        | Problem::LedgerBounds { .. }
        | Problem::LedgerLevel { .. }
        | Problem::LedgerExtraColumn
        | Problem::LedgerEmpty
        | Problem::LedgerSpelling { .. }
        | Problem::LedgerAlike { .. }
        | Problem::LedgerExposed { .. } => super::ledger::message(problem, Language::Fr),
        Problem::ImportSyntax { .. }
        | Problem::ImportEmpty
        | Problem::ImportCells { .. }
        | Problem::ImportSkipped { .. }
        | Problem::ImportValue { .. }
        | Problem::ImportGuess { .. } => super::import::message(problem, Language::Fr),
        Problem::Template { detail } => say(format!("le gabarit ne fonctionne pas : {detail}")),
        Problem::WordMissing { key, language } => say(format!("le thème n'a pas de texte pour `{key}` ({language})"))
            .hint(format!("ajoutez-le à `words/{language}.yaml`")),
        Problem::CalculatorsMissing => say("les calculateurs ne sont pas compilés : les pages gardent le résultat fait à l'avance")
            .hint("lancez `cargo xtask site`, ou donnez leur dossier par `--calculators`"),
    }
}

fn list<T: AsRef<str>>(words: &[T]) -> String {
    listed(words, |rest| match rest {
        1 => " et 1 autre".to_owned(),
        rest => format!(" et {rest} autres"),
    })
}

/// What to do about a value of another form than expected.
fn rewrite(expected: &str) -> &'static str {
    match expected {
        "une liste" => "une liste s'écrit `[a, b]`, ou une ligne `- …` pour chacun",
        "un texte" => "un texte s'écrit sur une ligne, sans crochets ni accolades",
        "un nombre entier" => "un nombre entier s'écrit seul, comme `4`",
        _ => "le guide des contributeurs en montre un exemple",
    }
}

/// What the YAML reader stumbled on, as the people who wrote it would say; it speaks English and the language of YAML.
fn unreadable(detail: &str) -> &'static str {
    let known = [
        ("tab", "une tabulation, là où il faut des espaces"),
        (
            "quoted scalar",
            "un guillemet qui n'est pas fermé, ou un texte entre guillemets mal aligné",
        ),
        (
            "flow sequence",
            "une liste `[…]` où il manque une virgule ou le crochet fermant",
        ),
        (
            "flow mapping",
            "des accolades `{…}` où il manque une virgule ou l'accolade fermante",
        ),
        ("':'", "un `:` de trop"),
        ("mapping values", "un `:` de trop"),
        ("indentation", "une ligne mal alignée"),
        ("simple key", "une ligne sans `:`"),
        ("expected key", "une ligne mal alignée"),
    ];
    let found = known.iter().find(|(words, _)| detail.contains(words));
    found.map_or("la suite n'est pas du YAML", |(_, meaning)| meaning)
}

/// What the calculators' error codes mean, for who reads French.
fn refusal(code: &str) -> &'static str {
    match code {
        "invalid_amount" => "ce n'est pas un montant",
        "too_many_decimals" => "trop de décimales",
        "negative" => "un montant négatif",
        "out_of_range" => "hors des limites permises",
        "empty_interval" => "le bas de l'intervalle dépasse le haut",
        "invalid_levels" => "les paliers doivent être de un à douze montants",
        "invalid_count" => "ce n'est pas un nombre entier",
        "more_beneficiaries_than_contributors" => "plus de bénéficiaires que de contributeurs",
        "indeterminate" => "sans total, ni somme versée, ni maximum, rien n'est prouvé",
        _ => "le calculateur ne peut pas les lire",
    }
}
