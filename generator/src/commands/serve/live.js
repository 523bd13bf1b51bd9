// Keeps this page up to date while somebody writes: only `solidoume serve` adds it, a build never does.
(() => {
  "use strict";
  const script = document.currentScript;
  const shown = { page: script.dataset.page, text: script.dataset.text };
  const place = `solidoume-serve ${location.pathname}`;
  // What a build keeps on devices would hide what is being written: it is not registered, and one of before goes.
  document.querySelector("script[data-worker]")?.removeAttribute("data-worker");
  navigator.serviceWorker?.getRegistrations().then((all) => {
    for (const registration of all) registration.unregister();
  });
  globalThis.caches?.keys().then((names) => {
    for (const name of names) if (name.startsWith("solidoume:")) caches.delete(name);
  });

  let report = null;
  let hidden = false;
  let refreshing = false;

  // The overlay's own tree: the site's styles do not reach it, and nothing of it reaches the site.
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/-serve/live.css";
  const panel = document.createElement("section");
  root.append(style, panel);

  const make = (name, text, className) => {
    const element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };

  const excerpt = ({ first, before, marked, after }) => {
    const lines = make("pre");
    lines.append(before, make("mark", marked), after);
    const numbered = make("div", "", "excerpt");
    const count = (before + marked + after).split("\n").length;
    const numbers = Array.from({ length: count }, (_, line) => first + line).join("\n");
    numbered.append(make("pre", numbers, "numbers"), lines);
    return numbered;
  };

  const problem = (found) => {
    const item = make("li", "", found.severity);
    if (found.file) {
      const where = make("a", `${found.file}:${found.line}:${found.column}`, "place");
      if (found.source.startsWith("content/")) {
        where.href = `/-source/${encodeURI(found.source)}?line=${found.line}`;
      }
      item.append(where);
    }
    item.append(make("p", found.code ? `${found.message} (${found.code})` : found.message));
    if (found.excerpt) item.append(excerpt(found.excerpt));
    if (found.hint) item.append(make("p", found.hint, "hint"));
    return item;
  };

  const draw = () => {
    panel.replaceChildren();
    if (!report || report.problems.length === 0 || hidden) {
      host.remove();
      return;
    }
    panel.lang = report.words.language;
    panel.className = report.broken ? "problems broken" : "problems";
    const list = make("ul");
    list.append(...report.problems.map(problem));
    if (report.rest) list.append(make("li", report.rest));
    const hide = make("button", report.words.hide);
    hide.type = "button";
    hide.addEventListener("click", () => { hidden = true; draw(); });
    if (report.broken) {
      panel.setAttribute("role", "alert");
      panel.append(hide, make("h1", report.title), make("p", report.note), list);
    } else {
      panel.removeAttribute("role");
      const details = make("details");
      details.append(make("summary", report.title), list);
      panel.append(hide, details);
    }
    document.body.append(host);
  };

  // Only the style changed: the new sheets come before the old ones go, so that the page never stands naked.
  const restyle = async () => {
    const response = await fetch(location.href, { cache: "no-store" });
    const next = new DOMParser().parseFromString(await response.text(), "text/html");
    const sheets = (tree) => [...tree.querySelectorAll('link[rel="stylesheet"]')];
    const old = sheets(document);
    await Promise.all(sheets(next).map((sheet) => new Promise((done) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.integrity = sheet.integrity;
      link.onload = link.onerror = done;
      link.href = sheet.getAttribute("href");
      old[0].before(link);
    })));
    for (const sheet of old) sheet.remove();
  };

  const reload = () => {
    sessionStorage.setItem(place, String(scrollY));
    location.reload();
  };

  const receive = async (message) => {
    if (JSON.stringify(message.report) !== JSON.stringify(report)) {
      report = message.report;
      hidden = false;
      draw();
    }
    if (!message.page || message.page === shown.page || refreshing) return;
    if (message.text !== shown.text || !document.querySelector('link[rel="stylesheet"]')) {
      refreshing = true;
      reload();
      return;
    }
    shown.page = message.page;
    await restyle().catch(reload);
  };

  const connect = () => {
    const page = encodeURIComponent(decodeURIComponent(location.pathname));
    const socket = new WebSocket(`ws://${location.host}/-serve/live?page=${page}`);
    socket.onmessage = (event) => receive(JSON.parse(event.data));
    // The server comes back when somebody starts it again.
    socket.onclose = () => setTimeout(connect, 1000);
  };

  // A link to a file opens it in the editor where there is one; where there is none, it shows the file.
  addEventListener("click", (event) => {
    const link = event.composedPath().find((element) => element.href);
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!link || !plain || !link.href.startsWith(`${location.origin}/-source/`)) return;
    event.preventDefault();
    fetch(link.href, { method: "POST" })
      .then((answer) => { if (answer.status !== 204) location.assign(link.href); })
      .catch(() => location.assign(link.href));
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && host.isConnected) { hidden = true; draw(); }
  });
  addEventListener("load", () => {
    const scroll = sessionStorage.getItem(place);
    sessionStorage.removeItem(place);
    if (scroll !== null) scrollTo({ top: Number(scroll), behavior: "instant" });
  });
  connect();
})();
