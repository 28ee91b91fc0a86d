/* Tells a reader, without the network, that a page is past its review date by the clock of the
   computer, or that the clock itself cannot be right because it is behind the day of the build. */
(function () {
  "use strict";
  var DAY = 86400000;
  function day(name) {
    var tag = document.querySelector('meta[name="' + name + '"]');
    return tag ? tag.content : "";
  }
  var now = new Date();
  var today = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  /* west of Greenwich it may still be the day before */
  var behind = now < new Date(day("built")) - DAY;
  var due = day("review-due");
  var note = behind ? "clock" : due && today > due ? "old" : "";
  note = note && document.getElementById("pn-age-" + note);
  if (note) note.hidden = false;
})();
