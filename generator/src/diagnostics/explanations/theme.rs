//! Why the theme or the outputs are refused or doubted.

explain! {
    Template {
        title: "Un gabarit du thème ne fonctionne pas" / "A template of the theme fails",
        meaning:
            "Un gabarit demande une valeur qui n'existe pas, ou est mal écrit. Ce n'est pas la faute d'une fiche."
            / "A template asks for a value that does not exist, or is badly written. It is not an entry's fault.",
        reason: "La page ne peut pas être faite." / "The page cannot be made.",
        wrong: "{{ entry.titre }}",
        right: "{{ entry.title }}",
        repair:
            "Si vous n'avez pas touché au thème, signalez-le à l'équipe. Sinon, le message nomme le gabarit et la ligne."
            / "If you did not touch the theme, tell the team. Otherwise the message names the template and the line.",
    }
    WordMissing {
        title: "Le thème n'a pas de texte pour un mot de l'interface" / "The theme lacks a text of the interface",
        meaning:
            "Un gabarit demande un mot que `words/fr.yaml` ou `words/en.yaml` n'a pas."
            / "A template asks for a word that `words/fr.yaml` or `words/en.yaml` has not.",
        reason: "Un bouton paraîtrait sans nom." / "A button would appear without a name.",
        wrong: "recette: {}",
        right: "recette: {portions: Portions}",
        repair: "Ajoutez le mot, dans les deux langues." / "Add the word, in both languages.",
    }
    CalculatorsMissing {
        title: "Les calculateurs ne sont pas compilés" / "The calculators are not compiled",
        meaning:
            "Le site est fait sans les calculateurs qui tournent dans le navigateur. Le contenu n'y est pour rien."
            / "The site is made without the calculators that run in the browser. The content has no part in it.",
        reason:
            "Les pages gardent le résultat fait à l'avance, et ne répondent pas à ce qu'on y tape."
            / "Pages keep the result made beforehand, and do not answer what one types.",
        wrong: "solidoume build",
        right: "cargo xtask site",
        repair:
            "Pour relire du contenu, il n'y a rien à faire. Pour publier, lancez `cargo xtask site`."
            / "To review content there is nothing to do. To publish, run `cargo xtask site`.",
    }
}
