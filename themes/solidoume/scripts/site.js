/**
 * Lets pages be read without a network: once a page is whole, registers the service worker, and says when a newer version
 * of the page is on the device. Without this module a page is complete.
 */
const container = navigator.serviceWorker;

/** Asks the worker something; an answer may take as long as a file takes to come. */
function ask(worker, question) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answer(data);
    worker.postMessage(question, [port2]);
  });
}

async function start() {
  const script = document.querySelector("script[data-worker]");
  const address = script?.dataset.worker;
  if (!address || !container) return;
  // Who reads one page needs no manifest; it comes once the page is whole.
  document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: script.dataset.manifest }));
  const known = container.controller;
  if (known) {
    container.addEventListener("controllerchange", () => tell(false));
    addEventListener("pageshow", ({ persisted }) => persisted && tell(false));
    // Asked before it registers: that ends just when a new version is installed, and Chromium, which stops the old worker
    // then, starts it again for a question that comes at that moment, and leaves the new one waiting.
    tell(true);
  }
  try {
    await container.register(address, { updateViaCache: "none" });
  } catch {
    return; // A browser that keeps nothing, in private browsing for one, shows an ordinary site.
  }
  if (known) return;
  const { active } = await container.ready;
  // Nobody saw this page come: it would be missing among those that were visited.
  const shown = performance.getEntriesByType("resource").map(({ name }) => name);
  active.postMessage({ ask: "keep", addresses: [location.href, ...shown] });
}

/** Says so when the worker that answers now has another version of this page. */
async function tell(now) {
  const { fresh } = await ask(container.controller, { ask: "fresh", now });
  const place = document.querySelector("[data-news]");
  if (fresh || place.firstChild) return;
  const text = document.createElement("p");
  text.textContent = place.dataset.news;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = place.dataset.show;
  button.addEventListener("click", () => location.reload());
  place.append(text, button);
}

if (document.readyState === "complete") start();
else addEventListener("load", start);
