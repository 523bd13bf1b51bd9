// Notes that outlive this worker, one entry of a cache each, so that none is written over another.

const noteAddress = (kind, name) => `${ROOT}-note/${kind}/${encodeURIComponent(name)}`;

async function note(kind, name, value) {
  await (await caches.open(NOTES)).put(noteAddress(kind, name), Response.json(value));
}

async function noted(kind, name) {
  const found = await (await caches.open(NOTES)).match(noteAddress(kind, name));
  return found?.json();
}

async function forget(kind, name) {
  await (await caches.open(NOTES)).delete(noteAddress(kind, name));
}

async function namesNoted(kind) {
  const start = new URL(noteAddress(kind, ""), location.origin).href;
  const addresses = (await (await caches.open(NOTES)).keys()).map(({ url }) => url);
  return addresses.filter((url) => url.startsWith(start)).map((url) => decodeURIComponent(url.slice(start.length)));
}

/**
 * What each open page is: its file, the mark of its bytes, and the version it is of; `null` for one that came from the server
 * and is not of this worker's version. A page that is being read is a promise.
 */
const pages = new Map();

function isPage(client, record) {
  if (!client) return Promise.resolve();
  const known = Promise.resolve(record);
  pages.set(client, known);
  return known.then((value) => note("page", client, value));
}

function pageOf(client) {
  if (!client) return Promise.resolve(undefined);
  if (!pages.has(client)) pages.set(client, noted("page", client));
  return pages.get(client);
}

/**
 * Deletes the versions that no open page is of any more. Nobody waits for it: it waits for pages that are loading, and a new
 * worker takes over only from one that has nothing left to do.
 */
async function tidy() {
  const names = await caches.keys();
  // A version that is being installed deletes the others when it is its turn.
  if (registration.installing || registration.waiting) return;
  const used = new Set([NOTES, FORMAT + VERSION]);
  for (const client of await namesNoted("page")) {
    // For a page that is still loading, this waits.
    if (await clients.get(client)) {
      used.add(FORMAT + (await pageOf(client))?.version);
    } else {
      pages.delete(client);
      await forget("page", client);
    }
  }
  for (const name of names) {
    if (registration.installing || registration.waiting) return;
    if (name.startsWith(OURS) && !used.has(name)) await caches.delete(name);
  }
}
