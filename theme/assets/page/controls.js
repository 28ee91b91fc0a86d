/**
 * The page's own controls: light or dark, and the menu on phones. Without this script the page is
 * light, and the menu opens by its label alone.
 */
(function () {
  "use strict";

  var root = document.documentElement;
  var colours = document.querySelector(".pn-colours");
  var dark = matchMedia("(prefers-color-scheme: dark)");

  // ---- Light or dark. partials/javascripts/base.html has set it before the page was shown. ----

  function isDark() {
    return root.hasAttribute("data-md-color-scheme");
  }

  function paint(wanted) {
    if (wanted) root.setAttribute("data-md-color-scheme", "slate");
    else root.removeAttribute("data-md-color-scheme");
    colours.setAttribute("aria-pressed", wanted);
  }

  paint(isDark());
  colours.addEventListener("click", function () {
    paint(!isDark());
    try {
      localStorage.setItem("pn-colours", isDark() ? "dark" : "light");
    } catch (refused) {} // then the next page follows the device again
  });

  // ---- The menu, which on phones is a drawer that Material's style sheet opens ----

  var drawer = document.getElementById("__drawer");
  var menu = document.getElementById("menu");
  var open = document.querySelector(".pn-menu-open");
  var close = document.querySelector(".pn-menu-close");
  var behind = document.querySelectorAll(
    ".md-skip, .pn-bar, .md-content, .md-sidebar--secondary, .pn-foot, .pn-thumb"
  );

  /** Shut or open the drawer; what it covers takes no keyboard meanwhile. */
  function show(wanted) {
    drawer.checked = wanted;
    open.setAttribute("aria-expanded", wanted);
    behind.forEach(function (part) { part.inert = wanted; });
  }

  function leave() {
    show(false);
    open.focus();
  }

  open.addEventListener("click", function () {
    show(true);
    close.focus();
  });
  close.addEventListener("click", leave);
  drawer.addEventListener("change", function () { show(drawer.checked); }); // a touch beside it
  menu.addEventListener("click", function (event) {
    if (event.target.closest("a")) show(false); // it may lead to a place on this very page
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && drawer.checked) leave();
  });
  window.addEventListener("resize", function () {
    if (drawer.checked && !close.offsetParent) show(false); // wide enough to need no drawer
  });

  // ---- What the keyboard reaches: Firefox leaves it half covered, in drawings out of sight ----

  document.addEventListener("focusin", function (event) {
    var reached = event.target;
    var box = reached.getBoundingClientRect();
    if (!reached.matches(":focus-visible")) return; // a page that moves would take a click amiss
    if (!reached.closest("svg")) reached.scrollIntoView({ block: "nearest" });
    else if (box.top < 0 || box.bottom > innerHeight) scrollBy(0, box.top - innerHeight / 3);
  });
})();
