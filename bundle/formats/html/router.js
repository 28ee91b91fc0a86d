/**
 * Shows one page of the file at a time. Every page is here from the start: a link to "#page" or
 * "#page--place" says which one to show. Without this script the file is one long text.
 * Nothing is stored and nothing is asked for. ES5, for the browsers of old computers.
 */
(function () {
  "use strict";

  // a kiosk keeps both to itself: bundle/formats/kiosk/memory.js
  var history = (window.pnMemory || window).history;
  var location = (window.pnMemory || window).location;
  var root = document.documentElement;
  var print = document.querySelector(".one-print");
  var pages = document.querySelectorAll(".one-page");
  var contents = document.getElementById("contents");
  var menu = document.querySelector("button.one-menu");
  var old = document.querySelector(".one-note--old");
  var clock = document.querySelector(".one-note--clock");
  var shown = null;
  var address = null;
  var arrive = null; // what is left to do when the browser has changed the address
  var followed = false; // was a link followed, or is this the way back?
  var height = 0;
  var heights = {}; // where the reader was on each page, for the way back

  function within(element, name) {
    while (element && !(element.classList && element.classList.contains(name))) {
      element = element.parentNode;
    }
    return element;
  }

  function named(name) {
    try {
      return document.getElementById(decodeURIComponent(name));
    } catch (error) {
      return null; // not an address that any link here has
    }
  }

  /** The page to show, and the place on it; null for a place outside all pages. */
  function wanted() {
    var name = location.hash.slice(1);
    var place = name ? named(name) : null;
    var page = within(place, "one-page");
    if (page) return { page: page, place: place === page ? null : place };
    if (place && shown) return null;
    // answers of the quiz stand in the address as flow/version/answers
    var quiz = name.indexOf("/") > 0 ? within(document.querySelector(".quiz"), "one-page") : null;
    return { page: quiz || pages[0], place: null };
  }

  function setShown(page, yes) {
    page.classList[yes ? "add" : "remove"]("one-page--shown");
    var link = contents.querySelector('a[href="#' + page.id + '"]');
    if (!link) return;
    if (yes) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }

  function focus(page) {
    var heading = page.querySelector("h1");
    heading.setAttribute("tabindex", "-1");
    heading.focus();
  }

  function go() {
    if (location.hash === address) return;
    var first = address === null;
    var next = wanted();
    if (!first) heights[address] = height;
    address = location.hash;
    var back = !followed && !first;
    followed = false;
    openMenu(false);
    if (!next) return;
    var changed = next.page !== shown;
    if (changed) {
      if (shown) setShown(shown, false);
      shown = next.page;
      setShown(shown, true);
      document.title = shown.getAttribute("data-title");
      warn(shown.getAttribute("data-review-due"));
    }
    arrive = function () {
      arrive = null;
      if (changed && !first) focus(shown);
      if (back && changed) window.scrollTo(0, heights[address] || 0);
      else if (next.place) next.place.scrollIntoView();
      else if (changed && !first) window.scrollTo(0, 0);
    };
    if (first) arrive();
  }

  /** Move the focus and the window. Between the two events browsers move both by themselves. */
  function settle() {
    go();
    if (arrive) arrive();
  }

  /** Say so where the day of the next check is over, or where the clock cannot be right. */
  function warn(due) {
    var now = new Date();
    // west of Greenwich it may still be the day before
    clock.hidden = now >= dayAfter(clock.getAttribute("data-made"), -1);
    old.hidden = !clock.hidden || !due || now < dayAfter(due, 1);
  }

  /** The beginning of a day such as "2027-05-31", or of one some days after it. */
  function dayAfter(day, more) {
    var parts = day.split("-");
    return new Date(+parts[0], parts[1] - 1, +parts[2] + more);
  }

  function openMenu(open) {
    menu.setAttribute("aria-expanded", open ? "true" : "false");
    contents.classList[open ? "add" : "remove"]("one-contents--open");
  }

  /** Print every page, then show one again. */
  function printAll() {
    root.classList.remove("one-live");
    window.print();
    root.classList.add("one-live");
  }

  document.querySelector("a.one-menu").hidden = true;
  menu.hidden = false;
  menu.onclick = function () {
    openMenu(menu.getAttribute("aria-expanded") !== "true");
  };
  if (print) {
    print.hidden = false;
    print.querySelector(".one-print-page").onclick = function () { window.print(); };
    print.querySelector(".one-print-all").onclick = printAll;
  }
  document.addEventListener("click", function (event) {
    var link = event.target;
    while (link && String(link.tagName).toLowerCase() !== "a") link = link.parentNode;
    var to = link && link.getAttribute("href");
    followed = !!to && to.charAt(0) === "#" && to !== location.hash;
    if (to) openMenu(false);
  });
  document.addEventListener("keydown", function (event) {
    if ((event.key === "Escape" || event.key === "Esc") && menu.getAttribute("aria-expanded") === "true") {
      openMenu(false);
      menu.focus();
    }
  });
  window.addEventListener("scroll", function () { height = window.pageYOffset; });
  try {
    history.scrollRestoration = "manual";
  } catch (error) {
    // an older browser, or a frame that may not: it scrolls as it likes
  }
  // before the quiz, which listens as well: a page has to be shown before something on it is
  window.addEventListener("popstate", go);
  window.addEventListener("hashchange", settle);
  openMenu(false);
  go();
  window.onerror = null; // one page is in sight; a fault from here on must not take that away
})();
