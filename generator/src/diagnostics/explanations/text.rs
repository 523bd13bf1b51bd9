//! Why something in a text is refused, or could be better.

explain! {
    RawHtml {
        title: "Le HTML n'est pas admis" / "HTML is not accepted",
        meaning:
            "Le texte contient une balise HTML. Les fiches s'écrivent en Markdown."
            / "The text contains an HTML tag. Entries are written in Markdown.",
        reason:
            "Une balise mal fermée casse toute la page, et une autre pourrait y faire tourner un programme."
            / "A tag left open breaks the whole page, and another could run a program in it.",
        wrong: "Une soupe <b>douce</b>.",
        right: "Une soupe **douce**.",
        repair:
            "Écrivez `**gras**`, `*italique*`, une ligne vide entre deux paragraphes, ou utilisez un composant comme ```` \
                ```astuce ````."
            / "Write `**bold**`, `*italics*`, an empty line between paragraphs, or use a component such as ```` ```astuce \
                ````.",
    }
    UnknownComponent {
        title: "Composant inconnu" / "Unknown component",
        meaning:
            "Un bloc entre ```` ``` ```` porte un nom proche d'un composant du site, mais aucun ne s'appelle ainsi."
            / "A block between ```` ``` ```` has a name close to a component of the site, but none is called so.",
        reason: "L'encadré paraîtrait comme du code." / "The box would appear as code.",
        wrong: "```astuces\nGardez les graines.\n```",
        right: "```astuce\nGardez les graines.\n```",
        repair:
            "Reprenez le nom proposé ; retirez les accolades si c'est vraiment du code."
            / "Use the suggested name; remove the braces if it really is code.",
    }
    ComponentArgument {
        title: "Le composant attend autre chose" / "The component takes something else",
        meaning:
            "Ce composant a besoin, après son nom, de savoir quoi montrer."
            / "This component needs to know, after its name, what to show.",
        reason:
            "Une carte sans annuaire ou une saison sans produit serait vide."
            / "A map without a directory or a season without a product would be empty.",
        wrong: "```carte\n```",
        right: "```carte annuaires/commerces\n```",
        repair:
            "Écrivez le nom de la fiche ou de l'annuaire sur la première ligne, après celui du composant."
            / "Write the entry's or directory's name on the first line, after the component's.",
    }
    HeadingLevelOne {
        title: "Un titre de niveau 1 dans le texte" / "A level-one heading in the text",
        meaning:
            "La ligne commence par un seul `#`. Le titre de la page est déjà le sien."
            / "The line begins with a single `#`. The page's title already is its heading of that level.",
        reason:
            "Une page qui a deux titres perd ceux qui l'écoutent au lieu de la voir."
            / "A page with two titles loses those who listen to it instead of seeing it.",
        wrong: "# Préparation",
        right: "## Préparation",
        repair: "Commencez par `##`." / "Begin with `##`.",
    }
    FootnoteMissing {
        title: "Une note n'est pas écrite" / "A footnote is not written",
        meaning:
            "Le texte renvoie à une note `[^nom]` qui n'existe pas plus bas."
            / "The text refers to a note `[^name]` that is not written below.",
        reason: "Le lecteur verrait un renvoi qui ne mène à rien." / "Readers would see a mark that leads nowhere.",
        wrong: "Un quart des repas[^1].",
        right: "Un quart des repas[^1].\n\n[^1]: Enquête de 2023.",
        repair:
            "Ajoutez une ligne `[^nom]: …` à la fin du texte, ou retirez le renvoi."
            / "Add a line `[^name]: …` at the end of the text, or remove the mark.",
    }
    UnsafeAddress {
        title: "L'adresse n'est pas sûre" / "The address is not safe",
        meaning:
            "L'adresse du lien pourrait lancer un programme, ou contient des signes invisibles."
            / "The link's address could run a program, or contains invisible signs.",
        reason:
            "Un lien doit mener à une page, et rien faire d'autre."
            / "A link must lead to a page, and do nothing else.",
        wrong: "[cliquez](javascript:alert(1))",
        right: "[le site](https://example.org/)",
        repair:
            "Un lien commence par `https:`, `mailto:`, `tel:`, ou mène à une page du site."
            / "A link begins with `https:`, `mailto:`, `tel:`, or leads to a page of the site.",
    }
    SummaryRepeatsTitle {
        title: "Le résumé répète le titre" / "The summary repeats the title",
        meaning: "Le résumé ne dit rien de plus que le titre." / "The summary says nothing more than the title.",
        reason:
            "Dans les listes, le visiteur lit deux fois la même chose et ne sait pas s'il veut ouvrir la fiche."
            / "In lists, visitors read the same thing twice and cannot tell whether to open the entry.",
        wrong: "titre: Soupe de courge\nresume: Soupe de courge.",
        right: "titre: Soupe de courge\nresume: Douce et dorée, prête en une demi-heure.",
        repair:
            "Dites ce qui donne envie, ce qui surprend, ou le temps qu'il faut."
            / "Say what makes it tempting or surprising, or how long it takes.",
    }
    SummaryWithoutPeriod {
        title: "Le résumé ne finit pas par un point" / "The summary does not end with a full stop",
        meaning:
            "Le résumé est une ou deux phrases : il finit par un point, ou par `!`, `?` ou `…`."
            / "A summary is one or two sentences: it ends with a full stop, or with `!`, `?` or `…`.",
        reason:
            "Sans point, on le croit coupé : dans les listes et les moteurs de recherche, il est suivi d'un autre texte."
            / "Without it, it looks cut: in lists and search engines, other text follows it.",
        wrong: "resume: Une soupe douce et dorée",
        right: "resume: Une soupe douce et dorée.",
        repair: "Ajoutez le point, ou finissez la phrase." / "Add the full stop, or finish the sentence.",
    }
    LongSentence {
        title: "Une phrase trop longue dans le résumé" / "Too long a sentence in the summary",
        meaning: "Une phrase du résumé a plus de trente mots." / "A sentence of the summary has more than thirty words.",
        reason:
            "Au-delà, beaucoup de lecteurs doivent la reprendre depuis le début."
            / "Beyond that, many readers have to begin it again.",
        wrong: "resume: Une soupe que l'on fait le soir et qui se garde et se réchauffe et que les enfants aiment parce qu'elle est douce et qu'on y met ce qui reste au fond du panier.",
        right: "resume: Une soupe douce que les enfants aiment. On y met ce qui reste au fond du panier.",
        repair:
            "Coupez-la en deux, à un « et », un « qui » ou une virgule."
            / "Cut it in two, at an “and”, a “which” or a comma.",
    }
    Shouting {
        title: "Un texte en capitales" / "A text in capitals",
        meaning:
            "Plusieurs mots de suite sont écrits tout en majuscules."
            / "Several words in a row are written in capitals.",
        reason:
            "On le lit plus lentement, on croit entendre crier, et certains lecteurs d'écran épellent chaque lettre."
            / "It reads more slowly, it sounds like shouting, and some screen readers spell each letter.",
        wrong: "titre: SOUPE DE COURGE",
        right: "titre: Soupe de courge",
        repair:
            "Écrivez en minuscules, avec leurs accents ; pour insister dans un texte, `**gras**`."
            / "Write in lower case, with accents; to insist within a text, `**bold**`.",
    }
    AccentMissing {
        title: "Il manque l'accent d'une majuscule" / "A capital lacks its accent",
        meaning:
            "En français les majuscules gardent leurs accents : « Éplucher », « À table »."
            / "In French, capitals keep their accents: « Éplucher », « À table ».",
        reason:
            "Sans accent, le lecteur d'écran prononce mal, et la phrase peut changer de sens."
            / "Without it, screen readers mispronounce the word, and a sentence may change its meaning.",
        wrong: "Epluchez les carottes.",
        right: "Épluchez les carottes.",
        repair:
            "Recopiez le mot que propose le message : bien des claviers rendent `É` difficile à taper."
            / "Copy the word in the message: many keyboards make `É` hard to type.",
    }
    WordTwice {
        title: "Un mot est écrit deux fois" / "A word is written twice",
        meaning:
            "Le même petit mot se suit lui-même : « de de », « la la »."
            / "The same small word follows itself: « de de », « la la ».",
        reason:
            "L'œil qui relit ne voit pas ces fautes-là ; celui qui découvre, si."
            / "The eye that reads again misses such slips; a new reader does not.",
        wrong: "Coupez la la courge.",
        right: "Coupez la courge.",
        repair: "Effacez l'un des deux." / "Delete one of the two.",
    }
    Unfinished {
        title: "Un texte inachevé" / "Unfinished text",
        meaning:
            "Le texte contient une marque de ce qui reste à faire, comme « à compléter » ou du faux texte."
            / "The text contains a mark of what remains to be done, such as « à compléter » or filler text.",
        reason: "La fiche serait publiée telle quelle." / "The entry would be published as it is.",
        wrong: "Cuire (à compléter).",
        right: "Cuire vingt minutes à couvert.",
        repair:
            "Finissez la phrase, ou mettez `brouillon: true` en attendant."
            / "Finish the sentence, or set `brouillon: true` meanwhile.",
    }
    HeadingSkips {
        title: "Un niveau de titre est sauté" / "A level of heading is skipped",
        meaning:
            "Un titre `####` vient juste après un `##`, par exemple."
            / "A heading `####` comes right after a `##`, for example.",
        reason:
            "Qui parcourt la page de titre en titre, à l'oreille, cherche celui qui manque."
            / "Those who go through the page from heading to heading, by ear, look for the missing one.",
        wrong: "## Préparation\n\n#### La pâte",
        right: "## Préparation\n\n### La pâte",
        repair:
            "Descendez d'un niveau à la fois. Pour un texte plus petit ou plus gras, il y a `**gras**`."
            / "Go down one level at a time. For bolder text, use `**bold**`.",
    }
    VagueLink {
        title: "Un lien qui ne dit pas où il mène" / "A link that does not say where it leads",
        meaning:
            "Le texte du lien est « ici », « cliquez ici », « ce lien » ou semblable."
            / "The link's text is “here”, “click here”, “this link” or the like.",
        reason:
            "Un lecteur d'écran peut lire la liste des liens d'une page : « ici, ici, ici » n'y aide personne."
            / "A screen reader can list the links of a page: “here, here, here” helps nobody.",
        wrong: "Pour les dates, cliquez [ici](/evenements/).",
        right: "Voyez [les prochains rendez-vous](/evenements/).",
        repair:
            "Mettez dans le lien les mots qui disent ce qu'on y trouve."
            / "Put into the link the words that say what is there.",
    }
}
