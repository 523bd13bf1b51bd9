//! Why files and their keys are refused.

explain! {
    NotUtf8 {
        title: "Le fichier n'est pas du texte en UTF-8" / "The file is not UTF-8 text",
        meaning:
            "Le fichier contient des octets qui ne forment pas du texte en UTF-8 : souvent, il a été enregistré par un \
                ancien logiciel dans un autre codage."
            / "The file holds bytes that do not form UTF-8 text: an old program probably saved it in another encoding.",
        reason:
            "Lu dans le mauvais codage, « œufs brouillés » deviendrait « Åufs brouillÃ©s » sur la page."
            / "Read in the wrong encoding, “œufs brouillés” would become “Åufs brouillÃ©s” on the page.",
        wrong: "titre: Cr\u{fffd}pes",
        right: "titre: Crêpes",
        repair:
            "Ouvrez le fichier dans votre éditeur et choisissez « Enregistrer avec le codage UTF-8 ». Le site du dépôt, \
                lui, enregistre toujours ainsi."
            / "Open the file in your editor and choose “Save with encoding UTF-8”. The repository's web editor always \
                saves that way.",
    }
    FrontMatterMissing {
        title: "La fiche ne commence pas par `---`" / "The entry does not begin with `---`",
        meaning:
            "Une fiche commence par ses clés (titre, résumé…), entre deux lignes `---`. Ici la première ligne est autre \
                chose."
            / "An entry begins with its keys (title, summary…) between two lines `---`. Here the first line is something \
                else.",
        reason:
            "Sans ces lignes, le site ne sait pas où finissent les clés et où commence le texte."
            / "Without these lines the site cannot tell the keys from the text.",
        wrong: "titre: Soupe de courge\n\nUne phrase pour donner envie.",
        right: "---\ntitre: Soupe de courge\nresume: Une soupe douce et dorée.\n---\n\nUne phrase pour donner envie.",
        repair:
            "Ajoutez une ligne `---` tout en haut du fichier, et une autre après la dernière clé."
            / "Add a line `---` at the very top of the file, and another after the last key.",
    }
    FrontMatterUnclosed {
        title: "Le second `---` manque" / "The second `---` is missing",
        meaning:
            "Les clés sont ouvertes par `---` mais rien ne les referme."
            / "The keys are opened by `---` and nothing closes them.",
        reason:
            "Tout le texte de la fiche serait lu comme des clés."
            / "The whole text of the entry would be read as keys.",
        wrong: "---\ntitre: Soupe de courge\n\nUne phrase pour donner envie.",
        right: "---\ntitre: Soupe de courge\n---\n\nUne phrase pour donner envie.",
        repair:
            "Ajoutez une ligne qui ne contient que `---` après la dernière clé."
            / "Add a line that holds only `---` after the last key.",
    }
    YamlSyntax {
        title: "Les clés sont illisibles" / "The keys cannot be read",
        meaning:
            "Les clés sont écrites en YAML : une clé, deux-points, une espace, une valeur. Quelque chose à cet endroit \
                n'en est pas."
            / "Keys are written in YAML: a key, a colon, a space, a value. Something here is not.",
        reason:
            "Un seul guillemet ouvert ou une ligne décalée change le sens de tout ce qui suit : mieux vaut s'arrêter que \
                deviner."
            / "One open quote or one shifted line changes the meaning of all that follows: better to stop than to guess.",
        wrong: "titre: Soupe : la meilleure",
        right: "titre: \"Soupe : la meilleure\"",
        repair:
            "Mettez entre guillemets un texte qui contient `: ` ou commence par un signe, alignez les lignes avec des \
                espaces (jamais de tabulation) et refermez ce qui est ouvert."
            / "Quote a text that contains `: ` or begins with a sign, align lines with spaces (never tabs), and close what \
                is open.",
    }
    YamlAlias {
        title: "Les ancres et les alias ne sont pas admis" / "Anchors and aliases are not accepted",
        meaning:
            "En YAML, `&nom` donne un nom à une valeur et `*nom` la recopie. Cette valeur commence par un de ces signes."
            / "In YAML, `&name` names a value and `*name` repeats it. This value begins with one of these signs.",
        reason:
            "Une fiche doit se lire sans aller chercher ailleurs ce qu'elle dit."
            / "An entry must read without looking elsewhere for what it says.",
        wrong: "titre: *soupe",
        right: "titre: \"*Soupe*\"",
        repair:
            "Recopiez la valeur, ou mettez-la entre guillemets si le signe fait partie du texte."
            / "Repeat the value, or quote it if the sign is part of the text.",
    }
    DuplicateKey {
        title: "Une clé est écrite deux fois" / "A key is written twice",
        meaning: "La même clé se trouve deux fois au même niveau." / "The same key stands twice at the same level.",
        reason:
            "Une seule des deux valeurs servirait, et personne ne pourrait dire laquelle."
            / "Only one of the two values would be used, and nobody could tell which.",
        wrong: "portions: 4\nportions: 6",
        right: "portions: 6",
        repair: "Gardez la bonne et effacez l'autre." / "Keep the right one and delete the other.",
    }
    UnknownKey {
        title: "Clé inconnue" / "Unknown key",
        meaning:
            "Ce genre de fiche n'a pas de clé de ce nom. C'est souvent une faute de frappe, un accent ou un pluriel."
            / "This kind of entry has no key of that name. It is often a slip, an accent or a plural.",
        reason:
            "Une clé inconnue n'aurait aucun effet, et vous croiriez avoir écrit quelque chose qui ne paraîtrait nulle \
                part."
            / "An unknown key would have no effect, and you would believe you had written something that appears nowhere.",
        wrong: "portion: 4",
        right: "portions: 4",
        repair:
            "Reprenez le nom proposé, ou retirez la clé si aucune ne convient."
            / "Use the name that is suggested, or remove the key if none fits.",
    }
    MissingKey {
        title: "Une clé manque" / "A key is missing",
        meaning: "Ce genre de fiche ne peut se passer de cette clé." / "This kind of entry cannot do without this key.",
        reason:
            "La page aurait un trou : pas de titre dans une liste, pas de coût par portion, pas de date à l'agenda."
            / "The page would have a gap: no title in a list, no cost per serving, no date in the calendar.",
        wrong: "titre: Soupe de courge",
        right: "titre: Soupe de courge\nresume: Une soupe douce et dorée, prête en une demi-heure.",
        repair:
            "Ajoutez la clé ; le message en montre un exemple à recopier."
            / "Add the key; the message shows an example to copy.",
    }
    WrongType {
        title: "La valeur n'a pas la forme attendue" / "The value has not the expected form",
        meaning:
            "La clé attend une autre forme : une liste au lieu d'un texte, ou des clés et des valeurs au lieu d'une \
                liste."
            / "The key takes another form: a list instead of a text, or keys and values instead of a list.",
        reason:
            "« courge, soupe » serait un seul mot-clé de deux mots au lieu de deux mots-clés."
            / "“courge, soupe” would be one keyword of two words instead of two keywords.",
        wrong: "mots-cles: courge, soupe",
        right: "mots-cles: [courge, soupe]",
        repair:
            "Écrivez une liste entre crochets ou une ligne `- …` pour chacun ; un texte sur une ligne, sans crochets ni \
                accolades."
            / "Write a list between brackets or one line `- …` each; a text on one line, without brackets or braces.",
    }
    Unreadable {
        title: "La valeur ne se lit pas" / "The value does not read",
        meaning:
            "La clé attend une date, une durée, une quantité, un nombre… et ce qui est écrit ne s'y lit pas."
            / "The key takes a date, a duration, a quantity, a number… and what is written does not read as one.",
        reason:
            "Le site calcule avec ces valeurs : une quantité inconnue fausserait le coût, une date inconnue l'agenda."
            / "The site computes with these values: an unknown quantity would falsify the cost, an unknown date the \
                calendar.",
        wrong: "maj: 05/12/2026",
        right: "maj: 2026-12-05",
        repair:
            "Écrivez une date `2026-12-05` ou `5 décembre 2026`, une durée `1 h 30`, une quantité `250 g`, un montant \
                `2,90`."
            / "Write a date `2026-12-05` or `5 décembre 2026`, a duration `1 h 30`, a quantity `250 g`, an amount `2,90`.",
    }
    NotOneOf {
        title: "Ce mot n'est pas un des mots admis" / "This word is none of those allowed",
        meaning:
            "La clé n'admet que certains mots, pour que les filtres et les listes du site rangent ensemble ce qui va \
                ensemble."
            / "The key allows certain words only, so that the site's filters and lists keep together what belongs \
                together.",
        reason:
            "« dessert » et « déssert » feraient deux listes, dont une que personne ne trouverait."
            / "“dessert” and “déssert” would make two lists, one of which nobody would find.",
        wrong: "type: déssert",
        right: "type: dessert",
        repair:
            "Prenez le mot proposé, ou choisissez dans la liste que donne le message."
            / "Take the suggested word, or choose from the list in the message.",
    }
    TooLong {
        title: "Le texte est trop long" / "The text is too long",
        meaning:
            "Ce texte dépasse ce que les listes et les moteurs de recherche montrent."
            / "This text is longer than what lists and search engines show.",
        reason: "La fin serait coupée au milieu d'une phrase." / "Its end would be cut in the middle of a sentence.",
        wrong: "resume: Une soupe que ma grand-mère faisait chaque dimanche d'automne, quand… (240 caractères)",
        right: "resume: La soupe dorée des dimanches d'automne.",
        repair:
            "Gardez l'essentiel en une ou deux phrases ; le reste a sa place dans le texte de la fiche."
            / "Keep what matters in one or two sentences; the rest belongs in the entry's text.",
    }
    OutOfBounds {
        title: "Le nombre est hors de ses bornes" / "The number is out of bounds",
        meaning:
            "Ce nombre n'est pas entre le plus petit et le plus grand admis."
            / "This number does not lie between the least and the greatest allowed.",
        reason:
            "C'est presque toujours un zéro de trop ou une virgule oubliée."
            / "It is nearly always one zero too many or a forgotten comma.",
        wrong: "profil: {sucre: 30, acide: 0, sale: 0, amer: 0, umami: 1}",
        right: "profil: {sucre: 3, acide: 0, sale: 0, amer: 0, umami: 1}",
        repair:
            "Écrivez un nombre entre les deux bornes que donne le message."
            / "Write a number between the two bounds in the message.",
    }
    Conflict {
        title: "Deux clés s'excluent" / "Two keys exclude each other",
        meaning:
            "Ces deux clés disent la même chose de deux façons : l'une ou l'autre, pas les deux."
            / "These two keys say one thing in two ways: one or the other, not both.",
        reason:
            "Si elles se contredisaient, la page ne saurait laquelle croire."
            / "If they disagreed, the page could not tell which to believe.",
        wrong: "{produit: potimarron, nom: potimarron}",
        right: "{produit: potimarron}",
        repair:
            "Gardez la plus précise : `produit` plutôt que `nom`, `recolte` plutôt que `mois`."
            / "Keep the more precise one: `produit` rather than `nom`, `recolte` rather than `mois`.",
    }
    OneOfNeeded {
        title: "Il manque l'une de plusieurs clés" / "One of several keys is needed",
        meaning: "Il faut l'une de ces clés, et aucune n'est là." / "One of these keys is needed, and none is there.",
        reason:
            "Un ingrédient sans nom ni fiche, un événement sans lieu : la page n'aurait rien à montrer."
            / "An ingredient without a name or sheet, an event without a place: the page would have nothing to show.",
        wrong: "ingredients:\n  - {quantite: 250 g}",
        right: "ingredients:\n  - {produit: carotte, quantite: 250 g}",
        repair: "Ajoutez une des clés que nomme le message." / "Add one of the keys the message names.",
    }
    EndBeforeStart {
        title: "La fin précède le début" / "The end comes before the beginning",
        meaning:
            "La date ou l'heure de fin est avant celle du début."
            / "The date or time of the end is before that of the beginning.",
        reason:
            "L'agenda ne saurait où mettre le rendez-vous, et les téléphones le refuseraient."
            / "The calendar could not place the event, and phones would refuse it.",
        wrong: "debut: 2026-12-05 14:00\nfin: 2026-12-05 12:00",
        right: "debut: 2026-12-05 14:00\nfin: 2026-12-05 17:00",
        repair: "Vérifiez les deux dates, puis les deux heures." / "Check both dates, then both times.",
    }
    UnknownFolder {
        title: "Dossier inconnu" / "Unknown folder",
        meaning:
            "Le fichier est dans un dossier que le site ne connaît pas."
            / "The file is in a folder the site does not know.",
        reason:
            "C'est le dossier qui dit le genre d'une fiche : ailleurs, elle ne paraîtrait nulle part."
            / "The folder tells an entry's kind: elsewhere it would appear nowhere.",
        wrong: "content/recette/soupe.md",
        right: "content/recettes/soupe.md",
        repair:
            "Déplacez le fichier dans `recettes`, `produits`, `evenements`, `annuaires/<annuaire>`, `actualites` ou \
                `pages`."
            / "Move the file to `recettes`, `produits`, `evenements`, `annuaires/<annuaire>`, `actualites` or `pages`.",
    }
    BadFileName {
        title: "Ce nom de fichier ne peut pas devenir une adresse" / "This file name cannot become an address",
        meaning:
            "Le nom du fichier devient l'adresse de la page : il n'admet que des minuscules sans accent, des chiffres et \
                des tirets."
            / "The file's name becomes the page's address: lower-case letters without accents, digits and hyphens only.",
        reason:
            "Une adresse avec des accents ou des espaces se casse dès qu'on la copie dans un message."
            / "An address with accents or spaces breaks as soon as it is copied into a message.",
        wrong: "Crêpes au blé noir.md",
        right: "crepes-au-ble-noir.md",
        repair: "Renommez le fichier comme le propose le message." / "Rename the file as the message suggests.",
    }
    TranslationWithoutOriginal {
        title: "Une traduction sans original" / "A translation without its original",
        meaning:
            "`soupe.en.md` traduit `soupe.md`, et ce fichier n'existe pas dans le même dossier."
            / "`soupe.en.md` translates `soupe.md`, and that file does not exist in the same folder.",
        reason:
            "La traduction reprend de l'original les quantités, les dates et les images : seule, elle est incomplète."
            / "A translation takes quantities, dates and images from its original: alone, it is incomplete.",
        wrong: "recettes/soup.en.md",
        right: "recettes/soupe.md\nrecettes/soupe.en.md",
        repair:
            "Écrivez d'abord la fiche en français, ou donnez à la traduction le nom de son original."
            / "Write the French entry first, or give the translation its original's name.",
    }
    FileMissing {
        title: "Un fichier indispensable manque" / "A file the site needs is missing",
        meaning:
            "Le dossier du site, ou un fichier dont il ne peut se passer, n'est pas là."
            / "The site's folder, or a file it cannot do without, is not there.",
        reason:
            "Sans `content/site.yaml`, le site n'a ni nom, ni adresse, ni menu."
            / "Without `content/site.yaml` the site has no name, no address and no menu.",
        wrong: "solidoume check --root recettes",
        right: "solidoume check --root .",
        repair:
            "Placez-vous dans le dossier qui contient `content/`, ou donnez-le par `--root`."
            / "Go to the folder that holds `content/`, or give it with `--root`.",
    }
    PathEscapes {
        title: "Un chemin mène hors du dossier" / "A path leads out of the folder",
        meaning:
            "Le chemin contient `..`, commence par `/`, ou passe par un lien symbolique."
            / "The path contains `..`, begins with `/`, or follows a symbolic link.",
        reason:
            "Le site ne publie que ce qui est dans son dossier : c'est ce qui garantit que rien de privé n'en sort."
            / "The site publishes only what is in its folder: that is what keeps private files private.",
        wrong: "image: {fichier: ../../photos/soupe.jpg, alt: Un bol de soupe}",
        right: "image: {fichier: soupe.jpg, alt: Un bol de soupe}",
        repair: "Déposez le fichier lui-même à côté de la fiche." / "Put the file itself beside the entry.",
    }
    UnusedFile {
        title: "Un fichier ne servira nulle part" / "A file is used nowhere",
        meaning:
            "Ce dossier contient des fiches d'un certain format et leurs images ; ce fichier n'est ni l'un ni l'autre."
            / "This folder holds entries of one format and their images; this file is neither.",
        reason:
            "Vous croyez peut-être l'avoir publié : il ne paraîtra pas."
            / "You may believe you published it: it will not appear.",
        wrong: "recettes/soupe.docx",
        right: "recettes/soupe.md",
        repair:
            "Renommez-le, recopiez son texte dans une fiche, ou retirez-le."
            / "Rename it, copy its text into an entry, or remove it.",
    }
    DateInFuture {
        title: "Une vérification datée de l'avenir" / "A verification dated in the future",
        meaning:
            "La date dit qu'on a vérifié la fiche, ou relevé le prix, un jour qui n'est pas encore venu."
            / "The date says the entry was verified, or the price noted, on a day that has not come.",
        reason:
            "C'est souvent une année mal tapée, et l'alerte de fraîcheur ne sonnerait pas avant longtemps."
            / "It is often a mistyped year, and the warning about stale entries would stay silent for long.",
        wrong: "verifie-le: 2062-11-15",
        right: "verifie-le: 2026-11-15",
        repair:
            "Écrivez le jour où quelqu'un a vraiment vérifié. Pour publier plus tard, il y a `publier-le`."
            / "Write the day somebody really verified it. To publish later, use `publier-le`.",
    }
}
