// A version of the site is a list of its files with their marks. Whatever is kept for a version was compared with that
// list, so that no file of another version can be among it: docs/offline.md.

const ROOT = new URL(registration.scope).pathname;
/** What the names of all caches of this site begin with; other sites of the same host have others. */
const OURS = `solidoume:${encodeURIComponent(ROOT)}:`;
/** The same for caches that are arranged as here: change the number when that changes. */
const FORMAT = `${OURS}1:`;
/** What must outlive this worker: which page is of which version, and what the visitor keeps. */
const NOTES = `${FORMAT}notes`;
/** Where a version's list stands in its cache. */
const LIST_PLACE = `${ROOT}-liste`;
/** A file that takes longer than this does not come. */
const LONGEST = 60_000;

/** What the server has is of another version. */
class OtherVersion extends Error {}

/** The file of this site that an address leads to, from its root; nothing for others' addresses. */
function fileAt(address) {
  const { origin, pathname } = new URL(address, location.origin);
  if (origin !== location.origin || !pathname.startsWith(ROOT)) return undefined;
  let path;
  try {
    path = decodeURIComponent(pathname.slice(ROOT.length));
  } catch {
    return undefined;
  }
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

function addressOf(file) {
  return ROOT + encodeURI(file.replace(/(^|\/)index\.html$/, "$1"));
}

/** Whether a name carries the hash of its content: its bytes never change. */
function isEternal(file) {
  return /\.[0-9a-f]{10}\.[a-z0-9]+$/.test(file);
}

/** Tells bytes from others', as the program that made the site does. */
async function markOf(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...hash.subarray(0, 6))).replaceAll("+", "-").replaceAll("/", "_");
}

async function isOf(list, file, bytes) {
  const [size, mark] = list.files[file];
  return bytes.byteLength === size && (mark === undefined || mark === (await markOf(bytes)));
}

/** Gets a file from the server, if it still is the one of this list. */
async function fetchFile(list, file) {
  const response = await fetch(addressOf(file), {
    cache: isEternal(file) ? "default" : "no-cache",
    redirect: "error",
    signal: AbortSignal.timeout(LONGEST),
  });
  if (response.status !== 200 || response.type !== "basic") throw new Error(`${file}: ${response.status}`);
  const bytes = await response.arrayBuffer();
  if (!(await isOf(list, file, bytes))) throw new OtherVersion(file);
  return asKept(bytes, response);
}

/** An answer with these bytes: they are no longer compressed. */
function asKept(bytes, { headers }) {
  const own = new Headers(headers);
  for (const name of ["content-encoding", "content-length", "content-range"]) own.delete(name);
  return new Response(bytes, { headers: own });
}

/** Lists of the versions on this device, as they are asked for. */
const lists = new Map();

function listOf(version) {
  if (!lists.has(version)) {
    const list = readList(version);
    lists.set(version, list);
    list.catch(() => lists.delete(version));
  }
  return lists.get(version);
}

async function readList(version) {
  const name = FORMAT + version;
  const kept = (await caches.has(name)) && (await (await caches.open(name)).match(LIST_PLACE));
  if (kept) return asList(await kept.json());
  // The browser may have made room: then the list comes again, and pages as they are visited.
  if (version === VERSION) return fetchList();
  throw new Error(`version ${version} is gone`);
}

async function fetchList() {
  const response = await fetchFile({ files: { [LIST.path]: [LIST.bytes, LIST.mark] } }, LIST.path);
  await (await caches.open(FORMAT + VERSION)).put(LIST_PLACE, response.clone());
  return asList(await response.json());
}

/** A file may have any name, `constructor` too. */
function asList(list) {
  for (const part of [list.files, list.sets, list.stand_ins]) Object.setPrototypeOf(part, null);
  return list;
}

/** The versions of which there is something on this device, this one first. */
async function versions() {
  const names = (await caches.keys()).filter((name) => name.startsWith(FORMAT) && name !== NOTES);
  const all = names.map((name) => name.slice(FORMAT.length));
  return all.sort((one, other) => (other === VERSION) - (one === VERSION));
}

const openVersion = (version) => caches.open(FORMAT + version);

/** Does something with each, a few at a time, and stops at the first that fails. */
async function withEach(items, work, atOnce = 6) {
  const rest = [...items];
  const lane = async () => {
    while (rest.length > 0) {
      try {
        await work(rest.shift());
      } catch (problem) {
        rest.length = 0;
        throw problem;
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
