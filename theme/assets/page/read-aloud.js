/**
 * Reads a page aloud: title, emergency signs, then the rest in order. Only with a voice of the
 * device itself: others send the text to a server.
 */
(function () {
  "use strict";

  // One sentence, or up to 160 letters of a longer one: Chromium stops after some 15 seconds.
  var PART = /\S.{0,158}?[.!?]+(?=\s|$)|\S.{0,158}$|\S.{0,158}[,;:](?=\s)|\S.{0,158}(?=\s|$)/g;
  var SIGNS = ".pn-strip, .care--emergency";
  // numbers to tap are said as the sentence that paper has
  var UNSAID = "nav, svg, button, [aria-hidden=true], .cite, .pn-meaning, .care__calls, " +
    ".pn-related, .pn-sure, .pn-letters, .fold > a, details:not([open]) > :not(summary)";

  var speech = window.speechSynthesis;
  var head = document.querySelector(".pn-head");
  if (!speech || !head) return;

  var voice, main, end, saying;
  var left = []; // what is still to be said

  /** Add the text of an element, each block of it as a line. */
  function collect(node, lines, said) {
    if (node.nodeType === 3) lines[lines.length - 1] += node.data;
    if (node.nodeType !== 1 || node.matches(UNSAID) || said.indexOf(node) >= 0) return;
    if (!node.getClientRects().length && !node.closest(".care__note")) return; // hidden
    var block = getComputedStyle(node).display !== "inline";
    if (block) lines.push("");
    node.childNodes.forEach(function (child) { collect(child, lines, said); });
    if (block) lines.push("");
  }

  function wholePage() {
    var text = head.parentNode;
    var first = [text.querySelector("h1"), text.querySelector(SIGNS)].filter(Boolean);
    var lines = [""];
    first.forEach(function (node) { collect(node, lines, []); });
    collect(text, lines, first);
    return lines.reduce(function (parts, line) {
      return parts.concat(line.replace(/\s+/g, " ").match(PART) || []);
    }, []);
  }

  function show() {
    main.textContent = saying ? "Pause" : left.length ? "Go on" : "Read aloud";
    if (!left.length && document.activeElement === end) main.focus();
    end.hidden = !left.length;
  }

  /** Stop, and keep the sentence for later: not every browser can pause. */
  function pause() {
    saying = null;
    speech.cancel();
    show();
  }

  function stop() {
    left = [];
    pause();
  }

  function say() {
    if (!left.length) return stop();
    var now = saying = new SpeechSynthesisUtterance(left[0]);
    now.voice = voice;
    now.lang = voice.lang;
    now.onend = function () {
      if (saying !== now) return; // cut off by a pause
      left.shift();
      say();
    };
    now.onerror = function () { if (saying === now) stop(); };
    speech.speak(now);
    show();
  }

  function add(row, action) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "pn-reader__button";
    button.onclick = action;
    return row.appendChild(button);
  }

  /** Show the buttons as soon as there is a voice: some come late. */
  function offer() {
    var voices = speech.getVoices().filter(function (one) {
      return one.localService && one.lang.slice(0, 2) === document.documentElement.lang;
    });
    voice = voices.filter(function (one) { return one.default; })[0] || voices[0] || voice;
    if (main || !voice) return;
    var row = document.createElement("div");
    row.className = "pn-reader";
    head.parentNode.prepend(row);
    main = add(row, function () {
      if (saying) return pause();
      if (!left.length) left = wholePage();
      say();
    });
    end = add(row, stop);
    end.textContent = "Stop";
    end.setAttribute("aria-label", "Stop reading");
    show();
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") stop(); });
    window.addEventListener("pagehide", stop);
  }

  offer();
  speech.onvoiceschanged = offer;
})();
