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

  // ---- The list, cut down to what has all the words that are typed ----

  var filter = document.getElementById("filter");
  var lists = document.querySelectorAll(".list");

  function cut() {
    var words = filter.value.toLowerCase().split(/\s+/);
    for (var i = 0; i < lists.length; i += 1) {
      var left = 0;
      for (var j = 0; j < lists[i].children.length; j += 1) {
        var line = lists[i].children[j];
        var title = line.getAttribute("data-title").toLowerCase();
        line.hidden = !words.every(function (word) { return title.indexOf(word) >= 0; });
        left += line.hidden ? 0 : 1;
      }
      lists[i].hidden = lists[i].previousElementSibling.hidden = !left;
    }
  }

  filter.addEventListener("input", cut);
  // a browser may bring ticks back when it returns to the page
  window.addEventListener("pageshow", ready);
  window.addEventListener("pageshow", cut);
  ready();
}());
