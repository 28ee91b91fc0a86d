/**
 * An address and a history that end with the page. Whoever comes next to a shared screen finds in
 * the browser's own nothing but the address of this file. Pages and quiz ask this in its place, by
 * the same names and with the same events.
 */
(function () {
  "use strict";

  var entries = [{ hash: "", state: null }];
  var at = 0;

  function tell(before) {
    window.dispatchEvent(new PopStateEvent("popstate", { state: entries[at].state }));
    if (entries[at].hash !== before) window.dispatchEvent(new Event("hashchange"));
  }

  function hashOf(address) {
    var place = String(address).indexOf("#");
    return place < 0 ? "" : String(address).slice(place);
  }

  function add(hash, state) {
    entries.length = ++at;
    entries.push({ hash: hash, state: state });
  }

  /** Follow a link to a place in this file. */
  function follow(hash) {
    var before = entries[at].hash;
    if (hash !== before) add(hash, null);
    tell(before);
  }

  window.pnMemory = {
    location: {
      get hash() { return entries[at].hash; },
      get href() { return window.location.href.split("#")[0] + entries[at].hash; },
      assign: follow
    },
    history: {
      get state() { return entries[at].state; },
      get length() { return at + 1; },
      pushState: function (state, _, address) { add(hashOf(address), state); },
      replaceState: function (state, _, address) {
        entries[at] = { hash: address === undefined ? entries[at].hash : hashOf(address), state: state };
      },
      go: function (steps) {
        var before = entries[at].hash;
        var to = Math.max(0, Math.min(entries.length - 1, at + steps));
        if (to === at) return;
        at = to;
        tell(before);
      }
    }
  };

  // somebody may have written a place behind the address of the file
  if (window.location.hash) window.history.replaceState(null, "", window.location.href.split("#")[0]);
})();
