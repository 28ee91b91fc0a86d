/* Says of the version behind # in the address whether it is still right. The list on the page says
   it without this, and nothing is sent: a browser keeps to itself what stands behind #. */
(function () {
  "use strict";
  var place = document.getElementById("pn-versions");
  /* 2026.11.22 or 2026.11.22.2, as words that sort like versions do */
  function sorted(version) {
    var found = /^(\d{4}\.\d\d\.\d\d)(?:\.([1-9]\d{0,3}))?$/.exec(version);
    return found ? found[1] + "." + ("000" + (found[2] || 1)).slice(-4) : "";
  }
  function withdrawn(version) {
    return Array.prototype.filter.call(document.querySelectorAll("[data-first]"), function (one) {
      return sorted(one.dataset.first) <= version && version <= sorted(one.dataset.last);
    });
  }
  function tell() {
    var asked = location.hash.slice(1);
    var version = sorted(asked);
    var newest = sorted(place.dataset.newest);
    var reasons = version ? withdrawn(version) : [];
    var state = reasons.length ? "withdrawn" : version === newest ? "right"
      : version && version < newest ? "newer" : "unknown";
    Array.prototype.forEach.call(place.children, function (box) {
      /* #top and the like are places on the page */
      box.hidden = !/^\d/.test(asked) || box.dataset.verdict !== state;
      box.querySelector("[data-asked]").textContent = asked;
      var reason = box.querySelector("[data-reason]");
      if (!reason) return;
      reason.textContent = "";
      reasons.forEach(function (one) {
        Array.prototype.forEach.call(one.children, function (line) {
          reason.appendChild(line.cloneNode(true));
        });
      });
    });
  }
  addEventListener("hashchange", tell);
  tell();
})();
