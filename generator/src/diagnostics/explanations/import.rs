//! Why something is not imported, or not as it stood; examples are invented.

explain! {
    ImportSyntax {
        title: "Le fichier à importer ne se lit pas" / "The file to import does not read",
        meaning:
            "Le fichier n'est pas, en entier, du format annoncé : CSV, GeoJSON, iCalendar, JSON ou Cooklang."
            / "The file is not, as a whole, in the form it claims: CSV, GeoJSON, iCalendar, JSON or Cooklang.",
        reason:
            "La moitié d'un fichier abîmé ferait des fiches fausses : rien n'est importé."
            / "Half of a damaged file would make wrong entries: nothing is imported.",
        wrong: "{\"type\": \"FeatureCollection\", \"features\": [",
        right: "{\"type\": \"FeatureCollection\", \"features\": []}",
        repair: "Exportez le fichier de nouveau, ou corrigez la ligne indiquée." / "Export the file again, or repair the line shown.",
    }
    ImportEmpty {
        title: "Rien à importer" / "Nothing to import",
        meaning:
            "Le fichier se lit, mais il ne contient ni lieu, ni rendez-vous, ni recette."
            / "The file reads, but holds no place, no event and no recipe.",
        reason:
            "C'est souvent le mauvais fichier, ou un export vide."
            / "It often is the wrong file, or an empty export.",
        wrong: "nom;commune;moyens",
        right: "nom;commune;moyens\nÉpicerie inventée;Riom;e-doume",
        repair: "Vérifiez le fichier, et son format avec `--from`." / "Check the file, and its form with `--from`.",
    }
    ImportCells {
        title: "Une ligne a trop de cases" / "A line has too many cells",
        meaning: "Cette ligne a plus de cases que la première." / "This line has more cells than the first.",
        reason:
            "Une case décalée mettrait une adresse à la place d'un nom."
            / "A shifted cell would put an address in the place of a name.",
        wrong: "nom,adresse\nÉpicerie,2, rue des Exemples",
        right: "nom,adresse\nÉpicerie,\"2, rue des Exemples\"",
        repair:
            "Mettez entre guillemets une case qui contient le séparateur."
            / "Put a cell that contains the separator between quotes.",
    }
    ImportSkipped {
        title: "Quelque chose n'est pas importé" / "Something is not imported",
        meaning:
            "Il manque ce sans quoi une fiche ne peut pas exister, comme un moyen de paiement ou une commune."
            / "What an entry cannot be without is missing, such as a means of payment or a commune.",
        reason:
            "Le programme n'invente rien : une fiche devinée enverrait quelqu'un pour rien."
            / "The program invents nothing: a guessed entry would send somebody for nothing.",
        wrong: "nom;commune\nÉpicerie inventée;",
        right: "nom;commune\nÉpicerie inventée;Riom",
        repair:
            "Complétez la source, ou donnez ce qui manque par une option, comme `--moyens e-doume`."
            / "Complete the source, or give what is missing by an option, such as `--moyens e-doume`.",
    }
    ImportValue {
        title: "Une valeur est laissée de côté" / "A value is left out",
        meaning:
            "La valeur n'a pas la forme que le site connaît, comme des horaires écrits en phrases."
            / "The value does not have a form the site knows, such as opening hours in sentences.",
        reason:
            "Une valeur à moitié comprise serait pire que pas de valeur."
            / "A half-understood value would be worse than none.",
        wrong: "opening_hours=le matin",
        right: "opening_hours=Mo-Sa 09:00-12:30",
        repair:
            "Corrigez-la à la source, ou écrivez-la dans la fiche : un prochain import gardera votre texte."
            / "Repair it at the source, or write it in the entry: another import will keep your text.",
    }
    ImportGuess {
        title: "Une valeur a été déduite ou raccourcie" / "A value was worked out, or shortened",
        meaning:
            "La source ne donne pas la valeur telle quelle : une commune vient des coordonnées, un résumé a été coupé."
            / "The source does not give the value as it is: a commune comes from coordinates, a summary was cut.",
        reason: "Elle est plausible, pas certaine." / "It is plausible, not certain.",
        wrong: "resume: Une épicerie où l'on trouve des légumes, des fruits, du pain, des",
        right: "resume: Une épicerie de quartier, avec des légumes d'ici.",
        repair:
            "Relisez la fiche et corrigez-la : un prochain import gardera votre correction."
            / "Read the entry and correct it: another import will keep your correction.",
    }
}
