/**
 * The page of what is kept on the device: lists it, keeps all recipes, stops, removes.
 *
 * The worker keeps; this module asks it for one file after the other, so that it can show how far it is and stop.
 */
const script = document.querySelector("script[data-kept-page]");
const { words, parts } = JSON.parse(script.dataset.spoken);
const language = document.documentElement.lang;

function ask(worker, question) {
  return new Promise((answer) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => answer(data);
    worker.postMessage(question, [port2]);
  });
}

/** The worker that answers now: another one after an update. */
async function worker() {
  return (await navigator.serviceWorker.ready).active;
}

function say(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function megabytes(bytes) {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(bytes / 1e6);
}
