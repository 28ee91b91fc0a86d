/**
 * A screen that many people share: links stay inside the file, and when nobody touches it for a
 * while, it asks, and is loaded again. That leaves nothing behind: all there was, was in the page.
 */
(function (memory) {
  "use strict";

  var MOST = 30000; // how long the question stands, in ms
  var root = document.documentElement;
  var wait = root.getAttribute("data-idle-minutes") * 60000;
  var dialog = document.querySelector(".kiosk-idle");
  var back = document.querySelector(".kiosk-back");
  var home = document.querySelector(".pn-bar__home").getAttribute("href");
  var menu = document.querySelector("button.one-menu");
  var first = document.querySelector(".one-page");
  var ask = Math.min(wait, MOST);
  var touched = false;
  var last = 0;
  var timer;

  function again() {
    root.classList.add("kiosk-away"); // nothing to be seen while it loads
    location.reload();
  }

  function warn() {
    // the device may have slept meanwhile
    if (Date.now() - last > wait + ask) return again();
    dialog.showModal();
    timer = setTimeout(again, ask);
  }

  function rest() {
    clearTimeout(timer);
    last = Date.now();
    if (touched) timer = setTimeout(warn, wait);
  }

  function touch() {
    touched = true;
    if (!dialog.open) rest();
  }

  function show() {
    back.hidden = memory.history.length < 2;
  }

  // ---- Links: to places in this file, and in no other window ----

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    var to = link.getAttribute("href") || "";
    if (to === home) again();
    else if (to === "#contents") menu.click(); // all pages, in the menu
    else if (to.charAt(0) === "#") memory.location.assign(to);
  });
  ["auxclick", "contextmenu", "dragstart"].forEach(function (kind) {
    document.addEventListener(kind, function (event) { event.preventDefault(); });
  });
  var prints = document.querySelector(".kiosk-print"); // only where a clinic wants it
  if (prints) prints.onclick = function () { window.print(); };
  document.addEventListener("keydown", function (event) {
    if (!prints && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p") event.preventDefault();
  });

  // ---- The way back, and the beginning ----

  back.onclick = function () { memory.history.go(-1); };
  document.querySelector(".kiosk-again").onclick = again;
  // "Clear and leave" in the quiz leads to the first screen
  window.addEventListener("hashchange", function () {
    if (memory.location.hash === home) again();
  });
  ["click", "popstate"].forEach(function (kind) { window.addEventListener(kind, show); });

  // ---- Nobody there? ----

  dialog.querySelector(".kiosk-stay").onclick = function () { dialog.close(); };
  dialog.querySelector(".kiosk-go").onclick = again;
  dialog.onclose = rest;
  ["pointerdown", "keydown", "wheel", "touchmove"].forEach(function (kind) {
    document.addEventListener(kind, touch, { passive: true });
  });

  // ---- What scripts make can be filled in again too: Chromium does so on the way back ----

  function forget() {
    document.querySelectorAll("input:not([autocomplete])").forEach(function (control) {
      control.setAttribute("autocomplete", "off");
    });
  }

  new MutationObserver(forget).observe(document.body, { childList: true, subtree: true });
  forget();

  // ---- Brought back whole from the browser's memory, as after a way back ----

  window.addEventListener("pagehide", function () { root.classList.add("kiosk-away"); });
  window.addEventListener("pageshow", function (event) { if (event.persisted) again(); });
  window.history.scrollRestoration = "manual";
  first.classList.add("kiosk-first");
  show();
})(window.pnMemory);
