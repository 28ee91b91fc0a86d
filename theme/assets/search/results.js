/**
 * What stands in the open search: asks find.js, and shows what it says. Both come in one file with the
 * index, when somebody opens the search. Nothing that is typed leaves the page.
 */
(function () {
  "use strict";

  var QUIET = 400; // milliseconds without a key before the number of pages is said aloud

  var dialog = document.getElementById("pn-search");
  var words = dialog.querySelector(".pn-search__words");
  var status = dialog.querySelector(".pn-search__status");
  var cards = dialog.querySelector(".pn-search__cards");
  var results = dialog.querySelector(".pn-search__results");
  // how far up the site begins; nothing where all pages are one file
  var base = dialog.dataset.base && dialog.dataset.base.replace(/\/?$/, "/");
  var site = null;
  var timer = 0;
  var help = document.querySelector(".pn-thumb");
  if (help) dialog.appendChild(help.cloneNode(true)); // the dialog covers the page's own

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
    site = site || pnFind.ready(pnFind.index);
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

  function openFirst(event) {
    event.preventDefault();
    var first = results.querySelector("a");
    if (first) first.click();
  }

  words.addEventListener("input", show);
  dialog.addEventListener("submit", openFirst);
  dialog.addEventListener("keydown", function (event) {
    // a sandboxed frame stops the submit that would come of it
    if (event.key === "Enter" && event.target === words) openFirst(event);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    step(event.key === "ArrowDown" ? 1 : -1);
  });
})();
