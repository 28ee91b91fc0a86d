
(function () {
  "use strict";
  var blank = JSON.parse(document.getElementById("blank").textContent);
  var form = document.getElementById("form");
  var told = document.getElementById("told");
  var saved = true;

  function say(words) {
    told.textContent = words;
    told.scrollIntoView({ block: "center" });
  }

  function named(letter, id) {
    return document.querySelector('[name="' + letter + "-" + id + '"]');
  }

  function chosen(id) {
    var radio = document.querySelector('[name="d-' + id + '"]:checked');
    return radio ? radio.value : "";
  }

  function show(id) {
    var box = document.querySelector('[data-line="' + id + '"] .more');
    var decision = chosen(id);
    box.hidden = decision !== "change" && decision !== "remove";
  }

  function lines(each) {
    blank.read.forEach(function (read, item) {
      read.lines.forEach(function (line, place) {
        var id = item + "-" + place;
        if (document.querySelector('[data-line="' + id + '"]')) each(id, line, item, place);
      });
    });
  }

  function count() {
    var all = 0, done = 0;
    lines(function (id) {
      all += 1;
      if (chosen(id)) done += 1;
    });
    document.getElementById("count").textContent = done + " of " + all + " lines judged.";
  }

  function answers() {
    var made = JSON.parse(JSON.stringify(blank));
    lines(function (id, _, item, place) {
      var line = made.read[item].lines[place];
      var decision = chosen(id);
      if (!decision) return;
      line.decision = decision;
      if (decision === "agree") return;
      [["urgency", "u"], ["words", "w"], ["reason", "r"]].forEach(function (one) {
        var field = named(one[1], id);
        if (field && field.value.trim()) line[one[0]] = field.value.trim();
      });
    });
    var given = form.elements;
    made.on = given.on.value;
    made.remarks = given.remarks.value.trim();
    made.reviewer = {
      name: given.name.value.trim(),
      role: given.role.value.trim(),
      register_number: given.register_number.value.trim(),
      conflict: given.conflict.value.trim(),
      may_be_named: given.may_be_named.checked
    };
    return made;
  }

  function unsaid() {
    var found = "";
    lines(function (id) {
      var decision = chosen(id);
      if (found || (decision !== "change" && decision !== "remove")) return;
      var soon = named("u", id);
      if (!named("w", id).value.trim() && !named("r", id).value.trim() && !(soon && soon.value)) found = id;
    });
    return found;
  }

  function fill(made) {
    if (made.topic !== blank.topic || made.pack !== blank.pack) {
      say("That file is of another pack: " + made.pack + ". This one is: " + blank.pack + ".");
      return;
    }
    var other = 0;
    var given = form.elements;
    var who = made.reviewer || {};
    ["name", "role", "register_number", "conflict"].forEach(function (name) {
      given[name].value = who[name] || "";
    });
    given.may_be_named.checked = Boolean(who.may_be_named);
    given.on.value = made.on || given.on.value;
    given.remarks.value = made.remarks || "";
    var before = {};
    (made.read || []).forEach(function (read) { before[read.item] = read; });
    lines(function (id, _, item, place) {
      var then = before[blank.read[item].item];
      if (!then || then.hash !== blank.read[item].hash) {
        other += 1;
        return;
      }
      var line = then.lines[place] || {};
      var radio = document.querySelector('[name="d-' + id + '"][value="' + (line.decision || "none") + '"]');
      if (radio) radio.checked = true;
      [["urgency", "u"], ["words", "w"], ["reason", "r"]].forEach(function (one) {
        var field = named(one[1], id);
        if (field) field.value = line[one[0]] || "";
      });
      show(id);
    });
    count();
    say("Your answers are back." + (other ? " " + other + " lines stand in parts that have changed since: judge them again." : ""));
  }

  document.addEventListener("change", function (event) {
    saved = false;
    var box = event.target.closest("[data-line]");
    if (box) show(box.getAttribute("data-line"));
    count();
  });

  document.addEventListener("click", function (event) {
    var all = event.target.getAttribute("data-all");
    if (all === null) return;
    lines(function (id, _, item) {
      if (String(item) === all && !chosen(id)) document.querySelector('[name="d-' + id + '"][value="agree"]').checked = true;
    });
    saved = false;
    count();
  });

  document.getElementById("open").addEventListener("change", function (event) {
    var file = event.target.files[0];
    if (!file) return;
    event.target.value = ""; // or the same file, chosen again, would not be read again
    file.text().then(function (text) {
      try {
        fill(JSON.parse(text));
      } catch (error) {
        say("This file cannot be read. Expected one that “Save my answers” wrote.");
      }
    });
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var open = unsaid();
    if (open) {
      say("You would change or remove a line. Say what it should say, how soon, or why.");
      named("w", open).focus();
      return;
    }
    var made = answers();
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(made, null, 1) + "\n"], { type: "application/json" }));
    link.download = "review-" + blank.pack + "-" + made.on + ".json";
    document.body.appendChild(link);
    link.click();
    link.remove();
    saved = true;
    say("Saved as " + link.download + ", where your browser keeps downloads. Give that file to whoever gave you this page.");
  });

  window.addEventListener("beforeunload", function (event) {
    if (!saved) event.preventDefault();
  });
  count();
})();
