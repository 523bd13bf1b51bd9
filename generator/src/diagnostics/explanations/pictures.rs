//! Why pictures are refused or doubted.

explain! {
    PictureBroken {
        title: "L'image est abîmée ou incomplète" / "The picture is damaged or incomplete",
        meaning:
            "Le fichier ne peut pas être décodé jusqu'à sa fin : une copie s'est interrompue, ou ce n'est pas une image."
            / "The file cannot be decoded to its end: a copy was interrupted, or it is no picture.",
        reason: "La page montrerait un cadre vide, ou une photo à moitié grise." / "The page would show an empty frame, or a photo half grey.",
        wrong: "une photo dont l'envoi a été coupé",
        right: "la même photo, enregistrée de nouveau",
        repair:
            "Rouvrez l'original dans un logiciel d'images, enregistrez-le en JPEG ou en PNG et remplacez le fichier."
            / "Open the original in an image editor, save it as JPEG or PNG and replace the file.",
    }
    PictureHeavy {
        title: "L'image est trop lourde" / "The picture is too heavy",
        meaning: "Le fichier pèse plus de 25 Mo." / "The file weighs more than 25 MB.",
        reason:
            "Chaque personne qui copie les sources du site le porterait pour toujours, et chaque construction le lirait."
            / "Everybody who copies the site's sources would carry it for ever, and every build would read it.",
        wrong: "panorama.png (41 Mo)",
        right: "panorama.jpg (1 Mo)",
        repair:
            "Réduisez la photo à 2 000 pixels de large et enregistrez-la en JPEG : le site fait lui-même les tailles plus \
                petites."
            / "Make the photo 2,000 pixels wide and save it as JPEG: the site makes the smaller sizes itself.",
    }
    PictureHuge {
        title: "L'image a trop de pixels" / "The picture has too many pixels",
        meaning:
            "L'image a plus de 50 millions de pixels, ou plus de 16 000 d'un côté. Cela se lit dans son en-tête, avant de \
                la décoder."
            / "The picture has more than 50 million pixels, or more than 16,000 on a side. Its header says so, before it is \
                decoded.",
        reason:
            "Décodée, elle prendrait des centaines de mégaoctets : un fichier minuscule peut ainsi bloquer une machine."
            / "Decoded, it would take hundreds of megabytes: a tiny file can block a machine in this way.",
        wrong: "plan.png (30000 × 20000)",
        right: "plan.png (2000 × 1333)",
        repair: "Réduisez-la à 2 000 pixels de large." / "Make it 2,000 pixels wide.",
    }
    PictureFormat {
        title: "Le format de l'image n'est pas admis" / "The picture's format is not accepted",
        meaning:
            "Le site lit les photos en JPEG, PNG, WebP et GIF, et les dessins en SVG. AVIF, HEIC (iPhone), TIFF ou BMP ne le \
                sont pas."
            / "The site reads photos as JPEG, PNG, WebP and GIF, and drawings as SVG. AVIF, HEIC (iPhone), TIFF and BMP are \
                not read.",
        reason:
            "Le site ne publie aucune photo telle quelle : il faut la décoder pour en ôter le lieu et la date de prise de vue."
            / "The site publishes no photo as it is: it must be decoded for the place and time it was taken to be removed.",
        wrong: "image: {fichier: soupe.heic, alt: Un bol de soupe orange}",
        right: "image: {fichier: soupe.jpg, alt: Un bol de soupe orange}",
        repair:
            "Exportez la photo en JPEG. Sur un iPhone : Réglages, Appareil photo, Formats, « Le plus compatible »."
            / "Export the photo as JPEG. On an iPhone: Settings, Camera, Formats, “Most Compatible”.",
    }
    DrawingUnsafe {
        title: "Le dessin contient autre chose qu'un dessin" / "The drawing holds more than a drawing",
        meaning:
            "Le fichier SVG contient un script, un évènement, une feuille de style ou une image d'ailleurs."
            / "The SVG file holds a script, an event, a style sheet or a picture from elsewhere.",
        reason:
            "Ouvert seul, il exécuterait ce code, ou préviendrait un autre site de chaque visite."
            / "Opened alone it would run that code, or tell another site of each visit.",
        wrong: "<svg onload=\"alert(1)\">",
        right: "<svg viewBox=\"0 0 160 120\">",
        repair:
            "Dans Inkscape, enregistrez en « SVG simple » ; sinon, retirez ce que cite le message."
            / "In Inkscape, save as “Plain SVG”; otherwise remove what the message quotes.",
    }
    PictureAnimated {
        title: "L'image est animée" / "The picture moves",
        meaning: "Ce GIF, ce PNG ou ce WebP a plusieurs vues ; le site ne montre que la première." / "This GIF, PNG or WebP has several views; the site shows the first only.",
        reason:
            "Ce qui bouge sans qu'on puisse l'arrêter gêne la lecture, et rend malades certaines personnes."
            / "What moves and cannot be stopped disturbs reading, and makes some people ill.",
        wrong: "petrir.gif (animé)",
        right: "petrir.jpg (le geste, mains visibles)",
        repair:
            "Choisissez une vue qui dit l'essentiel, ou plusieurs photos dans les étapes."
            / "Choose one view that says what matters, or several photos in the steps.",
    }
    PictureMisnamed {
        title: "L'extension n'est pas celle du format" / "The extension is not the format's",
        meaning: "Le nom du fichier annonce un format, son contenu en est un autre." / "The file's name announces one format, its content is another.",
        reason:
            "Le site s'en arrange, mais d'autres logiciels refuseront de l'ouvrir."
            / "The site makes do with it, but other programs will refuse to open it.",
        wrong: "soupe.jpg (un PNG)",
        right: "soupe.png",
        repair:
            "Renommez le fichier, et corrigez son nom dans la fiche."
            / "Rename the file, and correct its name in the entry.",
    }
    PictureSmall {
        title: "L'image est petite" / "The picture is small",
        meaning: "La photo a moins de 640 pixels de large." / "The photo is less than 640 pixels wide.",
        reason: "Elle sera floue : le site n'agrandit jamais." / "It will be blurred: the site never enlarges.",
        wrong: "soupe.jpg (320 × 240)",
        right: "soupe.jpg (1600 × 1200)",
        repair:
            "Donnez la photo telle que l'appareil l'a faite : le site la réduit lui-même et en ôte les données cachées."
            / "Give the photo as the camera made it: the site makes it smaller itself and removes hidden data.",
    }
}
