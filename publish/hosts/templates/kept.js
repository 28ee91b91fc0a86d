/* Names the pages that this device has kept, on the page that says there is no connection. */
(function () {
  "use strict";
  var root = new URL("../", document.currentScript.src).href;
  var kept = document.getElementById("pn-kept-pages");

  if (!window.caches) return;
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
