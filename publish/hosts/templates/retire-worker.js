/*
  Ends the service worker of this site in a reader's browser, with all that it kept there, and then
  itself. It has to stay here: a browser hears of it at its next visit, which may be months away.
*/
"use strict";

addEventListener("install", event => skipWaiting());

addEventListener("activate", event => event.waitUntil(caches.keys().then(async names => {
  const ours = names.filter(name => name.startsWith("kept for " + registration.scope + " "));
  await Promise.all(ours.map(name => caches.delete(name)));
  await registration.unregister();
})));
