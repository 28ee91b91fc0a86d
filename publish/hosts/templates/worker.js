/* Lets pages that were read open without a connection. Written by publish/hosts/service_worker.py. */
"use strict";
const OURS = "kept for " + registration.scope + " ";
const CACHE = OURS + "@VERSION@";
const CORE = @CORE@;
const PATIENCE = 3000;
const NAMED_BY_HASH = /@NAMED_BY_HASH@/;
const WORTH_KEEPING = /^(text|image|font)\/|javascript/;
const answered = new Set();

addEventListener("install", event => {
  skipWaiting();
  event.waitUntil(ours().then(async names => {
    const read = await Promise.all(names.map(async name => (await caches.open(name)).keys()));
    await Promise.all(read.flat().map(request => renew(request.url).catch(() => 0)));
    await Promise.all(CORE.map(renew));
  }));
});

addEventListener("activate", event => event.waitUntil(ours().then(async names => {
  await clients.claim();
  await Promise.all(names.map(name => name === CACHE || caches.delete(name)));
})));

addEventListener("fetch", event => {
  const url = event.request.url;
  if (event.request.method !== "GET" || !url.startsWith(registration.scope)) return;
  answered.add(event.resultingClientId);
  event.respondWith(NAMED_BY_HASH.test(key(url))
    ? kept(url).then(copy => copy || fresh(event))
    : fresh(event));
});

// A page says what it is made of, and hears whether there is a newer one. Just opened, it hears of
// one only if its browser has not asked for it here: WebKit may have had it in memory.
addEventListener("message", event => {
  const {version, parts, opened} = event.data;
  if (opened && answered.delete(event.source.id)) return;
  event.waitUntil(Promise.all(parts.map(part => renew(part).catch(() => 0))).then(texts =>
    version && texts[0] && event.source.postMessage(texts[0].includes(version) ? "same" : "newer")));
});

async function fresh(event) {
  const {mode, url} = event.request;
  const answer = fetch(event.request, {cache: "no-cache"}).then(response => {
    if (response.status >= 500) throw response;
    event.waitUntil(keep(url, response.clone()));
    return response;
  });
  event.waitUntil(answer.catch(() => 0));
  const late = new Promise((_, fail) => setTimeout(fail, PATIENCE, "The connection is slow."));
  try {
    return await Promise.race([answer, late]);
  } catch (why) {
    const copy = await kept(url, why.trim ? why : "You are offline.");
    return copy || answer.catch(error => mode === "navigate" ? kept("@OFFLINE@", "", 503) : error);
  }
}

async function renew(part) {
  const response = await fetch(key(part), {cache: "no-cache"});
  if (response.status >= 500 || !response.ok && CORE.includes(part)) throw response;
  await keep(part, response.clone());
  return response.text();
}

async function keep(url, response) {
  const cache = await caches.open(CACHE);
  if (response.status === 404 || response.status === 410) await cache.delete(key(url));
  if (response.ok && WORTH_KEEPING.test(response.headers.get("Content-Type")))
    await cache.put(key(url), response);
}

async function kept(url, words, status) {
  const copy = await (await caches.open(CACHE)).match(key(url));
  if (!copy || !/html/.test(copy.headers.get("Content-Type"))) return copy;
  const day = copy.headers.get("Date");
  const from = day ? "is from " + new Date(day).toLocaleDateString("en-GB", {dateStyle: "long"})
    : "may be old";
  return new Response((await copy.text()).replace(/(id="pn-kept"[^>]*) hidden>/,
    `$1>${words} This copy ${from}.`), {status: status || 200, headers: copy.headers});
}

// Without what follows ? or #: there stand the answers of the quiz, which are never kept.
function key(url) {
  const {origin, pathname} = new URL(url, registration.scope);
  return origin + pathname;
}

async function ours() {
  return (await caches.keys()).filter(name => name.startsWith(OURS));
}
