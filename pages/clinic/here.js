(function (root, button, regions) {
  "use strict";
  var zone = "";
  try {
    zone = window.Temporal ? Temporal.Now.timeZoneId() : Intl.DateTimeFormat().resolvedOptions().timeZone;
  } catch (unknown) {}
  var here = regions.filter(function (region) { return region[0].split(" ").indexOf(zone) >= 0; })[0];
  if (!here) return;
  root.setAttribute("data-here", "");

  function fill() {
    document.querySelectorAll("[data-call]").forEach(function (place) {
      var call = here[1][place.getAttribute("data-call")];
      place.removeAttribute("data-call");
      if (!call) return;
      place.innerHTML = button.replace("ADDRESS", call[0]).replace("NUMBER", call[1]).replace("PLACE", call[2]);
      place.hidden = false;
    });
  }

  new MutationObserver(fill).observe(root, { childList: true, subtree: true });
})(document.documentElement, BUTTON, REGIONS);
