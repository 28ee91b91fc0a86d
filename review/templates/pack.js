
// The rows of a pack: what is said of each line, what is proposed, and how far a reader is.
var pack = (function () {
  "use strict";
  var REMIND = 20; // decisions after which a reader is told to save: the browser keeps nothing
  var FIELDS = { urgency: "u", words: "w", reason: "r" };
  var blank = JSON.parse(document.getElementById("blank").textContent);
  var told = document.getElementById("told");
  var undo = document.getElementById("undo");
  var since = 0; // decisions since answers were last saved
  var saved = true;
  var batch = []; // rows that one button has set
  var byId = {};

  var rows = [].map.call(document.querySelectorAll("[data-line]"), function (box) {
    var id = box.getAttribute("data-line");
    var at = id.split("-");
    var follows = box.getAttribute("data-follows");
    var row = { id: id, box: box, item: at[0], place: Number(at[1]), follows: follows ? follows.split(" ") : [] };
    byId[id] = row;
    return row;
  });

  function counted(number, one, many) {
    return number + " " + (number === 1 ? one : many || one + "s");
  }

  function say(words) {
    if (told.textContent !== words) told.textContent = words;
  }

  function entry(made, row) {
    return row.item === "p" ? made.people[row.place] : made.read[row.item].lines[row.place];
  }

  function words(row) {
    var one = entry(blank, row);
    return one.text || one.story;
  }

  function field(row, name) {
    return row.box.querySelector('[name="' + FIELDS[name] + "-" + row.id + '"]');
  }

  function value(row, name) {
    var found = field(row, name);
    return found ? found.value.trim() : "";
  }

  function chosen(row) {
    var radio = row.box.querySelector("input:checked");
    return radio ? radio.value : "";
  }

  function choose(row, decision) {
    [].forEach.call(row.box.querySelectorAll("input"), function (radio) {
      radio.checked = radio.value === decision;
    });
  }

  function asks(row) {
    return chosen(row) === "change" || chosen(row) === "remove";
  }

  function says(row) {
    return Boolean(value(row, "words") || value(row, "reason"));
  }

  function proposed(row) {
    if (!row.follows.length || chosen(row)) return "";
    var all = row.follows.map(function (id) { return chosen(byId[id]); });
    return all.every(function (one) { return one === all[0]; }) ? all[0] : "";
  }

  function take(row) {
    var decision = proposed(row);
    var first = byId[row.follows[0]];
    choose(row, decision);
    if (decision === "change" || decision === "remove") {
      var why = [value(first, "words"), value(first, "reason")].filter(Boolean).join(" ");
      field(row, "reason").value = "As said of “" + words(first) + "”" + (why ? ": " + why : "");
      if (field(row, "urgency") && field(first, "urgency")) field(row, "urgency").value = field(first, "urgency").value;
    }
  }

  // Set several rows by one button, which another takes back.
  function takeBatch(some, done) {
    batch = some;
    undo.hidden = !some.length;
    decided(some.length);
    show();
    say((done + " " + reminder()).trim());
  }

  // What is seen

  function counts() {
    var found = { agree: 0, change: 0, remove: 0, outside: 0, "": 0 };
    rows.forEach(function (row) { found[chosen(row)] += 1; });
    found.decided = found.agree + found.change + found.remove;
    return found;
  }

  function decidedOf() {
    var found = counts();
    var outside = found.outside ? ", " + found.outside + " outside your field" : "";
    return found.decided + " of " + rows.length + " decided" + outside;
  }

  function show() {
    rows.forEach(function (row) {
      row.box.querySelector(".more").hidden = !asks(row) && !says(row);
      row.box.querySelector(".kept").hidden = asks(row) || !says(row);
      var offer = row.box.querySelector(".proposal");
      if (!offer) return;
      var decision = proposed(row);
      offer.hidden = !decision;
      if (!decision) return;
      var radio = row.box.querySelector('[value="' + decision + '"]');
      offer.firstElementChild.textContent = "You said “" + radio.parentNode.textContent.trim() + "” of " +
        row.follows.map(function (id) { return "“" + words(byId[id]) + "”"; }).join(" and ") + ".";
    });
    [].forEach.call(document.querySelectorAll("[data-take-all]"), function (button) {
      button.hidden = !within(button).some(proposed);
    });
    var found = counts();
    document.getElementById("count").textContent = decidedOf();
    var bar = document.getElementById("progress");
    bar.max = rows.length;
    bar.value = found.decided + found.outside;
  }

  function within(button) {
    var section = button.closest("section");
    return rows.filter(function (row) { return section.contains(row.box); });
  }

  function decided(number) {
    saved = false;
    since += number;
  }

  function reminder() {
    return since < REMIND ? "" : REMIND + " decisions or more since you last saved. Save a draft: the browser keeps nothing.";
  }

  function lack(where, why) {
    var note = document.createElement("p");
    note.className = "lack";
    note.id = where.name + "-lack";
    note.textContent = why;
    where.setAttribute("aria-describedby", note.id);
    where.setAttribute("aria-invalid", "true");
    where.closest("label").insertAdjacentElement("afterend", note);
    return where;
  }

  function mended(where) {
    var note = document.getElementById(where.getAttribute("aria-describedby") || "none");
    if (note) note.remove();
    where.removeAttribute("aria-describedby");
    where.removeAttribute("aria-invalid");
  }

  // What a reader does

  document.addEventListener("change", function (event) {
    if (event.target.id === "open") return;
    var isDecision = event.target.type === "radio";
    decided(isDecision ? 1 : 0);
    if (isDecision) {
      batch = [];
      undo.hidden = true;
    }
    show();
    say(reminder());
  });

  document.addEventListener("input", function (event) {
    saved = false;
    mended(event.target);
  });

  document.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) return;
    var one = button.getAttribute("data-take");
    var all = button.getAttribute("data-all");
    var some = [];
    if (one) {
      some = [byId[one]];
    } else if (button.hasAttribute("data-take-all")) {
      some = within(button).filter(proposed);
    } else if (all !== null) {
      some = rows.filter(function (row) { return row.item === all && !chosen(row); });
      some.forEach(function (row) { choose(row, "agree"); });
      takeBatch(some, counted(some.length, "line") + " agreed.");
      return;
    } else {
      return;
    }
    some.forEach(take);
    takeBatch(some, some.length === 1 ? "Said here too." : counted(some.length, "proposal") + " taken.");
  });

  undo.addEventListener("click", function () {
    batch.forEach(function (row) {
      choose(row, "");
      Object.keys(FIELDS).forEach(function (name) { if (field(row, name) && row.follows.length) field(row, name).value = ""; });
    });
    var number = batch.length;
    batch = [];
    undo.hidden = true;
    show();
    say(counted(number, "answer") + " taken back.");
  });

  window.addEventListener("beforeunload", function (event) {
    if (!saved) event.preventDefault();
  });
  show();

  return {
    blank: blank,
    rows: rows,
    byId: byId,
    fields: Object.keys(FIELDS),
    entry: entry,
    words: words,
    field: field,
    value: value,
    chosen: chosen,
    choose: choose,
    asks: asks,
    says: says,
    counts: counts,
    counted: counted,
    decidedOf: decidedOf,
    show: show,
    say: say,
    lack: lack,
    mended: mended,
    keep: function () {
      saved = true;
      since = 0;
    }
  };
})();
