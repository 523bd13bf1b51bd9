//! Why a private ledger is refused; examples are invented.

explain! {
    LedgerColumn {
        title: "Une colonne manque au registre" / "The ledger lacks a column",
        meaning:
            "Le registre a besoin de trois colonnes : `date`, `membre` et `montant`."
            / "The ledger needs three columns: `date`, `membre` and `montant`.",
        reason: "Sans elles, on ne sait ni qui, ni quand, ni combien." / "Without them there is no who, when or how much.",
        wrong: "date;montant\n2022-08-03;30",
        right: "date;membre;montant\n2022-08-03;M1;30",
        repair: "Nommez les colonnes sur la première ligne du tableau." / "Name the columns on the table's first line.",
    }
    LedgerCells {
        title: "Une ligne n'a pas le bon nombre de cases" / "A line has the wrong number of cells",
        meaning:
            "Cette ligne a plus ou moins de cases que la première."
            / "This line has more or fewer cells than the first.",
        reason:
            "Une case décalée mettrait un montant à la place d'un nom."
            / "A shifted cell would put an amount in the place of a name.",
        wrong: "date;membre;montant\n2022-08-03;30",
        right: "date;membre;montant\n2022-08-03;M1;30",
        repair:
            "Complétez la ligne, ou retirez le séparateur de trop."
            / "Complete the line, or remove the extra separator.",
    }
    LedgerDate {
        title: "Une date du registre ne se lit pas" / "A date of the ledger does not read",
        meaning: "La case n'est pas une date." / "The cell is not a date.",
        reason:
            "La contribution serait comptée dans le mauvais mois, ou dans aucun."
            / "The contribution would count in the wrong month, or in none.",
        wrong: "août 22;M1;30",
        right: "2022-08-03;M1;30",
        repair: "Écrivez `2022-08-31` ou `31/08/2022`." / "Write `2022-08-31` or `31/08/2022`.",
    }
    LedgerAmount {
        title: "Un montant du registre ne se lit pas" / "An amount of the ledger does not read",
        meaning: "La case n'est pas une somme en euros et en centimes." / "The cell is not a sum of euros and cents.",
        reason:
            "Un montant deviné fausserait la moyenne que chacun reçoit."
            / "A guessed amount would falsify the mean that each receives.",
        wrong: "2022-08-03;M1;trente",
        right: "2022-08-03;M1;30,00",
        repair:
            "Écrivez des euros et des centimes : `32,50` ou `1 250,00 €`."
            / "Write euros and cents: `32,50` or `1 250,00 €`.",
    }
    LedgerNegative {
        title: "Un montant négatif" / "A negative amount",
        meaning: "Un remboursement est écrit comme une contribution." / "A refund is written as a contribution.",
        reason:
            "Le nombre de contributeurs et la somme ne diraient plus la même chose."
            / "The number of contributors and the sum would no longer agree.",
        wrong: "2022-08-03;M1;50\n2022-08-09;M1;-20",
        right: "2022-08-03;M1;30",
        repair:
            "Déduisez le remboursement de la contribution qu'il annule, ou retirez les deux lignes."
            / "Deduct the refund from the contribution it cancels, or remove both lines.",
    }
    LedgerMember {
        title: "Une contribution de personne" / "A contribution of nobody",
        meaning: "La case du membre est vide." / "The member's cell is empty.",
        reason: "On ne saurait pas si c'est une personne de plus." / "One could not tell whether it is one person more.",
        wrong: "2022-08-03;;30",
        right: "2022-08-03;M1;30",
        repair:
            "Écrivez un nom ou un numéro : il ne sert qu'à compter, et n'est jamais publié."
            / "Write a name or a number: it only serves to count, and is never published.",
    }
    LedgerQuote {
        title: "Des guillemets restent ouverts" / "Quotes stay open",
        meaning:
            "Une case commence par des guillemets que la ligne ne referme pas."
            / "A cell begins with quotes that its line does not close.",
        reason: "Tout ce qui suit serait lu comme une seule case." / "All that follows would be read as one cell.",
        wrong: "2022-08-03;\"M1;30",
        right: "2022-08-03;\"M1\";30",
        repair: "Fermez les guillemets, ou retirez-les." / "Close the quotes, or remove them.",
    }
    LedgerBounds {
        title: "Un total hors des règles du mois" / "A total outside the month's rules",
        meaning:
            "Les contributions d'un membre, ce mois-là, font moins que le minimum ou plus que le maximum."
            / "A member's contributions of that month make less than the minimum or more than the maximum.",
        reason:
            "C'est une faute de frappe, ou une règle qui manque : les deux fausseraient ce qui est publié."
            / "It is a slip, or a rule that is missing: either would falsify what is published.",
        wrong: "2022-08-03;M1;700",
        right: "2022-08-03;M1;70",
        repair:
            "Corrigez le registre, ou la règle du mois dans `chiffres/regles.yaml`."
            / "Correct the ledger, or the month's rule in `chiffres/regles.yaml`.",
    }
    LedgerLevel {
        title: "Un total qui n'est pas un palier" / "A total that is no level",
        meaning:
            "Ce mois-là on contribuait par paliers, et cette somme n'en est pas un."
            / "That month people contributed by levels, and this sum is none of them.",
        reason: "C'est une faute de frappe, ou une règle qui manque." / "It is a slip, or a rule that is missing.",
        wrong: "2022-09-03;M1;35",
        right: "2022-09-03;M1;30",
        repair:
            "Prenez un palier de la liste, ou corrigez les `paliers` de la règle."
            / "Take a level of the list, or correct the rule's `paliers`.",
    }
    LedgerExtraColumn {
        title: "Une colonne de trop entre des virgules" / "One column too many between commas",
        meaning:
            "Le tableau est séparé par des virgules et a une colonne de plus que nécessaire."
            / "The table is separated by commas and has one column more than needed.",
        reason:
            "`32,50` s'y coupe en deux, et les centimes passeraient dans la colonne suivante."
            / "`32,50` is cut in two there, and the cents would move into the next column.",
        wrong: "date,membre,montant,note\n2022-08-03,M1,32,50",
        right: "date;membre;montant\n2022-08-03;M1;32,50",
        repair:
            "Retirez la colonne, ou enregistrez le tableau avec des points-virgules."
            / "Remove the column, or save the table with semicolons.",
    }
    LedgerEmpty {
        title: "Le registre est vide" / "The ledger is empty",
        meaning: "Il n'y a aucune ligne sous les noms des colonnes." / "There is no line below the column names.",
        reason: "Il n'y a rien à publier." / "There is nothing to publish.",
        wrong: "date;membre;montant",
        right: "date;membre;montant\n2022-08-03;M1;30",
        repair:
            "Vérifiez que c'est le bon fichier, puis écrivez une ligne par contribution."
            / "Check that it is the right file, then write one line a contribution.",
    }
    LedgerSpelling {
        title: "Un membre écrit de deux façons" / "One member written in two ways",
        meaning:
            "Deux noms ne diffèrent que par les majuscules ou les espaces : ils sont comptés comme une personne."
            / "Two names differ by capitals or spaces only: they count as one person.",
        reason:
            "Si c'étaient deux personnes, la moyenne serait fausse."
            / "If they were two people, the mean would be wrong.",
        wrong: "2022-08-03;Martin A;30\n2022-08-04;martin a;30",
        right: "2022-08-03;M1;30\n2022-08-04;M2;30",
        repair: "Écrivez toujours le même nom, ou mieux un numéro." / "Always write the same name, or better a number.",
    }
    LedgerAlike {
        title: "Deux membres aux noms semblables" / "Two members with similar names",
        meaning:
            "Deux noms ne diffèrent que par des accents ou des signes : ils sont comptés comme deux personnes."
            / "Two names differ by accents or signs only: they count as two people.",
        reason:
            "Si c'était la même personne, elle compterait deux fois."
            / "If they were one person, they would count twice.",
        wrong: "2022-08-03;Helene;30\n2022-08-20;Hélène;20",
        right: "2022-08-03;M1;30\n2022-08-20;M1;20",
        repair: "Vérifiez, et donnez un numéro à chacun." / "Check, and give each a number.",
    }
    LedgerExposed {
        title: "Le registre est là où il pourrait être publié" / "The ledger lies where it could be published",
        meaning:
            "Le fichier est dans un dossier que suit git, ou parmi les sources du site."
            / "The file is in a folder that git follows, or among the site's sources.",
        reason:
            "Un registre dit qui donne combien : une fois envoyé, il ne se reprend plus."
            / "A ledger says who gives how much: once sent, it cannot be taken back.",
        wrong: "solidoume figures content/chiffres/registre.csv",
        right: "solidoume figures ../prive/registre.csv",
        repair:
            "Déplacez-le hors du dépôt, dans un dossier que vous seul lisez."
            / "Move it out of the repository, to a folder that only you read.",
    }
}
