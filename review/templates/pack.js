
(function () {
  "use strict";
  var REMIND = 20; // decisions after which a reader is told to save: nothing is kept in the browser
  var REMINDER = "Save a draft: the browser keeps nothing.";
  var FIELDS = { urgency: "u", words: "w", reason: "r" };
  var blank = JSON.parse(document.getElementById("blank").textContent);
  var form = document.getElementById("form");
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

  function say(words) {
    told.textContent = words;
  }

  // Rows

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

  function takeBatch(some, done) {
    batch = some;
    undo.hidden = !some.length;
    var remind = decided(some.length);
    show();
    say(done + (remind ? " " + REMINDER : ""));
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
    var before = Math.floor(since / REMIND);
    since += number;
    return Math.floor(since / REMIND) > before;
  }

  // Saving

  function answers() {
    var made = JSON.parse(JSON.stringify(blank));
    rows.forEach(function (row) {
      var decision = chosen(row);
      var line = entry(made, row);
      if (!decision && !says(row)) return;
      if (decision) line.decision = decision;
      Object.keys(FIELDS).forEach(function (name) {
        if (value(row, name) && (name !== "urgency" || asks(row))) line[name] = value(row, name);
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
    var found = counts();
    var lines = [
      "This summary is for people. What counts is what stands below it: change nothing there.",
      document.querySelector("h1").textContent + " (" + made.pack + "), made on " + made.made
    ];
    lines.push(draft ? "A draft, saved half-way" : who.name + ", " + who.role + ", on " + made.on);
    if (who.conflict) lines.push("Conflicts of interest: " + who.conflict);
    if (!draft) lines.push(who.may_be_named ? "The name may stand on the pages" : "The name is not to stand on the pages");
    lines.push(
      found.decided + " of " + rows.length + " lines decided: " + found.agree + " agreed, " + found.change +
      " to change, " + found.remove + " to remove; " + found.outside + " outside the reviewer's field"
    );
    rows.forEach(function (row) {
      var decision = chosen(row);
      if (!decision || (decision === "agree" && !says(row))) return;
      var soon = field(row, "urgency");
      var line = { agree: "Agreed, with a remark", change: "To change", remove: "To remove", outside: "Outside the field" }[decision];
      line += ": “" + words(row) + "”";
      if (asks(row) && soon && soon.value) line += " How soon: " + soon.options[soon.selectedIndex].text + ".";
      if (value(row, "words")) line += " To say: “" + value(row, "words") + "”";
      if (value(row, "reason")) line += " Why: " + value(row, "reason");
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
    saved = true;
    since = 0;
    say("Saved as " + link.download + ", " + decidedOf() + ". It is where your browser keeps downloads. " +
      (draft ? "Open it here to go on." : "Give that file to whoever gave you this page."));
  }

  // What a finished review needs

  function today() {
    var now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
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

  function lacking() {
    var given = form.elements;
    var found = [];
    [].forEach.call(document.querySelectorAll("[aria-invalid]"), mended);
    rows.forEach(function (row) {
      var soon = field(row, "urgency");
      if (!asks(row) || says(row) || (soon && soon.value)) return;
      found.push(lack(field(row, "words") || field(row, "reason"),
        "You would " + chosen(row) + " this line. Say what it should say, how soon, or why."));
    });
    [["name", "your name"], ["role", "your role, such as GP"], ["conflict", "conflicts of interest, or “none”"]].forEach(function (one) {
      var letters = given[one[0]].value.match(/\p{L}/gu) || [];
      if (letters.length < Number(form.dataset.letters)) found.push(lack(given[one[0]], "Write " + one[1] + ", in letters."));
    });
    var on = given.on.value;
    if (!on) found.push(lack(given.on, "Choose the day of your review."));
    else if (on > today()) found.push(lack(given.on, "This day is still to come. Choose the day of your review."));
    else if (on < blank.made) found.push(lack(given.on, "This file was made on " + blank.made + ". Choose a day from then on."));
    return found;
  }

  // Going on with saved answers

  function fill(made) {
    if (made.topic !== blank.topic) {
      say("That file is of another pack: " + made.pack + ". This one is: " + blank.pack + ".");
      return;
    }
    var other = 0;
    var then = {};
    (made.read || []).forEach(function (read) {
      var here = blank.read.findIndex(function (one) { return one.item === read.item && one.hash === read.hash; });
      read.lines.forEach(function (line, place) {
        if (!line.decision && !line.words && !line.reason) return;
        if (byId[here + "-" + place]) then[here + "-" + place] = line;
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
      return (chosen(row) || says(row)) && (chosen(row) !== (line.decision || "") ||
        value(row, "words") !== (line.words || "") || value(row, "reason") !== (line.reason || ""));
    });
    if (clash.length && !window.confirm("Lines that you have judged here otherwise than this file does: " + clash.length + ". " +
      "Put the file's answers in the place of yours?")) {
      filled = filled.filter(function (row) { return clash.indexOf(row) < 0; });
    }
    filled.forEach(function (row) {
      var line = then[row.id];
      choose(row, line.decision || "");
      Object.keys(FIELDS).forEach(function (name) {
        if (field(row, name)) field(row, name).value = line[name] || "";
      });
    });
    var given = form.elements;
    var who = made.reviewer || {};
    ["name", "role", "register_number", "conflict"].forEach(function (name) {
      given[name].value = given[name].value.trim() || who[name] || "";
    });
    given.may_be_named.checked = given.may_be_named.checked || Boolean(who.may_be_named);
    given.remarks.value = given.remarks.value.trim() || made.remarks || "";
    show();
    say(filled.length + " answers are back." + (other ? " " + other + " lines stand in parts that have changed since, or are not in this file: judge them again." : ""));
  }

  // What a reader does

  document.addEventListener("change", function (event) {
    if (event.target.id === "open") return;
    var isDecision = event.target.type === "radio";
    var remind = decided(isDecision ? 1 : 0);
    if (isDecision) {
      batch = [];
      undo.hidden = true;
    }
    show();
    say(remind ? since + " decisions since you last saved. " + REMINDER : "");
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
      takeBatch(some, some.length + " lines agreed.");
      return;
    } else {
      return;
    }
    some.forEach(take);
    takeBatch(some, some.length === 1 ? "Said here too." : some.length + " proposals taken.");
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
    say(number + " answers taken back.");
  });

  document.getElementById("open").addEventListener("change", function (event) {
    var file = event.target.files[0];
    if (!file) return;
    event.target.value = ""; // or the same file, chosen again, would not be read again
    file.text().then(function (text) {
      try {
        fill(JSON.parse(text));
      } catch (error) {
        say("This file cannot be read. Expected one that this page saved.");
      }
    });
  });

  document.getElementById("draft").addEventListener("click", function () { save(true); });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var found = lacking();
    if (found.length) {
      show();
      say((found.length === 1 ? "One thing is missing" : found.length + " things are missing") + ". Each is told beside its field.");
      found[0].focus();
      return;
    }
    save(false);
  });

  window.addEventListener("beforeunload", function (event) {
    if (!saved) event.preventDefault();
  });
  form.elements.on.value = today();
  form.elements.on.max = today();
  show();
})();
