/* Starts the worker that keeps pages for when there is no connection, and says how old a page is. */
(function () {
  "use strict";
  var root = new URL("../", document.currentScript.src).href;
  var notice = document.getElementById("pn-kept");
  var kept = document.getElementById("pn-kept-pages");
  var HOUR = 3600000;
  var asked = Date.now();
  var workers = navigator.serviceWorker;

  if (!workers || !isSecureContext || location.protocol.indexOf("http")) return;
  if (document.readyState === "complete") start();
  else addEventListener("load", start);

  function start() {
    workers.register(root + "worker.js", {updateViaCache: "none"});
    if (kept) list();
    if (!notice) return;
    workers.addEventListener("message", hear);
    addEventListener("online", ask);
    document.addEventListener("visibilitychange", later);
    // A page that the back button brings, or left open for hours, has asked nobody how old it is.
    addEventListener("pageshow", function (event) { if (event.persisted) later(); });
    if (!workers.controller) tell(parts());
    else tell([location.href], notice.hidden);
  }

  function later() {
    if (!document.hidden && (!notice.hidden || Date.now() - asked > HOUR)) ask();
  }

  function ask() {
    asked = Date.now();
    tell([location.href]);
  }

  function tell(addresses, opened) {
    var version = notice.getAttribute("data-version");
    workers.ready.then(function (registration) {
      registration.active.postMessage({version: version, parts: addresses, opened: opened});
    });
  }

  /** Returns the addresses of this page and of all that it loaded from this site. */
  function parts() {
    return [location.href].concat(performance.getEntriesByType("resource").map(function (entry) {
      return entry.name;
    })).filter(function (address) { return address.indexOf(root) === 0; });
  }

  function hear(event) {
    if (event.data === "same") {
      notice.hidden = true;
    } else if (event.data === "newer" && !notice.querySelector("a")) {
      var link = document.createElement("a");
      link.href = "";
      link.textContent = "Show it now";
      link.addEventListener("click", function (event) {
        event.preventDefault();
        location.reload(); // keeps what stands behind #, where the quiz has its answers
      });
      notice.textContent = "There is a newer version of this page. ";
      notice.appendChild(link);
      notice.hidden = false;
    }
  }

  /** Names the pages that this device has kept, on the page that says there is no connection. */
  function list() {
    caches.keys().then(function (names) {
      var ours = names.filter(function (name) { return name.indexOf("kept for " + root + " ") === 0; });
      return ours.length && caches.open(ours[ours.length - 1]);
    }).then(function (cache) {
      return cache && cache.keys().then(function (requests) {
        return Promise.all(requests.map(function (request) {
          return /\/$/.test(request.url) && cache.match(request).then(function (page) {
            return page.text().then(function (text) { return entry(request.url, text); });
          });
        }));
      });
    }).then(function (entries) {
      (entries || []).filter(Boolean).sort(function (a, b) {
        return a.textContent < b.textContent ? -1 : 1;
      }).forEach(function (one) { kept.querySelector("ul").appendChild(one); });
      kept.hidden = !kept.querySelector("li");
    });
  }

  function entry(address, text) {
    // only the heading: the styles of the rest would be held against the policy of this page
    var start = text.indexOf("<h1");
    var piece = text.slice(start, text.indexOf("</h1>", start));
    var heading = new DOMParser().parseFromString(piece, "text/html").querySelector("h1");
    var item = document.createElement("li"), link = document.createElement("a");
    link.href = address;
    link.textContent = heading ? heading.textContent : address;
    item.appendChild(link);
    return item;
  }
})();
