/** Escape puts an open meaning away, until its word is pointed at or reached again. */
(function () {
  "use strict";
  var away = document.documentElement.classList;

  function back(event) {
    if (event.target.matches(".pn-term")) away.remove("pn-notes-away");
  }

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") away.add("pn-notes-away");
  });
  document.addEventListener("focusin", back);
  document.addEventListener("pointerover", back);
})();
