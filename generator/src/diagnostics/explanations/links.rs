//! Why links, images and addresses are refused or doubted.

explain! {
    BrokenLink {
        title: "Ce nom ne désigne aucune fiche" / "This name is no entry's",
        meaning:
            "Un lien `[[…]]`, ou une clé comme `produit`, nomme une fiche qui n'existe pas."
            / "A link `[[…]]`, or a key such as `produit`, names an entry that does not exist.",
        reason:
            "Le visiteur cliquerait dans le vide, et une recette perdrait la saison et les allergènes de son ingrédient."
            / "Visitors would click on nothing, and a recipe would lose its ingredient's season and allergens.",
        wrong: "[[potimaron]]",
        right: "[[potimarron]]",
        repair:
            "Écrivez le nom du fichier, sans son extension. Si la fiche manque, créez-la ou écrivez l'ingrédient avec \
                `nom`."
            / "Write the file's name without its extension. If the entry is missing, create it or write the ingredient \
                with `nom`.",
    }
    AmbiguousLink {
        title: "Ce nom désigne plusieurs fiches" / "This name is several entries'",
        meaning: "Deux fiches de dossiers différents portent ce nom." / "Two entries of different folders have this name.",
        reason: "Le lien mènerait tantôt à l'une, tantôt à l'autre." / "The link would lead now to one, now to the other.",
        wrong: "[[truffade]]",
        right: "[[recettes/truffade]]",
        repair:
            "Écrivez le dossier devant le nom, comme le propose le message."
            / "Write the folder before the name, as the message suggests.",
    }
    MissingImage {
        title: "L'image n'est pas à côté de la fiche" / "The image is not beside the entry",
        meaning:
            "La fiche montre une image dont le fichier n'est ni dans son dossier, ni dans un dossier de son nom."
            / "The entry shows an image whose file is neither in its folder nor in a folder of its name.",
        reason: "La page aurait un cadre vide." / "The page would have an empty frame.",
        wrong: "image: {fichier: potimaron.jpg, alt: Un potimarron orange}",
        right: "image: {fichier: potimarron.jpg, alt: Un potimarron orange}",
        repair:
            "Déposez l'image à côté de la fiche, et vérifiez son nom : les majuscules et l'extension comptent."
            / "Put the image beside the entry, and check its name: capitals and the extension count.",
    }
    MissingAlt {
        title: "Une image sans texte de remplacement" / "An image without alternative text",
        meaning: "L'image n'a pas de mots pour qui ne la voit pas." / "The image has no words for those who cannot see it.",
        reason:
            "Une personne aveugle, ou dont la connexion est lente, ne saurait pas ce que montre l'image."
            / "Somebody blind, or with a slow connection, would not know what the image shows.",
        wrong: "![](soupe.jpg)",
        right: "![Un bol de soupe orange, semé de graines grillées](soupe.jpg)",
        repair:
            "Décrivez en une phrase ce qu'on voit, sans commencer par « image de »."
            / "Describe in one sentence what is seen, without beginning with “image of”.",
    }
    AddressTaken {
        title: "Deux pages ont la même adresse" / "Two pages have one address",
        meaning:
            "Deux fiches, ou une fiche et une page du site, auraient la même adresse."
            / "Two entries, or an entry and a page of the site, would have the same address.",
        reason: "L'une effacerait l'autre." / "One would replace the other.",
        wrong: "pages/saisons.md",
        right: "pages/nos-saisons.md",
        repair: "Renommez l'un des deux fichiers." / "Rename one of the two files.",
    }
    UnknownCommune {
        title: "Commune inconnue" / "Unknown commune",
        meaning: "Cette commune n'est pas dans la liste du territoire." / "This commune is not in the territory's list.",
        reason: "La fiche ne pourrait pas être placée sur la carte." / "The entry could not be placed on the map.",
        wrong: "commune: Clermont",
        right: "commune: Clermont-Ferrand",
        repair:
            "Écrivez le nom officiel ou le code INSEE. Une commune d'un département voisin s'ajoute à \
                `territoire/communes.csv`."
            / "Write the official name or the INSEE code. A commune of a neighbouring département can be added to \
                `territoire/communes.csv`.",
    }
    UnknownCategory {
        title: "Catégorie inconnue de l'annuaire" / "The directory has no such category",
        meaning:
            "L'annuaire déclare ses catégories dans `_annuaire.md`, et celle-ci n'y est pas."
            / "The directory declares its categories in `_annuaire.md`, and this one is not among them.",
        reason: "Le partenaire ne paraîtrait sous aucun filtre." / "The partner would appear under no filter.",
        wrong: "categories: [épiceries]",
        right: "categories: [epicerie]",
        repair:
            "Prenez une catégorie déclarée, ou ajoutez la nouvelle à `_annuaire.md`."
            / "Use a declared category, or add the new one to `_annuaire.md`.",
    }
    BrokenAddress {
        title: "Aucune page n'est à cette adresse" / "No page is at this address",
        meaning:
            "Un lien Markdown mène à une adresse du site, ou à un titre de la page, qui n'existe pas."
            / "A Markdown link leads to an address of the site, or to a heading of the page, that does not exist.",
        reason: "Le visiteur arriverait sur la page « introuvable »." / "Visitors would arrive at the “not found” page.",
        wrong: "[la truffade](/recette/truffade/)",
        right: "[[truffade|la truffade]]",
        repair:
            "Liez plutôt une fiche par son nom, entre doubles crochets : le site en connaît l'adresse."
            / "Rather link an entry by its name, between double brackets: the site knows its address.",
    }
    DirectoryMissing {
        title: "L'annuaire n'a pas de fichier `_annuaire.md`" / "The directory has no `_annuaire.md`",
        meaning:
            "Un dossier de partenaires a besoin de ce fichier, qui donne son titre et ses catégories."
            / "A folder of partners needs this file, which gives its title and categories.",
        reason:
            "Sans lui, l'annuaire n'a ni page, ni filtre, ni place au menu."
            / "Without it the directory has no page, no filter, no place in a menu.",
        wrong: "annuaires/marches/billom.md",
        right: "annuaires/marches/_annuaire.md\nannuaires/marches/billom.md",
        repair:
            "Créez `_annuaire.md` avec un `titre` et des `categories`, ou déplacez la fiche dans un annuaire qui existe."
            / "Create `_annuaire.md` with `titre` and `categories`, or move the entry to a directory that exists.",
    }
    AnchorMissing {
        title: "La page n'a pas cet endroit" / "The page has no such place",
        meaning:
            "Le lien mène à une page qui existe, mais à un `#endroit` qu'elle n'a pas : souvent un titre qui a changé."
            / "The link leads to a page that exists, but to a `#place` it has not: often a heading that changed.",
        reason:
            "Le visiteur arriverait en haut de la page et devrait chercher."
            / "Visitors would arrive at the top of the page and have to search.",
        wrong: "[les étapes](/recettes/truffade/#etapes)",
        right: "[les étapes](/recettes/truffade/#preparation)",
        repair:
            "L'endroit est le titre en minuscules, sans accents, avec des tirets. Le message propose le plus proche."
            / "The place is the heading in lower case, without accents, with hyphens. The message suggests the nearest.",
    }
    WebLinkBroken {
        title: "Une page du web n'existe plus" / "A page of the web is gone",
        meaning:
            "Le site visé répond que cette page n'existe pas ou plus, ou ce site lui-même n'existe plus. Cela n'est \
                vérifié que par `check --external`."
            / "The other site answers that this page does not exist, or that site itself is gone. Only `check --external` \
                verifies this.",
        reason:
            "Une source qu'on ne peut plus lire ne prouve plus rien."
            / "A source nobody can read proves nothing any more.",
        wrong: "[la liste](https://example.org/ancienne-page)",
        right: "[la liste](https://example.org/nouvelle-page)",
        repair:
            "Cherchez la nouvelle adresse, une copie dans les archives du web, ou retirez le lien."
            / "Look for the new address, for a copy in a web archive, or remove the link.",
    }
    WebLinkMoved {
        title: "Une page du web a déménagé" / "A page of the web has moved",
        meaning:
            "Le site visé répond que la page a changé d'adresse pour toujours, et donne la nouvelle."
            / "The other site answers that the page moved for ever, and gives the new address.",
        reason:
            "Le lien marche encore, mais les redirections finissent par disparaître."
            / "The link still works, but redirections end up disappearing.",
        wrong: "[l'ADEME](http://example.org/ademe)",
        right: "[l'ADEME](https://example.org/ademe/)",
        repair:
            "Ouvrez la nouvelle adresse, vérifiez que c'est la bonne page, et recopiez-la."
            / "Open the new address, check that it is the right page, and copy it.",
    }
    WebLinkUnsure {
        title: "Une page du web n'a pas pu être vérifiée" / "A page of the web could not be verified",
        meaning:
            "Le site visé n'a pas répondu à temps, ou a refusé de répondre à un programme. La page existe peut-être très \
                bien."
            / "The other site did not answer in time, or refused to answer a program. The page may well exist.",
        reason:
            "Le programme ne veut pas accuser à tort : il vous laisse regarder."
            / "The program will not accuse wrongly: it leaves you to look.",
        wrong: "[le rapport](https://example.org/lent)",
        right: "[le rapport](https://example.org/rapport)",
        repair:
            "Ouvrez l'adresse dans un navigateur. Si elle marche, il n'y a rien à faire."
            / "Open the address in a browser. If it works, there is nothing to do.",
    }
    AltRepeats {
        title: "Le texte de remplacement ne décrit pas l'image" / "The alternative text does not describe the image",
        meaning:
            "Le texte de remplacement est le nom du fichier, ou répète le titre de la fiche."
            / "The alternative text is the file's name, or repeats the entry's title.",
        reason:
            "Qui ne voit pas l'image entend « soupe point jpg », ou deux fois le titre, sans savoir ce qu'elle montre."
            / "Those who cannot see it hear “soup dot jpg”, or the title twice, without knowing what it shows.",
        wrong: "image: {fichier: soupe.jpg, alt: soupe}",
        right: "image: {fichier: soupe.jpg, alt: \"Un bol de soupe orange, semé de graines grillées\"}",
        repair:
            "Décrivez ce qu'on voit : la forme, la couleur, le geste."
            / "Describe what is seen: the shape, the colour, the gesture.",
    }
}
