/** What may be kept as a whole: its bar, its state and its buttons. */
class KeptSet {
  constructor(root) {
    this.root = root;
    this.name = root.dataset.set;
    this.bar = root.querySelector("progress");
    this.status = root.querySelector("[role=status]");
    for (const action of ["keep", "stop", "remove"]) {
      this.button(action).addEventListener("click", () => this[action]());
    }
  }

  button(action) {
    return this.root.querySelector(`[data-do=${action}]`);
  }

  /** Shows what the worker says of it. */
  show({ wanted, whole, full, kept, total }) {
    this.bar.closest("[data-bar]").hidden = true;
    this.button("stop").hidden = true;
    this.button("keep").hidden = Boolean(whole);
    this.button("keep").textContent = wanted ? words.reprendre : words.garder;
    this.button("remove").hidden = !wanted;
    if (whole) this.status.textContent = say(words.gardees, { n: total, taille: this.root.dataset.size });
    else if (full) this.status.textContent = words.placeinconnue;
    else if (wanted) this.status.textContent = say(words.enpartie, { n: kept, total });
  }

  async refresh() {
    const { sets } = await ask(await worker(), { ask: "kept" });
    this.show(sets[this.name]);
  }

  async keep() {
    this.stopped = false;
    const stop = new Promise((done) => (this.stop = () => done((this.stopped = true))));
    this.button("keep").hidden = true;
    this.button("remove").hidden = true;
    this.button("stop").hidden = false;
    this.button("stop").focus();
    this.status.textContent = words.preparation;
    // Asked only here: somebody who keeps recipes wants them to last.
    await navigator.storage?.persist?.();
    // What is on its way when somebody stops may still come; nobody waits for it.
    const problem = await Promise.race([this.bringAll(), stop.then(() => "stopped")]);
    const focused = this.root.contains(document.activeElement);
    await this.refresh();
    if (problem) this.status.textContent = await this.explain(problem);
    if (focused) this.button(problem ? "keep" : "remove").focus();
    await listKept();
  }

  /** Brings what is missing; what went wrong, or nothing. A version that appears meanwhile is begun anew. */
  async bringAll() {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const { version, missing, total } = await ask(await worker(), { ask: "begin", set: this.name });
      const problem = (await this.bringEach(version, missing, total)) ?? (await this.finish(version));
      if (problem !== "version") return problem;
      await newVersion();
    }
    return "version";
  }

  async bringEach(version, missing, total) {
    let problem;
    let done = total - missing.length;
    this.bar.max = total;
    this.bar.closest("[data-bar]").hidden = false;
    const rest = [...missing];
    const lane = async () => {
      while (!problem && rest.length > 0) {
        if (this.stopped) return void (problem = "stopped");
        const file = rest.shift(); // Before anything is waited for: the other lanes take files too.
        const answer = await ask(await worker(), { ask: "bring", version, file });
        problem ??= answer.problem;
        done += 1;
        this.bar.value = done;
        this.bar.textContent = say(words.avance, { n: done, total });
      }
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
    return problem;
  }

  async finish(version) {
    return (await ask(await worker(), { ask: "finish", version, set: this.name })).problem;
  }

  /** Does something only while files are brought. */
  stop() {}

  async remove() {
    await ask(await worker(), { ask: "remove", set: this.name });
    await this.refresh();
    this.status.textContent = words.retire;
    this.button("keep").focus();
    await listKept();
  }

  async explain(problem) {
    if (problem === "stopped") return words.arrete;
    if (problem === "version") return words.change;
    if (problem !== "room") return words.reseau;
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
    if (quota === undefined) return words.placeinconnue;
    return say(words.place, { taille: this.root.dataset.size, libre: megabytes(Math.max(0, quota - usage)) });
  }
}

/** A newer version is on its way, or will not come now: not waited for longer than somebody would. */
function newVersion() {
  return new Promise((done) => {
    navigator.serviceWorker.addEventListener("controllerchange", done, { once: true });
    setTimeout(done, 5_000);
  });
}
