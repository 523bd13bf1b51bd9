//! What Markdown becomes, feature by feature.

use super::*;
use crate::diagnostics::Bilingual;
use crate::source::{SourceFile, Sources};

/// A site of one recipe, one page, one picture and three components.
struct Site;

impl PageContext for Site {
    fn link(&self, target: &str) -> Result<Link, Problem> {
        match target {
            "bientot" => Ok(Link {
                url: String::new(),
                title: "Bientôt".into(),
            }),
            "truffade" => Ok(Link {
                url: "/s/truffade/".into(),
                title: "L'\"authentique\"".into(),
            }),
            _ => Err(Problem::BrokenLink {
                target: target.into(),
                suggestion: None,
            }),
        }
    }

    fn address(&self, address: &str) -> Result<String, Problem> {
        match address {
            "/ici/" => Ok("/s/ici/".into()),
            _ => Err(Problem::BrokenAddress {
                address: address.into(),
            }),
        }
    }

    fn image(&self, file: &str) -> Result<Image, Problem> {
        match file {
            "a.jpg" => Ok(Image {
                url: "/s/a b.jpg".into(),
                srcset: None,
                width: Some(8),
                height: Some(6),
            }),
            _ => Err(Problem::MissingImage {
                file: file.into(),
                suggestion: None,
            }),
        }
    }

    fn component(&self, call: &mut ComponentCall<'_>) -> Option<Result<String, Problem>> {
        let expected = Bilingual {
            fr: "une liste",
            en: "a list",
        };
        match call.name {
            "astuce" => Some(Ok(format!("<aside>\n{}</aside>", call.markdown()))),
            "carte" if call.argument.is_empty() => Some(Err(Problem::ComponentArgument {
                component: call.name,
                expected,
                example: "```carte commerces",
            })),
            "carte" => Some(Ok(format!("<div data-of=\"{}\"></div>", call.argument))),
            _ => None,
        }
    }

    fn component_names(&self) -> &[&'static str] {
        &["astuce", "carte", "citation"]
    }
}

/// What a body becomes, and its problems as `code «the bytes they point at»`.
fn render_in(language: Language, body: &str) -> (Rendered, Vec<String>) {
    let before = "---\ntitre: Œuf\n---\n";
    let file = format!("{before}{body}");
    let sources = Sources::new(vec![SourceFile {
        path: "a.md".into(),
        bytes: file.clone().into_bytes(),
    }]);
    let (id, _) = sources.at("a.md").unwrap();
    let mut diagnostics = Diagnostics::default();
    let at = Span::new(id, before.len(), file.len());
    let rendered = to_html(body, at, language, &Site, &mut diagnostics);
    diagnostics.sort();
    let problem = |diagnostic: &crate::diagnostics::Diagnostic| {
        let span = diagnostic.span.unwrap();
        let text = file
            .get(span.start as usize..span.end as usize)
            .expect("a span of whole characters");
        format!("{} «{text}»", diagnostic.problem.code())
    };
    (rendered, diagnostics.iter().map(problem).collect())
}

fn render(body: &str) -> (Rendered, Vec<String>) {
    render_in(Language::Fr, body)
}

#[track_caller]
fn gives(body: &str, html: &str) {
    let (rendered, problems) = render(body);
    assert_eq!(
        rendered
            .html
            .replace('\u{202f}', "~")
            .replace('\u{a0}', "_"),
        html
    );
    assert!(problems.is_empty(), "{problems:?}");
}

#[track_caller]
fn reports(body: &str, expected: &[&str]) -> String {
    let (rendered, problems) = render(body);
    assert_eq!(problems, expected, "in {}", rendered.html);
    rendered.html
}

#[test]
fn text_is_set_and_escaped() {
    gives(
        "L'ail **rose** ! 5 < 6 & \"oui\"\n",
        "<p>L’ail <strong>rose</strong>~! 5 &lt; 6 &amp; «_oui_»</p>\n",
    );
    gives(
        "a\\\nb *c* ~~d~~ `x' < \"y\"`\n",
        "<p>a<br>\nb <em>c</em> <del>d</del> <code>x' &lt; &quot;y&quot;</code></p>\n",
    );
    gives("fin\n! et &eacute;\\!", "<p>fin~! et é~!</p>\n");
}

#[test]
fn headings_have_unique_ids() {
    let (rendered, _) =
        render("## L'œuf *dur*\n\n## Œuf dur 2\n\n### L’œuf dur\n\n## !\n\n## L'œuf dur\n");
    let ids: Vec<_> = rendered
        .headings
        .iter()
        .map(|heading| (heading.level, heading.id.as_str()))
        .collect();
    assert_eq!(
        ids,
        [
            (2, "l-oeuf-dur"),
            (2, "oeuf-dur-2"),
            (3, "l-oeuf-dur-2"),
            (2, "section"),
            (2, "l-oeuf-dur-3")
        ]
    );
    assert!(
        rendered
            .html
            .starts_with("<h2 id=\"l-oeuf-dur\">L’œuf <em>dur</em></h2>\n")
    );
    assert_eq!(rendered.headings[0].text, "L’œuf dur");
}

#[test]
fn a_title_in_a_body_is_reported() {
    let html = reports("texte\n\n# Titre\n", &["T004 «# Titre»"]);
    assert!(html.contains("<h2 id=\"titre\">Titre</h2>"));
}

#[test]
fn raw_html_is_left_out() {
    let html = reports(
        "été <b>gras</b>\n\n<div onclick=\"x\">\nmot\n</div>\n\n<!-- rien -->\n",
        &[
            "T001 «<b>»",
            "T001 «</b>»",
            "T001 «<div onclick=\"x\">\nmot\n</div>»",
            "T001 «<!-- rien -->»",
        ],
    );
    assert_eq!(html, "<p>été gras</p>\n");
}

#[test]
fn entries_are_linked_by_their_names() {
    gives(
        "[[truffade]]",
        "<p><a href=\"/s/truffade/\">L’«_authentique_»</a></p>\n",
    );
    gives(
        "[[truffade|la *mienne*]] !",
        "<p><a href=\"/s/truffade/\">la <em>mienne</em></a>~!</p>\n",
    );
    gives(
        "[[bientot]] et [[bientot|*là*]]",
        "<p>Bientôt et <em>là</em></p>\n",
    );
    gives("| a |\n|---|\n| [[truffade\\|b]] |\n", TABLE_WITH_LINK);
    assert_eq!(
        reports("une [[trufade]]", &["L001 «[[trufade]]»"]),
        "<p>une trufade</p>\n"
    );
}

const TABLE_WITH_LINK: &str = "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tableau 1\">\n<table>\n\
    <thead>\n<tr><th scope=\"col\">a</th></tr>\n</thead>\n<tbody>\n<tr><td><a href=\"/s/truffade/\">b</a></td></tr>\n\
    </tbody>\n</table>\n</div>\n";

#[test]
fn addresses_are_checked() {
    gives(
        "[a](/ici/ \"Par l'ici\")",
        "<p><a href=\"/s/ici/\" title=\"Par l’ici\">a</a></p>\n",
    );
    gives(
        "[a](https://x.fr/é?b&c)",
        "<p><a href=\"https://x.fr/%C3%A9?b&amp;c\" rel=\"external noopener\">a</a></p>\n",
    );
    gives(
        "<https://x.fr/a?b!c>",
        "<p><a href=\"https://x.fr/a?b!c\" rel=\"external noopener\">https://x.fr/a?b!c</a></p>\n",
    );
    gives(
        "<a@b.fr> [t](tel:+33400)",
        "<p><a href=\"mailto:a@b.fr\">a@b.fr</a> <a href=\"tel:+33400\">t</a></p>\n",
    );
    gives(
        "[a](#la)\n\n## Là\n",
        "<p><a href=\"#la\">a</a></p>\n<h2 id=\"la\">Là</h2>\n",
    );
    reports(
        "é [a](#rien) [b](../x) [c](autre.md)",
        &[
            "L008 «[a](#rien)»",
            "L008 «[b](../x)»",
            "L008 «[c](autre.md)»",
        ],
    );
    reports(
        "[a](/non/)\n[b](//x.fr)\n[c]()",
        &["L008 «[a](/non/)»", "L008 «[b](//x.fr)»", "L008 «[c]()»"],
    );
}

#[test]
fn no_address_runs_a_program() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "javascript&#58;x",
        "java&#10;script:x",
        "java&Tab;script:x",
        "&#1;javascript:x",
        "< javascript:x>",
        "data:text/html,x",
        "vbscript:x",
        "java\u{200b}script:x",
        "file:///etc",
        "blob:x",
        "java\u{ad}script:x",
        "\u{a0}javascript:x",
    ] {
        let (rendered, problems) = render(&format!("[a]({address}) ![b]({address})"));
        assert!(
            !rendered.html.contains("href") && !rendered.html.contains("src"),
            "{address}: {}",
            rendered.html
        );
        assert!(
            problems.iter().all(|problem| problem.starts_with("T006")),
            "{address}: {problems:?}"
        );
        assert_eq!(problems.len(), 2, "{address}: {}", rendered.html);
    }
    reports("[a][r]\n\n[r]: javascript:x", &["T006 «[a][r]»"]);
    reports("<javascript:x>", &["T006 «<javascript:x>»"]);
}

#[test]
fn images_need_words() {
    gives(
        "Un ![l'ail *rose*](a.jpg) ici",
        "<p>Un <img src=\"/s/a%20b.jpg\" alt=\"l’ail rose\" width=\"8\" height=\"6\" loading=\"lazy\" decoding=\"async\"> ici</p>\n",
    );
    gives(
        "![ail](a.jpg \"L'ail\")\n",
        "<figure><img src=\"/s/a%20b.jpg\" alt=\"ail\" width=\"8\" height=\"6\" loading=\"lazy\" decoding=\"async\">\
         <figcaption>L’ail</figcaption></figure>\n",
    );
    reports(
        "é ![](a.jpg) et ![x](b.jpg)",
        &["L004 «![](a.jpg)»", "L003 «![x](b.jpg)»"],
    );
    reports("![[a.jpg]]", &["L004 «![[a.jpg]]»"]);
}

#[test]
fn components_stand_on_the_page() {
    gives(
        "```astuce\nL'*ail* !\n```\n",
        "<aside>\n<p>L’<em>ail</em>~!</p>\n</aside>\n",
    );
    gives(
        "a\n\n```carte commerces\n```\nb",
        "<p>a</p>\n<div data-of=\"commerces\"></div>\n<p>b</p>\n",
    );
    gives(
        "```rust\nlet a = \"b\";\n```",
        "<pre tabindex=\"0\"><code class=\"language-rust\">let a = &quot;b&quot;;\n</code></pre>\n",
    );
    reports("é\n\n```carte\n```", &["T003 «carte»"]);
    reports(
        "~~~~ Astuse là\nx\n~~~~\n\n```{astuce}\n```\n\n```cart\n```",
        &["T002 «Astuse là»", "T002 «{astuce}»", "T002 «cart»"],
    );
}

#[test]
fn problems_in_a_component_point_into_the_file() {
    reports("```astuce\né [[x]]\n```", &["L001 «[[x]]»"]);
    reports(
        "> - a\n>\n>   ```astuce\n>   un\n>\n>   é [[x]]\n>   ```\n",
        &["L001 «[[x]]»"],
    );
    reports(
        "````astuce\r\nun\r\n```astuce\r\né <b>\r\n```\r\n````\r\n",
        &["T001 «<b>»"],
    );
    reports("````astuce\nun\n```astuce\n\r\né<b>", &["T001 «<b>»"]);
    reports("- ```astuce\n\té <b>\n  ```", &["T001 «<b>»"]);
    let nested = (0..6).rev().fold("fin".to_owned(), |inner, level| {
        let fence = "`".repeat(9 - level);
        format!("{fence}astuce\n{inner}\n{fence}")
    });
    reports(&nested, &["T003 «astuce»"]);
}

#[test]
fn notes_end_the_page() {
    gives(
        "a[^n] b[^N]\n\n[^n]: L'*eau*.\n",
        "<p>a<sup id=\"call_1\"><a href=\"#note_1\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup> b<sup id=\"call_1_2\">\
         <a href=\"#note_1\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup></p>\n\
         <section class=\"notes\" role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n<li id=\"note_1\"><p>L’<em>eau</em>. \
         <a href=\"#call_1\" role=\"doc-backlink\" aria-label=\"Revenir à l’appel de la note 1\">↩</a> \
         <a href=\"#call_1_2\" role=\"doc-backlink\" aria-label=\"Revenir à l’appel de la note 1 (2)\">↩</a></p>\n</li>\n</ol>\n</section>\n",
    );
    reports("é[^rien], \\[^non] et `[^code]`", &["T005 «[^rien]»"]);
    let (rendered, problems) = render("```astuce\ndit[^1] ici\n```\n\n[^1]: Là.\n");
    assert!(
        problems.is_empty() && rendered.html.contains("dit<sup id=\"call_1\">"),
        "{problems:?} {}",
        rendered.html
    );
}

#[test]
fn tables_are_regions_with_headers() {
    gives(
        "## Prix\n\n|  | Prix |\n|---|--:|\n| ail | 20% |\n",
        "<h2 id=\"prix\">Prix</h2>\n<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Tableau 1_: Prix\">\n<table>\n\
         <thead>\n<tr><td></td><th scope=\"col\" class=\"number\">Prix</th></tr>\n</thead>\n<tbody>\n\
         <tr><td>ail</td><td class=\"number\">20~%</td></tr>\n</tbody>\n</table>\n</div>\n",
    );
}

#[test]
fn lists_of_every_kind() {
    gives(
        "- [x] a\n- [ ] b\n\n3. c\n\nmot\n: sens\n",
        "<ul>\n<li><input type=\"checkbox\" disabled checked aria-label=\"fait\"> a</li>\n\
         <li><input type=\"checkbox\" disabled aria-label=\"à faire\"> b</li>\n</ul>\n<ol start=\"3\">\n<li>c</li>\n</ol>\n\
         <dl>\n<dt>mot</dt>\n<dd>sens</dd>\n</dl>\n",
    );
}

#[test]
fn steps_are_the_ordered_lists_under_preparation() {
    let body = "1. non\n\n## Préparation\n\nAvant.\n\n1. Laver *l'ail*\n   rose.\n2. Cuire :\n   - doux\n   - 10 min\n\n\
                ```astuce\n1. non\n```\n\n### Enfin\n\n3. Servir.\n\n## Fin\n\n1. non\n";
    let (rendered, _) = render(body);
    assert_eq!(
        rendered.steps,
        [
            "Laver l’ail rose.",
            "Cuire\u{a0}: doux 10\u{202f}min",
            "Servir."
        ]
    );
    let (rendered, _) = render_in(Language::En, "## Method\n\n1. Don't stir.\n");
    assert_eq!(rendered.steps, ["Don’t stir."]);
    assert_eq!(rendered.text, "Method\nDon’t stir.");
}

/// Bodies put together from what Markdown is made of, in every order a small generator finds.
#[test]
fn any_body_is_rendered() {
    const PIECES: &[&str] = &[
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "\r\n",
        "a",
        "é",
        "🍲",
        "\0",
        "# ",
        "## Préparation\n",
        "- ",
        "1. ",
        "> ",
        "| a | b |\n|--|--|\n",
        "|",
        "```astuce\n",
        "````astuce\n",
        "```",
        "````",
        "~~~carte\n",
        "[[",
        "]]",
        "[",
        "]",
        "](",
        ")",
        "(/ici/)",
        "(javascript:x)",
        "![",
        "a.jpg",
        "[^1]",
        "[^1]: ",
        "[^",
        "<b>",
        "<!-- ",
        "-->",
        "<",
        ">",
        "&amp;",
        "&#0;",
        "\\",
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "\"",
        "'",
        ": ",
        "\n: ",
        "[x] ",
        "---\n",
        "===\n",
        "https://x.fr",
        "<https://x.fr>",
        "[r]: /ici/ \"t\"\n",
        "[r]",
        "!",
        "12 500",
        "%",
    ];
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..20_000 {
        let mut body = String::new();
        for _ in 0..1 + (seed >> 20) % 24 {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            body.push_str(PIECES[(seed >> 8) as usize % PIECES.len()]);
        }
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1) | 1;
        let (rendered, _) = render(&body);
        assert!(
            is_balanced(&rendered.html),
            "{body:?} became {}",
            rendered.html
        );
        assert!(
            !rendered.html.contains("javascript:x\""),
            "{body:?} became {}",
            rendered.html
        );
    }
}

/// Whether every element that is opened is closed, in order.
fn is_balanced(html: &str) -> bool {
    const VOID: &[&str] = &["img", "br", "hr", "input"];
    let mut open = Vec::new();
    for tag in html.split('<').skip(1) {
        let Some((tag, _)) = tag.split_once('>') else {
            return false;
        };
        let name = tag.split(' ').next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return false,
            None if !VOID.contains(&name) => open.push(name),
            _ => {}
        }
    }
    open.is_empty()
}
