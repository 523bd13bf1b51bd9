//! `cargo xtask serve`: the built site on a local port.

use std::fs;
use std::path::{Path, PathBuf};

use axum::Router;
use axum::http::{HeaderValue, header};
use axum::middleware::map_response;
use axum::response::{Redirect, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tower_http::services::{ServeDir, ServeFile};

use crate::Command;
use crate::arguments::Choice;
use crate::failure::{Failure, Result};
use crate::site;
use crate::workspace::Workspace;

/// The command as the help shows it.
pub(crate) const COMMAND: Command = Command {
    name: "serve",
    about: "build the site and show it on a local port",
    choices: &[
        Choice {
            name: "--port",
            value: Some("N"),
            about: "port of 127.0.0.1, 8000 unless told",
        },
        Choice {
            name: "--no-build",
            value: None,
            about: "show public/ as it is",
        },
    ],
    run: |arguments| {
        let workspace = Workspace::find()?;
        if !arguments.has("--no-build") {
            print!("{}", site::build(&workspace, &[])?.summary());
        }
        serve(&workspace.public(), arguments.value_or("--port", 8000)?)
    },
};

fn serve(public: &Path, port: u16) -> Result<()> {
    if !public.join("index.html").is_file() {
        return Err(Failure::new("there is no site in public/").advise("leave `--no-build` out"));
    }
    let prefix = prefix(public);
    let runtime = Runtime::new()
        .map_err(|error| Failure::new(format!("no asynchronous runtime ({error})")))?;
    runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", port))
            .await
            .map_err(|error| {
                Failure::new(format!("port {port} cannot be used ({error})"))
                    .advise("choose another with `--port N`")
            })?;
        println!("http://127.0.0.1:{port}{prefix} shows public/ until Ctrl+C.");
        axum::serve(listener, router(public.to_owned(), &prefix))
            .await
            .map_err(|error| Failure::new(format!("the server stopped ({error})")))
    })
}

/// Where the site stands beneath its host: `/`, or `/solidoume/` when its base address says so. The sitemap knows.
fn prefix(public: &Path) -> String {
    let sitemap = fs::read_to_string(public.join("sitemap.xml")).unwrap_or_default();
    prefix_in(&sitemap).unwrap_or_else(|| "/".to_owned())
}

/// The shortest path of a sitemap's addresses is the home page's.
fn prefix_in(sitemap: &str) -> Option<String> {
    sitemap
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| rest.split("</loc>").next())
        .filter_map(|address| address.split_once("://")?.1.split_once('/'))
        .map(|(_, path)| format!("/{path}"))
        .min_by_key(String::len)
}

/// Files with their types, `index.html` for folders, and the site's own page with status 404 for what is missing.
fn router(public: PathBuf, prefix: &str) -> Router {
    let missing = ServeFile::new(public.join("404.html"));
    let files = ServeDir::new(public).not_found_service(missing);
    let router = match prefix.trim_end_matches('/') {
        "" => Router::new().fallback_service(files),
        beneath => {
            let home = prefix.to_owned();
            Router::new()
                .route("/", get(async move || Redirect::temporary(&home)))
                .nest_service(beneath, files)
        }
    };
    // A page just rebuilt must be seen at once.
    router.layer(map_response(async |mut response: Response| {
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        response
    }))
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn the_sitemap_tells_where_the_site_stands() {
        let sitemap = "<url><loc>https://a.example/doume/recettes/</loc></url><url><loc>https://a.example/doume/</loc></url>";
        assert_eq!(prefix_in(sitemap).as_deref(), Some("/doume/"));
        assert_eq!(
            prefix_in("<loc>https://a.example/</loc>").as_deref(),
            Some("/")
        );
        assert_eq!(prefix_in(""), None);
    }

    #[test]
    fn pages_have_types_and_a_missing_one_has_the_sites_own_page() {
        let folder = std::env::temp_dir().join(format!("solidoume-serve-{}", std::process::id()));
        fs::create_dir_all(folder.join("calculateurs")).expect("a folder");
        for (name, text) in [
            ("index.html", "accueil"),
            ("404.html", "perdu"),
            ("calculateurs/index.html", "calculer"),
            ("a.wasm", ""),
        ] {
            fs::write(folder.join(name), text).expect("a file");
        }
        let answers = ask(&folder, &["/", "/calculateurs/", "/a.wasm", "/rien/"]);
        fs::remove_dir_all(&folder).expect("the folder goes");
        for (answer, (status, kind, body)) in answers.iter().zip([
            ("200", "text/html", "accueil"),
            ("200", "text/html", "calculer"),
            ("200", "application/wasm", ""),
            ("404", "text/html", "perdu"),
        ]) {
            assert!(
                answer.starts_with(&format!("HTTP/1.1 {status}")),
                "{answer}"
            );
            assert!(
                answer.contains(&format!("content-type: {kind}")),
                "{answer}"
            );
            assert!(
                answer.contains("cache-control: no-cache") && answer.ends_with(body),
                "{answer}"
            );
        }
    }

    fn ask(public: &Path, paths: &[&str]) -> Vec<String> {
        let runtime = Runtime::new().expect("a runtime");
        let listener = runtime
            .block_on(TcpListener::bind("127.0.0.1:0"))
            .expect("a free port");
        let address = listener.local_addr().expect("an address");
        let router = router(public.to_owned(), "/");
        runtime.spawn(async { axum::serve(listener, router).await });
        let ask = |path: &&str| {
            let mut stream = TcpStream::connect(address).expect("a connection");
            write!(
                stream,
                "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            )
            .expect("asked");
            let mut answer = String::new();
            stream.read_to_string(&mut answer).expect("answered");
            answer
        };
        paths.iter().map(ask).collect()
    }
}
