/** Countdowns, several at once: each knows when it ends, so that a tab that slept is right again when it wakes. */
class Timers {
  constructor(holder, words) {
    this.holder = holder;
    this.words = words;
    this.list = holder.querySelector("ul");
    this.alert = holder.querySelector("[role=alert]");
    this.status = holder.querySelector("[role=status]");
    this.running = new Set();
    this.title = document.title;
  }

  start(seconds, name) {
    this.audio ??= "AudioContext" in window ? new AudioContext() : undefined;
    this.audio?.resume().catch(() => {});
    const row = this.holder.querySelector("template").content.firstElementChild.cloneNode(true);
    const timer = { name, row, end: Date.now() + seconds * 1000, rung: false };
    row.querySelector("[data-name]").textContent = name;
    row.addEventListener("click", (event) => this.act(timer, event.target.closest("button")?.dataset.timer));
    for (const button of row.querySelectorAll("button")) button.setAttribute("aria-label", `${button.textContent}, ${name}`);
    this.list.append(row);
    this.running.add(timer);
    this.holder.hidden = false;
    this.status.textContent = fill(this.words.lance, { minuteur: name });
    this.clock ??= setInterval(() => this.tick(), 250);
    this.tick();
  }

  act(timer, name) {
    if (name === "stop") this.stop(timer);
    if (name === "more") {
      timer.end = Math.max(timer.end, Date.now()) + 60_000;
      timer.rung = false;
      timer.row.classList.remove("over");
      this.tick();
    }
  }

  stop(timer) {
    timer.row.remove();
    this.running.delete(timer);
    this.status.textContent = fill(this.words.arrete, { minuteur: timer.name });
    if (this.running.size === 0) {
      clearInterval(this.clock);
      this.clock = undefined;
      this.holder.hidden = true;
    }
    this.tick();
  }

  tick() {
    const now = Date.now();
    let over = 0;
    for (const timer of this.running) {
      const left = Math.max(0, Math.ceil((timer.end - now) / 1000));
      timer.row.querySelector("[data-left]").textContent = clock(left);
      if (left > 0) continue;
      over += 1;
      if (!timer.rung) this.ring(timer);
    }
    if (over === 0) {
      this.alert.textContent = "";
      document.title = this.title;
    }
  }

  /** Says that the time has come: words, the tab's title, and three notes. */
  ring(timer) {
    timer.rung = true;
    timer.row.classList.add("over");
    this.alert.textContent = fill(this.words.ecoule, { minuteur: timer.name });
    document.title = this.alert.textContent;
    const { audio } = this;
    if (!audio) return;
    for (let repeat = 0; repeat < 4; repeat += 1) {
      for (const [at, pitch] of [659, 784, 988].entries()) note(audio, audio.currentTime + repeat * 1.6 + at * 0.25, pitch);
    }
  }
}

function note(audio, start, pitch) {
  const [tone, volume] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.0001, start);
  volume.gain.exponentialRampToValueAtTime(0.4, start + 0.03);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.4);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + 0.45);
}

/** 5025 seconds as `1:23:45`, 65 as `1:05`. */
function clock(seconds) {
  const two = (number) => String(number).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The timers of a page: one set, however often the cooking mode is opened. */
const timers = new WeakMap();
function timersOf(root, words) {
  if (!timers.has(root)) timers.set(root, new Timers(root.querySelector("[data-timers]"), words));
  return timers.get(root);
}
