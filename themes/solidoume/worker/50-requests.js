// What pages ask of this worker beside what they show; each question has one answer.

const QUESTIONS = {
  /** Keeps the page that was there before any worker was, with what it shows. */
  async keep({ addresses }) {
    const list = await listOf(VERSION);
    const cache = await openVersion(VERSION);
    for (const file of addresses.map(fileAt)) {
      if (!list.files[file] || (await cache.match(addressOf(file)))) continue;
      const response = await fetchFile(list, file).catch(() => undefined);
      if (response) await keep(list, file, await response.arrayBuffer(), response.headers);
    }
    return {};
  },

  /** Whether the page that asks is the one of this version; one that came just now is no older than the server's. */
  async fresh({ now }, page) {
    void tidy();
    const list = await listOf(VERSION);
    const shown = await pageOf(page.id);
    if (now && !shown?.version) return { fresh: true };
    // Of a page that comes back from the browser's memory nothing may be known any more: no alarm without a reason.
    return { fresh: shown === undefined || list.files[shown.file]?.[1] === shown.mark };
  },

  /** What is on this device. */
  async kept() {
    const list = await listOf(VERSION);
    const cache = await openVersion(VERSION);
    const files = new Set((await cache.keys()).map(({ url }) => fileAt(url)));
    const shell = new Set(list.shell);
    const pages = [...files].filter((file) => file.endsWith("/index.html") && !shell.has(file)).map(addressOf);
    const sets = {};
    for (const [name, all] of Object.entries(list.sets)) {
      sets[name] = { ...(await noted("set", name)), total: all.length, kept: all.filter((file) => files.has(file)).length };
    }
    return { cache: FORMAT + VERSION, pages, sets };
  },

  /** Begins to keep a set: what is missing of it. */
  async begin({ set }) {
    const list = await listOf(VERSION);
    const cache = await openVersion(VERSION);
    await note("set", set, { wanted: true, whole: false });
    const missing = [];
    for (const file of list.sets[set]) if (!(await cache.match(addressOf(file)))) missing.push(file);
    return { version: VERSION, missing, total: list.sets[set].length };
  },

  /** Brings one file of a set: each is a question of its own, for a browser stops a worker that works for too long. */
  async bring({ version, file }) {
    if (version !== VERSION) return { problem: "version" };
    const list = await listOf(VERSION);
    const older = [];
    for (const other of await versions()) {
      if (other !== VERSION) older.push({ list: await listOf(other).catch(() => ({ files: {} })), cache: await openVersion(other) });
    }
    try {
      await bring(file, list, await openVersion(VERSION), older);
      return {};
    } catch (problem) {
      if (problem instanceof OtherVersion) {
        lookForUpdate();
        return { problem: "version" };
      }
      return { problem: problem.name === "QuotaExceededError" ? "room" : "network" };
    }
  },

  /** Ends it: the set is whole, if nothing is missing. */
  async finish({ version, set }) {
    if (version !== VERSION) return { problem: "version" };
    const list = await listOf(VERSION);
    const cache = await openVersion(VERSION);
    for (const file of list.sets[set]) if (!(await cache.match(addressOf(file)))) return { problem: "network" };
    await note("set", set, { wanted: true, whole: true });
    return {};
  },

  /** Gives a set up, but for what another one or the shell needs. */
  async remove({ set }) {
    await forget("set", set);
    const list = await listOf(VERSION);
    const cache = await openVersion(VERSION);
    const lasting = await lastingFiles(list);
    for (const file of list.sets[set]) if (!lasting.has(file)) await cache.delete(addressOf(file));
    return {};
  },
};

addEventListener("message", (event) => {
  const { data, source, ports } = event;
  if (!Object.hasOwn(QUESTIONS, data?.ask)) return;
  const answered = QUESTIONS[data.ask](data, source).catch((problem) => ({ problem: String(problem) }));
  event.waitUntil(answered.then((answer) => ports[0]?.postMessage(answer)));
});
