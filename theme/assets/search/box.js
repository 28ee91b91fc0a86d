/**
 * The search box: opens the dialog, asks find.js, shows what it says. Nothing is loaded before
 * somebody opens it, and nothing that is typed leaves the page. Works from a folder too, because
 * find.js comes as a script.
 */
(function () {
  "use strict";

  var QUIET = 400; // milliseconds without a key before the number of pages is said aloud
  var KEYS = ["/", "s", "f"];
  var FIELDS = "input, textarea, select, [contenteditable]";

  var dialog = document.getElementById("pn-search");
  var button = document.querySelector("button.pn-search-open");
  if (!dialog.showModal) { // an old browser gets the link to all pages instead
    button.previousElementSibling.classList.remove("pn-plain");
    return button.remove();
  }

  var words = dialog.querySelector(".pn-search__words");
  var status = dialog.querySelector(".pn-search__status");
  var cards = dialog.querySelector(".pn-search__cards");
  var results = dialog.querySelector(".pn-search__results");
  // how far up the site begins; nothing where all pages are one file
  var base = dialog.dataset.base && dialog.dataset.base.replace(/\/?$/, "/");
  var site = null;
  var script = null;
  var timer = 0;

  function load() {
    if (script) return;
    if (typeof pnFind !== "undefined") { // it came with the page
      site = site || pnFind.ready(pnFind.index);
      show();
      return;
    }
    script = document.createElement("script");
    script.src = dialog.dataset.script;
    script.onload = function () {
      site = pnFind.ready(pnFind.index);
      show();
    };
    script.onerror = function () {
      script = null;
      status.textContent = "The search could not be loaded. All pages are listed under the link below.";
    };
    document.head.appendChild(script);
  }

  function open() {
    dialog.showModal();
    words.focus();
    words.select();
    load();
  }

  function say(text) {
    clearTimeout(timer);
    timer = setTimeout(function () { status.textContent = text; }, QUIET);
  }

  function add(parent, kind, name, text) {
    var element = document.createElement(kind);
    element.className = name;
    element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  function item(hit) {
    var line = document.createElement("li");
    var link = add(line, "a", "pn-search__result", "");
    link.href = base + hit.url;
    add(link, "span", "pn-search__title", hit.title);
    if (hit.level) add(link, "span", "pn-search__level", hit.level);
    add(link, "span", "pn-search__summary", hit.summary);
    return line;
  }

  function counted(found) {
    var pages = found.hits.length;
    if (!pages) return "No page found. Try fewer words, or other words.";
    return (found.cards.length ? "Read the emergency signs first. " : "") +
      (pages === 1 ? "1 page found." : pages + " pages found.");
  }

  function show() {
    if (!site) return;
    var asked = words.value.trim() !== "";
    var found = asked ? pnFind.find(words.value, site) : { cards: [], hits: [] };
    cards.innerHTML = found.cards.join(""); // made by the build, from the pages' own cards
    results.textContent = "";
    found.hits.forEach(function (hit) { results.appendChild(item(hit)); });
    say(asked ? counted(found) : "");
  }

  /** Move between the words and the results. */
  function step(by) {
    var places = [words].concat(Array.from(results.querySelectorAll("a")));
    var next = places[places.indexOf(document.activeElement) + by];
    if (next) next.focus();
  }

  button.addEventListener("click", open);
  words.addEventListener("input", show);
  dialog.querySelector(".pn-search__close").addEventListener("click", function () { dialog.close(); });
  dialog.addEventListener("click", function (event) {
    // beside the dialog, or a link that may lead to a place on this very page
    if (event.target === dialog || event.target.closest("a")) dialog.close();
  });
  function openFirst(event) {
    event.preventDefault();
    var first = results.querySelector("a");
    if (first) first.click();
  }

  dialog.addEventListener("submit", openFirst);
  dialog.addEventListener("keydown", function (event) {
    event.stopPropagation(); // it is open already
    // a sandboxed frame stops the submit that would come of it
    if (event.key === "Enter" && event.target === words) openFirst(event);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  });
  document.addEventListener("keydown", function (event) {
    if (KEYS.indexOf(event.key) < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.activeElement.matches(FIELDS)) return;
    event.preventDefault();
    open();
  });
})();
