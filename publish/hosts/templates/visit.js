/* Starts the worker that keeps pages for when there is no connection, and says how old a page is. */
(function () {
  "use strict";
  var root = new URL("../", document.currentScript.src).href;
  var notice = document.getElementById("pn-kept");
  var HOUR = 3600000;
  var asked = Date.now();
  var workers = navigator.serviceWorker;

  if (!workers || !isSecureContext || location.protocol.indexOf("http")) return;
  if (document.readyState === "complete") start();
  else addEventListener("load", start);

  function start() {
    workers.register(root + "worker.js", {updateViaCache: "none"});
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
})();
