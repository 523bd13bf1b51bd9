//! Why published figures are refused.

explain! {
    ImpossibleFigures {
        title: "Des chiffres qui se contredisent" / "Figures that contradict each other",
        meaning:
            "Aucune liste de contributions, dans les règles de ce mois, ne donne à la fois tous ces chiffres."
            / "No list of contributions, under that month's rules, gives all these figures at once.",
        reason:
            "Le calculateur s'appuie dessus pour prouver ce qu'il répond : sur un chiffre faux, il mentirait."
            / "The calculator relies on them to prove its answers: on a wrong figure, it would lie.",
        wrong: "contributeurs: 25\ntotal: 90\nverse: 44",
        right: "contributeurs: 25\ntotal: 1112.50..1137.49\nverse: 44.50..45.49",
        repair:
            "Relisez chaque chiffre et la règle du mois. Ce qui est arrondi se publie en intervalle."
            / "Read each figure again, and that month's rule. What is rounded is published as a range.",
    }
    RefusedFigures {
        title: "Des chiffres que le calculateur refuse" / "Figures the calculator refuses",
        meaning:
            "Un des chiffres ou une des règles n'est pas de la forme que le calculateur admet."
            / "One of the figures or rules is not of the form the calculator accepts.",
        reason: "Rien ne peut être calculé pour ce mois." / "Nothing can be computed for that month.",
        wrong: "contributeurs: 25\nbeneficiaires: 40",
        right: "contributeurs: 25\nbeneficiaires: 13",
        repair: "Le message nomme le champ en cause : corrigez-le." / "The message names the field: correct it.",
    }
    Identifying {
        title: "Des chiffres qui pourraient désigner quelqu'un" / "Figures that could single somebody out",
        meaning:
            "Avec si peu de monde, ou d'un mois à l'autre, on pourrait deviner ce qu'une personne a donné ou reçu."
            / "With so few people, or from one month to the next, one could guess what a person gave or received.",
        reason:
            "Chacun donne selon ses moyens, et cela ne regarde que lui."
            / "Each gives according to their means, which is nobody else's business.",
        wrong: "contributeurs: 9\ntotal: 412",
        right: "contributeurs: 9\ntotal: 380..440",
        repair:
            "Publiez un intervalle, comme le propose le message, ou dites dans `publier-malgre` pourquoi c'est sans \
                danger."
            / "Publish a range, as the message suggests, or say in `publier-malgre` why it is harmless.",
    }
    IdentifyingIfPublished {
        title: "Des chiffres à ne pas publier tels quels" / "Figures not to be published as they are",
        meaning:
            "Ces chiffres pourraient désigner quelqu'un. Ici rien n'est publié : `build`, lui, les refusera."
            / "These figures could single somebody out. Nothing is published here: `build` will refuse them.",
        reason: "Mieux vaut le savoir avant de proposer la modification." / "Better to know before proposing the change.",
        wrong: "contributeurs: 9\ntotal: 412",
        right: "contributeurs: 9\ntotal: 380..440",
        repair:
            "Publiez un intervalle, comme le propose le message. `solidoume explain F003` en dit davantage."
            / "Publish a range, as the message suggests. `solidoume explain F003` says more.",
    }
    NoRules {
        title: "Aucune règle n'était en vigueur" / "No rule was in force",
        meaning:
            "Un mois publié se lit avec les règles de ce mois-là, et `regles.yaml` n'en a pas d'aussi ancienne."
            / "A published month is read with the rules of that month, and `regles.yaml` has none that old.",
        reason:
            "Sans règle, ni minimum ni maximum : les chiffres ne prouvent rien."
            / "Without a rule there is no minimum or maximum: the figures prove nothing.",
        wrong: "- {depuis: 2023-01, minimum: 20, maximum: 70, source: la charte}",
        right: "- {depuis: 2022-04, minimum: 20, maximum: 70, source: la charte}",
        repair:
            "Ajoutez à `chiffres/regles.yaml` la règle d'alors, avec `depuis` et `source`."
            / "Add the rule of that time to `chiffres/regles.yaml`, with `depuis` and `source`.",
    }
}
