
// The answers to a pack: saved as one file, and opened again.
(function () {
  "use strict";
  var form = document.getElementById("form");
  var blank = pack.blank, rows = pack.rows;

  function answers() {
    var made = JSON.parse(JSON.stringify(blank));
    rows.forEach(function (row) {
      var decision = pack.chosen(row);
      var line = pack.entry(made, row);
      if (!decision && !pack.says(row)) return;
      if (decision) line.decision = decision;
      pack.fields.forEach(function (name) {
        if (pack.value(row, name) && (name !== "urgency" || pack.asks(row))) line[name] = pack.value(row, name);
      });
    });
    function said(one) { return one.decision || one.words || one.reason; }
    made.people = made.people.filter(said);
    made.read = made.read.filter(function (read) { return read.lines.some(said); });
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

  function summary(made, draft) {
    var who = made.reviewer;
    var found = pack.counts();
    var lines = [
      "This summary is for people. What counts is what stands below it: change nothing there.",
      document.querySelector("h1").textContent + " (" + made.pack + "), made on " + made.made
    ];
    lines.push(draft ? "A draft, saved half-way" : who.name + ", " + who.role + ", on " + made.on);
    if (who.conflict) lines.push("Conflicts of interest: " + who.conflict);
    if (!draft) lines.push(who.may_be_named ? "The name may stand on the pages" : "The name is not to stand on the pages");
    lines.push(
      found.decided + " of " + pack.counted(rows.length, "line") + " decided: " + found.agree + " agreed, " + found.change +
      " to change, " + found.remove + " to remove; " + found.outside + " outside the reviewer's field"
    );
    rows.forEach(function (row) {
      var decision = pack.chosen(row);
      if (!decision || (decision === "agree" && !pack.says(row))) return;
      var soon = pack.field(row, "urgency");
      var line = { agree: "Agreed, with a remark", change: "To change", remove: "To remove", outside: "Outside the field" }[decision];
      line += ": “" + pack.words(row) + "”";
      if (pack.asks(row) && soon && soon.value) line += " How soon: " + soon.options[soon.selectedIndex].text + ".";
      if (pack.value(row, "words")) line += " To say: “" + pack.value(row, "words") + "”";
      if (pack.value(row, "reason")) line += " Why: " + pack.value(row, "reason");
      lines.push(line);
    });
    if (made.remarks) lines.push("Remarks: " + made.remarks);
    return lines;
  }

  function asText(made) {
    function list(some, each) {
      return some.length ? "[\n" + some.map(function (one) { return "  " + each(one); }).join(",\n") + "\n ]" : "[]";
    }
    function read(one) {
      var lines = one.lines.map(function (line) { return "   " + JSON.stringify(line); }).join(",\n");
      var head = JSON.stringify(Object.assign({}, one, { lines: undefined }));
      return head.slice(0, -1) + ',"lines":[\n' + lines + "\n  ]}";
    }
    var parts = Object.keys(made).map(function (key) {
      var each = key === "read" ? read : JSON.stringify;
      var text = Array.isArray(made[key]) ? list(made[key], function (one) { return each(one); }) : JSON.stringify(made[key]);
      return " " + JSON.stringify(key) + ": " + text;
    });
    return "{\n" + parts.join(",\n") + "\n}\n";
  }

  function save(draft) {
    var made = answers();
    made = Object.assign({ summary: summary(made, draft) }, draft ? { draft: true } : {}, made);
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([asText(made)], { type: "application/json" }));
    link.download = "review-" + blank.pack + "-" + (draft ? "draft" : made.on) + ".json";
    document.body.appendChild(link);
    link.click();
    link.remove();
    pack.keep();
    pack.say("Saved as " + link.download + ", " + pack.decidedOf() + ". It is where your browser keeps downloads. " +
      (draft ? "Open it here to go on." : "Give that file to whoever gave you this page."));
  }

  // What a finished review needs

  function today() {
    var now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  }

  function lacking() {
    var given = form.elements;
    var found = [];
    [].forEach.call(document.querySelectorAll("[aria-invalid]"), pack.mended);
    rows.forEach(function (row) {
      var soon = pack.field(row, "urgency");
      if (!pack.asks(row) || pack.says(row) || (soon && soon.value)) return;
      found.push(pack.lack(pack.field(row, "words") || pack.field(row, "reason"),
        "You would " + pack.chosen(row) + " this line. Say what it should say, how soon, or why."));
    });
    [["name", "your name"], ["role", "your role, such as GP"], ["conflict", "conflicts of interest, or “none”"]].forEach(function (one) {
      var letters = given[one[0]].value.match(/\p{L}/gu) || [];
      if (letters.length < Number(form.dataset.letters)) found.push(pack.lack(given[one[0]], "Write " + one[1] + ", in letters."));
    });
    var on = given.on.value;
    if (!on) found.push(pack.lack(given.on, "Choose the day of your review."));
    else if (on > today()) found.push(pack.lack(given.on, "This day is still to come. Choose the day of your review."));
    else if (on < blank.made) found.push(pack.lack(given.on, "This file was made on " + blank.made + ". Choose a day from then on."));
    return found;
  }

  // Going on with saved answers

  function fill(made) {
    if (made.topic !== blank.topic) {
      pack.say("That file is of another pack: " + made.pack + ". This one is: " + blank.pack + ".");
      return;
    }
    var other = 0;
    var then = {};
    (made.read || []).forEach(function (read) {
      var here = blank.read.findIndex(function (one) { return one.item === read.item && one.hash === read.hash; });
      read.lines.forEach(function (line, place) {
        if (!line.decision && !line.words && !line.reason) return;
        if (pack.byId[here + "-" + place]) then[here + "-" + place] = line;
        else other += 1;
      });
    });
    (made.people || []).forEach(function (person) {
      if (!person.decision && !person.reason) return;
      var here = blank.people.findIndex(function (one) {
        return one.case === person.case && one.story === person.story && one.told === person.told;
      });
      if (here < 0) other += 1;
      else then["p-" + here] = person;
    });
    var filled = rows.filter(function (row) { return then[row.id]; });
    var clash = filled.filter(function (row) {
      var line = then[row.id];
      return (pack.chosen(row) || pack.says(row)) && (pack.chosen(row) !== (line.decision || "") ||
        pack.value(row, "words") !== (line.words || "") || pack.value(row, "reason") !== (line.reason || ""));
    });
    if (clash.length && !window.confirm("Lines that you have judged here otherwise than this file does: " + clash.length + ". " +
      "Put the file's answers in the place of yours?")) {
      filled = filled.filter(function (row) { return clash.indexOf(row) < 0; });
    }
    filled.forEach(function (row) {
      var line = then[row.id];
      pack.choose(row, line.decision || "");
      pack.fields.forEach(function (name) {
        if (pack.field(row, name)) pack.field(row, name).value = line[name] || "";
      });
    });
    var given = form.elements;
    var who = made.reviewer || {};
    ["name", "role", "register_number", "conflict"].forEach(function (name) {
      given[name].value = given[name].value.trim() || who[name] || "";
    });
    given.may_be_named.checked = given.may_be_named.checked || Boolean(who.may_be_named);
    given.remarks.value = given.remarks.value.trim() || made.remarks || "";
    pack.show();
    pack.say(pack.counted(filled.length, "answer is", "answers are") + " back." + (other ? " " + pack.counted(other, "line stands", "lines stand") +
      " in parts that have changed since, or are not in this file: judge again." : ""));
  }

  document.getElementById("open").addEventListener("change", function (event) {
    var file = event.target.files[0];
    if (!file) return;
    event.target.value = ""; // or the same file, chosen again, would not be read again
    file.text().then(function (text) {
      try {
        fill(JSON.parse(text));
      } catch (error) {
        pack.say("This file cannot be read. Expected one that this page saved.");
      }
    });
  });

  document.getElementById("draft").addEventListener("click", function () { save(true); });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var found = lacking();
    if (found.length) {
      pack.show();
      pack.say((found.length === 1 ? "One thing is missing" : found.length + " things are missing") + ". Each is told beside its field.");
      found[0].focus();
      return;
    }
    save(false);
  });

  form.elements.on.value = today();
  form.elements.on.max = today();
})();
