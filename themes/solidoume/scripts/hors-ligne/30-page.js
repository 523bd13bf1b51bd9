/** The pages on this device, under the part of the site they belong to; their titles are read from themselves. */
async function listKept() {
  const { cache: name, pages } = await ask(await worker(), { ask: "kept" });
  const cache = await caches.open(name);
  const groups = new Map([...Object.entries(parts).map(([start, title]) => [start, { title, links: [] }]), ["", { title: words.autres, links: [] }]]);
  const root = script.dataset.root;
  for (const address of pages) {
    const response = await cache.match(address);
    if (!response) continue;
    const link = linkTo(address, await response.text());
    const path = address.slice(root.length).replace(/^en\//, "");
    const start = Object.keys(parts).find((part) => path.startsWith(part)) ?? "";
    groups.get(start).links.push(link);
  }
  show([...groups.values()].filter(({ links }) => links.length > 0));
}

function linkTo(address, html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = page.querySelector("h1")?.textContent ?? page.title;
  const { lang } = page.documentElement;
  if (lang !== language) link.lang = link.hreflang = lang;
  return link;
}

function show(groups) {
  const place = document.querySelector("[data-kept]");
  const nothing = document.createElement("p");
  nothing.textContent = words.rien;
  place.replaceChildren(...(groups.length > 0 ? groups.flatMap(group) : [nothing]));
}

function group({ title, links }) {
  const heading = document.createElement("h3");
  heading.textContent = title;
  const list = document.createElement("ul");
  list.className = "links";
  const sorted = links.sort((one, other) => one.textContent.localeCompare(other.textContent, language));
  for (const link of sorted) {
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  return [heading, list];
}

async function start() {
  if (!navigator.serviceWorker || !globalThis.caches) return;
  if (location.pathname !== script.dataset.url) {
    const note = document.querySelector("[data-absent]");
    note.hidden = false;
    note.querySelector("[data-do=again]").addEventListener("click", () => location.reload());
  }
  const { sets } = await ask(await worker(), { ask: "kept" });
  for (const root of document.querySelectorAll("[data-set]")) new KeptSet(root).show(sets[root.dataset.set]);
  document.querySelector("[data-without]").hidden = true;
  for (const part of document.querySelectorAll("[data-with]")) part.hidden = false;
  await listKept();
  document.documentElement.dataset.offline = "ready";
}

await start();
