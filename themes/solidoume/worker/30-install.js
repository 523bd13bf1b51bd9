// A new version is brought whole, into a cache of its own, before it answers anything. Unchanged files are copied from the
// versions that are here. Whatever fails, the version before stays as it is; what came already is there for the next try.

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", () => void tidy());

async function install() {
  const list = await fetchList();
  const cache = await openVersion(VERSION);
  const others = [];
  for (const version of await versions()) {
    if (version !== VERSION) others.push({ list: await listOf(version).catch(() => undefined), cache: await openVersion(version) });
  }
  const older = others.filter((other) => other.list);
  const saving = navigator.connection?.saveData === true;
  const must = new Set(saving ? list.minimal : list.shell);
  await withEach(must, (file) => bring(file, list, cache, older));
  for (const name of Object.keys(list.sets)) {
    if ((await noted("set", name))?.whole) await bringSet(name, list, cache, older, must);
  }
  await bringVisited(list, cache, older, saving);
  // The browser may have made room in the meantime.
  const still = await openVersion(VERSION);
  for (const file of must) if (!(await still.match(addressOf(file)))) throw new Error(`${file} is gone`);
  // Pages of older versions are still answered from these, so that nobody needs to wait; unless they are kept in a way that
  // this worker does not know.
  const foreign = (await caches.keys()).some((name) => name.startsWith(OURS) && !name.startsWith(FORMAT));
  if (!foreign) await skipWaiting();
}

/** Has a file of this version: it is there, or in another version under the same mark, or the server gives it. */
async function bring(file, list, cache, older) {
  const address = addressOf(file);
  if (await cache.match(address)) return;
  const response = (await copyOf(file, list, older)) ?? (await fetchFile(list, file));
  await cache.put(address, response);
}

async function copyOf(file, list, older) {
  for (const other of older) {
    if (!other.list.files[file] || String(other.list.files[file]) !== String(list.files[file])) continue;
    const kept = await other.cache.match(addressOf(file));
    if (kept) return new Response(await kept.arrayBuffer(), { headers: kept.headers });
  }
  return undefined;
}

/** What the visitor keeps stays whole; only a full device gives it up. */
async function bringSet(name, list, cache, older, must) {
  try {
    await withEach(list.sets[name], (file) => bring(file, list, cache, older));
    for (const file of list.sets[name]) must.add(file);
  } catch (problem) {
    if (problem.name !== "QuotaExceededError") throw problem;
    for (const file of list.sets[name]) if (!must.has(file)) await cache.delete(addressOf(file));
    await note("set", name, { wanted: true, whole: false, full: true });
  }
}

/** Visited pages are copied, or fetched again, or dropped; in the order they were visited. */
async function bringVisited(list, cache, older, saving) {
  let answers = !saving;
  for (const other of older) {
    for (const { url } of await other.cache.keys()) {
      const file = fileAt(url);
      if (!list.files[file] || (await cache.match(addressOf(file)))) continue;
      const copy = await copyOf(file, list, [other]);
      if (copy) await cache.put(addressOf(file), copy);
      else if (answers) answers = await bring(file, list, cache, []).then(() => true, () => false);
    }
  }
}
