/**
 * Shuts what is folded at the end of a page, and opens it for whoever follows a citation. Without this
 * script it is open from the start. On paper every fold is open: the style sheet says so, and this
 * script where a browser does not know how a style sheet could.
 */
(function () {
  "use strict";

  var folds = document.querySelectorAll(".pn-sure");
  var shut = []; // what paper opened

  /** Open the fold that the address leads into. */
  function show(name) {
    var place = null;
    try {
      place = name && document.getElementById(decodeURIComponent(name));
    } catch (error) {} // not an address that any link here has
    var fold = place && place.closest(".pn-sure");
    if (!fold || fold.open) return;
    fold.open = true;
    place.scrollIntoView();
  }

  folds.forEach(function (fold) { fold.open = false; });
  show(location.hash.slice(1));
  window.addEventListener("hashchange", function () { show(location.hash.slice(1)); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (link) show(link.hash.slice(1)); // before the browser looks for the place
  });
  window.addEventListener("beforeprint", function () {
    shut = Array.from(document.querySelectorAll(".pn-sure:not([open]), .fold:not([open])"));
    shut.forEach(function (fold) { fold.open = true; });
  });
  window.addEventListener("afterprint", function () {
    shut.forEach(function (fold) { fold.open = false; });
  });
})();
