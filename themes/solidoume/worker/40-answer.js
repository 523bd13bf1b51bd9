// What a page asks for. Pages come from the server while it answers, for a date may have changed; where it does not answer
// in time, the whole version that is kept does. What belongs to a page comes from the version of that page, or not at all.

/** How long the server may take when there is a kept page to show instead. */
const PATIENCE = 2_500;
/** The same for somebody who asked to see the page anew. */
const PATIENCE_ASKED = 15_000;
/** After a page that did not come in time, kept ones are shown at once, for so long. */
const SLOW_FOR = 60_000;
/** What visited pages and their pictures may take; the least recent go first. */
const ROOM = 20_000_000;

let slowUntil = 0;

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range") || fileAt(request.url) === undefined) return;
  event.respondWith(answer(event));
});

async function answer(event) {
  let list;
  try {
    list = await listOf(VERSION);
  } catch {
    return fetch(event.request); // Nothing is kept: the site is an ordinary one.
  }
  return event.request.mode === "navigate" ? answerPage(event, list) : answerPart(event, list);
}

async function answerPage(event, list) {
  const { request } = event;
  const file = fileAt(request.url);
  const cache = await openVersion(VERSION);
  const kept = list.files[file] && (await cache.match(addressOf(file)));
  const coming = fetch(request, { cache: "no-cache" }).then(whole);
  const answered = await inTime(coming, kept ? patience(request) : undefined);
  void tidy();
  if (answered && (answered.status < 500 || !kept)) return online(event, list, file, answered);
  // The next page, not this one, profits from one that comes late; that it never comes is known by then.
  if (kept && !answered) event.waitUntil(coming.then((late) => learn(list, file, late), () => undefined));
  return offline(event, list, file, kept);
}

/**
 * An answer with all its bytes. Pages are small; a page of which half came is no page, and an answer that is read by two at
 * once waits for the slower one.
 */
async function whole(response) {
  if (response.type === "opaqueredirect") return response;
  const bytes = await response.arrayBuffer();
  const { status, statusText, redirected } = response;
  return { bytes, status, statusText, redirected, headers: asKept(null, response).headers };
}

function patience({ cache }) {
  if (cache === "no-cache" || cache === "reload") return PATIENCE_ASKED;
  return Date.now() < slowUntil ? 0 : PATIENCE;
}

/** The server's answer; nothing when it does not come, or not in time. */
function inTime(coming, longest) {
  const asked = Date.now();
  const isSlow = () => Date.now() - asked >= PATIENCE;
  const remember = () => void (slowUntil = isSlow() ? Date.now() + SLOW_FOR : 0);
  return new Promise((done) => {
    const give = (response) => {
      clearTimeout(timer);
      done(response);
    };
    const giveUp = () => {
      if (isSlow()) remember();
      done(undefined);
    };
    const timer = longest === undefined ? undefined : setTimeout(giveUp, longest);
    coming.then(remember, () => undefined);
    coming.then(give, () => give(undefined));
  });
}

/** The server's page, which is kept if it is of this version; if not, there is a newer one. */
async function online(event, list, file, answered) {
  if (answered instanceof Response) return answered; // It leads elsewhere.
  event.waitUntil(isPage(event.resultingClientId, await learn(list, file, answered)));
  const { bytes, status, statusText, headers } = answered;
  // These have no body, not even an empty one.
  return new Response([204, 205, 304].includes(status) ? null : bytes, { status, statusText, headers });
}

/** What the server's answer is: `{ file, mark, version }`; the version is `null` when it is not this one. */
async function learn(list, file, { bytes, status, redirected, headers }) {
  if (bytes === undefined) return undefined;
  const record = { file, mark: await markOf(bytes), version: null };
  if (status !== 200 || redirected || !list.files[file]) return record;
  if (await isOf(list, file, bytes)) {
    record.version = VERSION;
    await keep(list, file, bytes, headers);
  } else {
    lookForUpdate();
  }
  return record;
}

async function offline(event, list, file, kept) {
  const cache = await openVersion(VERSION);
  if (kept) {
    event.waitUntil(isPage(event.resultingClientId, { file, mark: list.files[file][1], version: VERSION }));
    const bytes = await kept.arrayBuffer();
    event.waitUntil(keep(list, file, bytes, kept.headers));
    return new Response(bytes, { headers: kept.headers });
  }
  const folder = `${file}/index.html`;
  if (list.files[folder]) return Response.redirect(addressOf(folder));
  const [, page] = list.offline.find(([start]) => file.startsWith(start));
  const instead = await cache.match(addressOf(page));
  if (!instead) return Response.error();
  event.waitUntil(isPage(event.resultingClientId, { file: page, mark: list.files[page][1], version: VERSION }));
  return new Response(instead.body, { status: 503, headers: instead.headers });
}

/** A style, a script, a picture, data. */
async function answerPart(event, list) {
  const { request } = event;
  const file = fileAt(request.url);
  const page = pageOf(event.clientId);
  // A worker of a page is of its version.
  if (event.resultingClientId) event.waitUntil(isPage(event.resultingClientId, page));
  if (isEternal(file)) return answerEternal(event, list, file);
  const { version } = (await page) ?? {};
  if (version === null) return fetch(request, { cache: "no-cache" });
  return answerOfVersion(event, version, file);
}

/** Under one name there is one content, whatever the version. */
async function answerEternal(event, list, file) {
  const kept = await keptAnywhere(file);
  if (kept) {
    const bytes = await kept.arrayBuffer();
    event.waitUntil(keep(list, file, bytes, kept.headers));
    return new Response(bytes, { headers: kept.headers });
  }
  try {
    const response = await fetch(event.request);
    if (response.status === 200 && response.type === "basic" && list.files[file]) {
      const bytes = await response.arrayBuffer();
      event.waitUntil(keep(list, file, bytes, asKept(null, response).headers));
      return asKept(bytes, response);
    }
    return response;
  } catch (problem) {
    const other = list.stand_ins[file] && (await keptAnywhere(list.stand_ins[file]));
    if (other) return other;
    throw problem;
  }
}

async function keptAnywhere(file) {
  for (const version of await versions()) {
    const kept = await (await openVersion(version)).match(addressOf(file));
    if (kept) return kept;
  }
  return undefined;
}

/** Data of the version of the page that asks for it: kept, or the server's if it still has the same. */
async function answerOfVersion(event, version, file) {
  const list = await listOf(version).catch(() => undefined);
  // The version of this page is not known any more: nothing can be proved to go with it.
  if (!list) return refusal();
  if (!list.files[file]) return fetch(event.request);
  const kept = await (await openVersion(version)).match(addressOf(file));
  if (kept) return kept;
  try {
    const response = await fetchFile(list, file);
    const bytes = await response.arrayBuffer();
    if (version === VERSION) event.waitUntil(keep(list, file, bytes, response.headers));
    return new Response(bytes, { headers: response.headers });
  } catch (problem) {
    if (problem instanceof OtherVersion) lookForUpdate();
    return refusal();
  }
}

const refusal = () => new Response(null, { status: 503, statusText: "Not of this version" });

function lookForUpdate() {
  registration.update().catch(() => undefined); // Without a network there is no update.
}

/** Keeps something visited; it becomes the most recent. A full device keeps what it has. */
async function keep(list, file, bytes, headers) {
  const cache = await openVersion(VERSION);
  const address = addressOf(file);
  const lasting = await lastingFiles(list);
  if (lasting.has(file) && (await cache.match(address))) return;
  try {
    // Whole bytes: a cache does nothing else while it waits for a stream.
    await cache.put(address, new Response(bytes, { headers }));
  } catch (problem) {
    if (problem.name !== "QuotaExceededError") throw problem;
  }
  if (!lasting.has(file)) await makeRoom(list, cache, lasting);
}

/** What no visit pushes out. */
async function lastingFiles(list) {
  const lasting = new Set(list.shell);
  for (const name of await namesNoted("set")) for (const file of list.sets[name] ?? []) lasting.add(file);
  return lasting;
}

async function makeRoom(list, cache, lasting) {
  const visited = (await cache.keys()).map(({ url }) => fileAt(url)).filter((file) => list.files[file] && !lasting.has(file));
  let taken = visited.reduce((sum, file) => sum + list.files[file][0], 0);
  for (const file of visited) {
    if (taken <= ROOM) return;
    taken -= list.files[file][0];
    await cache.delete(addressOf(file));
  }
}
