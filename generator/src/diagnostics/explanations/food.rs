//! Why something in a recipe, a product sheet or a partner is refused or doubted.

explain! {
    StepsMissing {
        title: "Les étapes de la recette manquent" / "The recipe's steps are missing",
        meaning:
            "Le texte d'une recette a un titre `## Préparation`, puis une liste numérotée."
            / "A recipe's text has a heading `## Préparation`, then a numbered list.",
        reason:
            "Le mode cuisine et les moteurs de recherche montrent les étapes une à une : il faut qu'ils les trouvent."
            / "The cooking view and search engines show the steps one by one: they must find them.",
        wrong: "Épluchez la courge puis faites-la cuire.",
        right: "## Préparation\n\n1. Épluchez la courge.\n2. Faites-la cuire vingt minutes.",
        repair:
            "Écrivez `## Préparation`, une ligne vide, puis `1.`, `2.`, `3.` au début de chaque étape."
            / "Write `## Préparation`, an empty line, then `1.`, `2.`, `3.` before each step.",
    }
    DietContradicted {
        title: "Un régime que dément un ingrédient" / "A diet that an ingredient contradicts",
        meaning:
            "La recette se dit d'un régime auquel un de ses ingrédients ne convient pas, d'après sa famille ou ses \
                allergènes."
            / "The recipe claims a diet that one of its ingredients does not suit, by its family or its allergens.",
        reason: "Quelqu'un pourrait s'y fier, et en être malade." / "Somebody might trust it, and fall ill.",
        wrong: "regimes: [sans gluten]\ningredients:\n  - {produit: farine-de-ble, quantite: 200 g}",
        right: "regimes: [sans gluten]\ningredients:\n  - {produit: farine-de-sarrasin, quantite: 200 g}",
        repair:
            "Retirez le régime, ou changez l'ingrédient. Si c'est la fiche du produit qui se trompe, corrigez-la."
            / "Remove the diet, or change the ingredient. If the product's sheet is wrong, correct it.",
    }
    AllergensUnknown {
        title: "Les allergènes d'un ingrédient sont inconnus" / "An ingredient's allergens are unknown",
        meaning:
            "Un ingrédient sans fiche, ou dont la fiche n'en dit rien, n'a pas de liste d'allergènes."
            / "An ingredient without a sheet, or whose sheet does not say, has no list of allergens.",
        reason:
            "Le silence n'est pas une absence : la page dira « à vérifier », et c'est moins utile qu'une réponse."
            / "Silence is not absence: the page will say “to be verified”, which is less useful than an answer.",
        wrong: "- {nom: bouillon de légumes, quantite: 1 l}",
        right: "- {nom: bouillon de légumes, quantite: 1 l, allergenes: [céleri]}",
        repair:
            "Lisez l'étiquette et écrivez la liste, vide s'il n'y en a pas : `allergenes: []`."
            / "Read the label and write the list, empty if there is none: `allergenes: []`.",
    }
    PriceWithoutSource {
        title: "Un prix sans source" / "A price without a source",
        meaning:
            "Un prix dit d'où il vient, ou qu'il est estimé."
            / "A price says where it comes from, or that it is an estimate.",
        reason:
            "Les recettes affichent un coût : le lecteur a le droit de savoir ce qu'il vaut."
            / "Recipes show a cost: readers may know what it is worth.",
        wrong: "prix: {montant: 2.90, unite: kg}",
        right: "prix: {montant: 2.90, unite: kg, releve-le: 2026-11-15, source: marché de Billom}",
        repair:
            "Ajoutez `source: …`, ou `estimation: true` si personne ne l'a relevé."
            / "Add `source: …`, or `estimation: true` if nobody noted it.",
    }
    WeightUnknown {
        title: "Le coût d'un ingrédient est incalculable" / "An ingredient's cost cannot be computed",
        meaning:
            "La recette compte en pièces ou en bottes, le prix est au kilogramme, et la fiche du produit ne dit pas ce que \
                pèse une pièce."
            / "The recipe counts pieces or bunches, the price is per kilogram, and the product's sheet does not say what \
                one weighs.",
        reason:
            "Le coût de la recette reste partiel, et la page le dit."
            / "The recipe's cost remains partial, and the page says so.",
        wrong: "prix: {montant: 1.80, unite: kg, estimation: true}",
        right: "prix: {montant: 1.80, unite: kg, estimation: true}\npoids-piece: {pièce: 120 g, botte: 400 g}",
        repair:
            "Pesez-en une et ajoutez `poids-piece` à la fiche du produit."
            / "Weigh one and add `poids-piece` to the product's sheet.",
    }
    NeverInSeason {
        title: "Les ingrédients ne sont jamais tous de saison" / "The ingredients are never all in season",
        meaning:
            "Aucun mois de l'année ne convient à tous les ingrédients nécessaires."
            / "No month of the year suits all the needed ingredients.",
        reason:
            "La recette ne paraîtra jamais parmi celles du mois."
            / "The recipe will never appear among those of the month.",
        wrong: "- {produit: fraise, quantite: 250 g}\n- {produit: potimarron, quantite: 1 kg}",
        right: "- {produit: fraise, quantite: 250 g, facultatif: true}\n- {produit: potimarron, quantite: 1 kg}",
        repair:
            "Marquez `facultatif: true` l'ingrédient dont on peut se passer, ou remplacez-le."
            / "Mark with `facultatif: true` the ingredient one can do without, or replace it.",
    }
    NoSeason {
        title: "Une recette sans saison" / "A recipe without a season",
        meaning:
            "Aucun ingrédient nécessaire n'a de fiche produit : rien ne dit quand la recette est de saison."
            / "No needed ingredient has a product sheet: nothing tells when the recipe is in season.",
        reason:
            "Sans saison, elle ne paraît ni dans le calendrier ni sur la page d'accueil, et son coût reste inconnu."
            / "Without a season it appears neither in the calendar nor on the home page, and its cost stays unknown.",
        wrong: "- {nom: potimarron, quantite: 1 kg, allergenes: []}",
        right: "- {produit: potimarron, quantite: 1 kg}",
        repair:
            "Désignez l'ingrédient principal par sa fiche, avec `produit`. Si elle n'existe pas, c'est une belle fiche à \
                écrire."
            / "Name the main ingredient by its sheet, with `produit`. If there is none, it is a fine sheet to write.",
    }
    PriceOld {
        title: "Un prix de plus d'un an" / "A price more than a year old",
        meaning: "Le prix a été relevé il y a plus de douze mois." / "The price was noted more than twelve months ago.",
        reason:
            "Le coût des recettes en dépend, et les prix bougent d'une année à l'autre."
            / "The cost of recipes depends on it, and prices move from one year to the next.",
        wrong: "prix: {montant: 1.50, unite: kg, releve-le: 2023-05-02, source: marché de Billom}",
        right: "prix: {montant: 1.90, unite: kg, releve-le: 2026-11-15, source: marché de Billom}",
        repair:
            "Relevez le prix à nouveau, et mettez à jour `montant` et `releve-le`."
            / "Note the price again, and update `montant` and `releve-le`.",
    }
    Stale {
        title: "Un partenaire non vérifié depuis plus d'un an" / "A partner not verified for over a year",
        meaning:
            "Personne n'a vérifié cette fiche auprès du partenaire depuis plus de douze mois."
            / "Nobody has verified this entry with the partner for more than twelve months.",
        reason:
            "Quelqu'un pourrait traverser la ville pour un commerce fermé, ou qui n'accepte plus les doumes."
            / "Somebody might cross the town for a shop that closed, or no longer takes doumes.",
        wrong: "verifie-le: 2024-03-01",
        right: "verifie-le: 2026-11-15",
        repair:
            "Appelez ou passez, corrigez ce qui a changé, puis mettez à jour `verifie-le`."
            / "Call or drop in, correct what changed, then update `verifie-le`.",
    }
    NotReviewed {
        title: "Une fiche non relue depuis deux ans" / "An entry not reviewed for two years",
        meaning:
            "La date `maj` dit que personne n'a relu cette fiche depuis plus de vingt-quatre mois."
            / "The date `maj` says that nobody has reviewed this entry for more than twenty-four months.",
        reason:
            "Des liens meurent, des saisons se précisent, des règles changent."
            / "Links die, seasons get better known, rules change.",
        wrong: "maj: 2022-06-01",
        right: "maj: 2026-11-15",
        repair:
            "Relisez la fiche. Si tout est encore vrai, changez seulement la date."
            / "Read the entry again. If all is still true, change only the date.",
    }
}
