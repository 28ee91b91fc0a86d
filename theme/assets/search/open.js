/**
 * The way into the search: opens the dialog, then loads what answers. Nothing is loaded before
 * somebody opens it. Works from a folder too, because the answers come as a script.
 */
(function () {
  "use strict";

  var KEYS = ["/", "s", "f"];
  var FIELDS = "input, textarea, select, [contenteditable]";

  var dialog = document.getElementById("pn-search");
  var button = document.querySelector("button.pn-search-open");
  if (!dialog.showModal) { // an old browser gets the link to all pages instead
    button.previousElementSibling.classList.remove("pn-plain");
    return button.remove();
  }

  var words = dialog.querySelector(".pn-search__words");
  var script = null;

  /** Load a style sheet, unless it came with the page: what the page has of its own goes before. */
  function dress(address) {
    if (!address) return;
    var sheet = document.createElement("link");
    sheet.rel = "stylesheet";
    sheet.href = address;
    document.head.prepend(sheet);
  }

  function load() {
    if (script || typeof pnFind !== "undefined") return; // or it came with the page
    script = document.createElement("script");
    script.src = dialog.dataset.script;
    script.onload = function () { words.dispatchEvent(new Event("input")); }; // typed meanwhile
    script.onerror = function () {
      script = null;
      dialog.querySelector(".pn-search__status").textContent =
        "The search could not be loaded. All pages are listed under the link below.";
    };
    document.head.appendChild(script);
    dress(dialog.dataset.sheet);
    if (!document.querySelector(".care")) dress(dialog.dataset.cards);
  }

  function open() {
    dialog.showModal();
    words.focus();
    words.select();
    load();
  }

  button.addEventListener("click", open);
  dialog.querySelector(".pn-search__close").addEventListener("click", function () { dialog.close(); });
  dialog.addEventListener("click", function (event) {
    // beside the dialog, or a link that may lead to a place on this very page
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  dialog.addEventListener("submit", function (event) { event.preventDefault(); });
  document.addEventListener("keydown", function (event) {
    if (KEYS.indexOf(event.key) < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (dialog.open || document.activeElement.matches(FIELDS)) return;
    event.preventDefault();
    open();
  });
})();
