// Takes the place of a service worker that must go: deletes what this site kept on the device, then itself.
"use strict";
const ROOT = new URL(registration.scope).pathname;
const KEPT = `solidoume:${encodeURIComponent(ROOT)}:`;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(withdraw()));

async function withdraw() {
  for (const name of await caches.keys()) if (name.startsWith(KEPT)) await caches.delete(name);
  await registration.unregister();
}
