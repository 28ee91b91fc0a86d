// Keeps ready for the printer what is ticked. Nothing is fetched: all leaflets lie in this page.
(function () {
  "use strict";
  var body = document.body;
  var boxes = document.querySelectorAll(".list input");
  var large = document.getElementById("large");
  var status = document.getElementById("status");

  function ready() {
    var count = 0;
    for (var i = 0; i < boxes.length; i += 1) {
      document.getElementById(boxes[i].value).className = boxes[i].checked ? "leaflet wanted" : "leaflet";
      count += boxes[i].checked ? 1 : 0;
    }
    body.className = "ready" + (count ? " some" : "") + (large.checked ? " large" : "");
    status.textContent = count === 0 ? "No leaflet is ticked." :
      count === 1 ? "1 leaflet is ticked." : count + " leaflets are ticked.";
    return count;
  }

  document.getElementById("print").addEventListener("click", function () {
    if (ready()) {
      window.print();
    } else {
      status.textContent = "Tick one leaflet or more first.";
      boxes[0].focus();
    }
  });
  document.getElementById("clear").addEventListener("click", function () {
    for (var i = 0; i < boxes.length; i += 1) { boxes[i].checked = false; }
    ready();
  });
  document.addEventListener("change", ready);
  document.addEventListener("click", function (event) {
    var names = event.target.getAttribute && event.target.getAttribute("data-names");
    if (!names) { return; }
    names.split(" ").forEach(function (name) { document.getElementById("tick-" + name).checked = true; });
    ready();
  });
  // a browser may bring ticks back when it returns to the page
  window.addEventListener("pageshow", ready);
  ready();
}());
