/**
 * The quiz on its page: it asks one question at a time, and puts the result together. Answers
 * live in the address after "#" and nowhere else: nothing is stored and nothing is sent. A kiosk has
 * an address and a history of its own, which end with the page (bundle/formats/kiosk/memory.js).
 * Texts reach the page through textContent alone.
 */
(function (quiz) {
  "use strict";

  if (typeof document === "undefined") return;

  var { make, button, items, texts, answersOf } = quiz;
  var { history, location } = window.pnMemory || window;

  /** Turn one `.quiz` into a form. */
  function enhance(root) {
    var find = (selector) => root.querySelector(selector);
    var data = quiz.read(JSON.parse(find(".quiz__data").textContent));
    if (!data || root.classList.contains("quiz--live")) return;

    /** Where many pages are one file: the title of this one, what stands before its ids, and the
     *  address of the quiz without answers. */
    var page = root.closest("[data-title]");
    var { title } = page ? page.dataset : document;
    var { ids = "", home = "" } = root.dataset;
    var results = find(".quiz__results");
    var picture = find(".quiz__map");
    var start = find(".quiz__start a");
    /** What only the answers can tell of a result; put below the card of its level. */
    var tools = find(".quiz__tools");
    var because = find(".quiz__because");
    var yours = find(".quiz__yours");
    var end = find(".quiz__end");
    var notice = make("p", { class: "quiz__notice", role: "status" }, []);
    var stage = make("div", { class: "quiz__stage" }, []);
    /** Where the reader is; null before the first question. */
    var here = null;
    /** What was answered since the page was opened, to fill in a question that is seen again. */
    var seen = Object.create(null);
    /** After "Change": the answers to go back to. Null at all other times. */
    var kept = null;
    /** How many entries of the history belong to this visit, so that all can be cleared. */
    var depth = (history.state && history.state.quiz) || 0;
    var leaving = false;

    root.classList.add("quiz--live");
    results.before(notice, stage);
    results.hidden = false;
    start.onclick = () => {
      go(quiz.replay(data, {}));
      return false;
    };
    find(".quiz__back").onclick = back;
    find(".quiz__leave").onclick = leave;
    find(".quiz__print").onclick = () => window.print();
    find(".quiz__copy").onclick = copy;
    window.addEventListener("popstate", (event) => {
      if (leaving) return forget();
      if (event.state && event.state.quiz !== undefined) depth = event.state.quiz;
      else history.replaceState({ quiz: location.hash ? ++depth : 0 }, "");
      // a link to another part of the page is not an answer, and leaves the quiz as it is
      if (location.hash === home || quiz.parse(location.hash).flow === data.flow) open(true);
    });
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) open(false); // brought back whole, as it was left
    });
    history.replaceState({ quiz: depth }, "");
    open(false);

    /** Show what the address says. */
    function open(focus) {
      var wanted = quiz.parse(location.hash);
      kept = null;
      if (wanted.flow !== data.flow) return show(null, focus, "");
      var place = quiz.replay(data, wanted.answers);
      show(place, focus, wanted.hash !== data.hash ?
        "This link is from another version of the quiz. Answers that still fit are kept. " +
        "Please check them." : place.complete ? "" :
        "Some answers in this link do not fit. Please answer from here.");
    }

    /** Go to a place and put it into the history. */
    function go(place, message) {
      history.pushState({ quiz: ++depth }, "", place ? quiz.write(data, place) : plain());
      show(place, true, message || "");
    }

    /** The address of the quiz without answers. */
    function plain() {
      return location.href.split("#")[0] + home;
    }

    function show(place, focus, message) {
      var id = place && data.nodes[place.node].question;
      here = place;
      root.querySelectorAll(".quiz__step--shown").forEach((old) => {
        old.classList.remove("quiz__step--shown");
      });
      root.classList.toggle("quiz--on", !!place);
      root.parentNode.classList.toggle("quiz-alone", !!place);
      if (place) {
        place.trail.forEach((step) => {
          seen[step.question] = step.doubts ? ["unsure"] : step.chosen;
        });
      }
      notice.textContent = message;
      stage.textContent = "";
      tools.hidden = because.hidden = yours.hidden = end.hidden = !place || !!id;
      if (!place) entitle("");
      var heading = !place ? start : id ? question(id) : result();
      if (focus) {
        root.scrollIntoView();
        heading.focus({ preventScroll: true });
      }
    }

    /** Name the window after what is shown, where this page is the one in sight. Only where there
     *  are others is that asked: the answer costs a layout. */
    function entitle(words) {
      if (!page || root.offsetParent) document.title = words ? words + " - " + title : title;
    }

    /** Show a question as a form; return its heading. */
    function question(id) {
      var asked = data.questions[id];
      var look = here.doubts && quiz.look(asked, here, find(`[data-question=${id}]`));
      var { form, heading } = quiz.ask({
        asked: look || asked, before: look ? [] : seen[id] || [], picture: look ? null : picture,
        taken: (chosen) => answer(id, chosen, look ? look.said(chosen) : null), back
      });
      if (look) {
        form.classList.toggle("quiz__form--look", !look.many);
        form.lastChild.prepend(quiz.calls(root));
      }
      stage.append(make("div", { class: "quiz__bar" }, [button("Back", back), quiz.parts(data, id)]),
        form);
      if (here.trail.length) {
        stage.append(make("details", { class: "quiz__sofar" }, [
          make("summary", {}, ["Your answers so far"]), answers()
        ]), make("div", { class: "quiz__actions" }, [button("Clear and leave", leave)]));
      }
      var part = data.stages.filter((one) => one[1] <= data.order.indexOf(id)).pop();
      entitle((part ? part[0] + ": " : "") + (look || asked).text);
      return heading;
    }

    /** Take an answer, or what was said in a second look. After "Change" go on with the later
     *  answers that still count. */
    function answer(id, chosen, doubts) {
      var all = Object.assign(Object.create(null), kept, answersOf(here, 0));
      if (!doubts) seen[id] = chosen;
      // whoever is sure of a line has no need to look at others
      if (!doubts && chosen.join() === "unsure" && data.questions[id].looks.length) doubts = [];
      delete all[id];
      delete all[id + "~"];
      all[doubts ? id + "~" : id] = doubts || chosen;
      var now = quiz.replay(data, all);
      go(now, now.complete || now.doubts ? "" : now.question ?
        "Your change leads to another question." :
        "Because of your change, some later answers no longer count.");
      kept = now.question && !now.complete ? all : null;
    }

    function back() {
      var before = answersOf(here, 0, here.doubts ? undefined : -1);
      var doubts = here.doubts && quiz.before(here.doubts);
      if (doubts) before[here.question + "~"] = doubts;
      go(here.doubts || here.trail.length ? quiz.replay(data, before) : null);
    }

    /** Show the card of a level with the pages and reasons of the result, and with what only the
     *  answers can tell; return its heading. */
    function result() {
      var { level, rules, pages } = data.nodes[here.node];
      var heading = find("#" + ids + "level-" + level);
      var group = heading.closest(".quiz__group");
      var section = group.querySelector("section");
      var list = section.querySelector(".quiz__pages");
      var fold = section.querySelector(".quiz__why");
      var every = find(".quiz__links").children;
      section.classList.add("quiz__step--shown");
      group.classList.add("quiz__step--shown");
      list.replaceChildren(...pages.map((number) => every[number].cloneNode(true)));
      list.hidden = list.previousElementSibling.hidden = !pages.length;
      section.querySelector(".quiz__reasons").replaceChildren(...items(told(rules, "dt")).children);
      fold.before(tools);
      fold.append(because);
      fold.after(yours);
      fold.open = yours.open = false;
      because.firstChild.replaceChildren(...reasons());
      find(".quiz__answers").replaceChildren(answers());
      sheet(rules);
      entitle("Result: " + action());
      return heading;
    }

    /** What some rules say, by their numbers: "dt" the reason, "dd" the sources. */
    function told(rules, tag) {
      var every = root.querySelectorAll(".quiz__rules > " + tag);
      return rules.map((number) => every[number].textContent.trim());
    }

    /** Why the result came out, by what the reader chose; what was denied is not told line by
     *  line. */
    function reasons() {
      var all = quiz.because(data, here);
      var said = all.filter(({ chosen }) => chosen[0] !== "none" && chosen[0] !== "no");
      var lines = said.length ? [make("p", {}, ["Because you said:"]),
        items(said.map(({ question, chosen }) => {
          var asked = data.questions[question];
          return texts(asked, chosen).join("; ") + " (" + asked.text + ")" + unsure(question);
        }))] : [];
      return said.length < all.length ?
        lines.concat(make("p", {}, ["You said no to the other signs that count here."])) : lines;
    }

    /** That it was not a yes, where a second look left it open. */
    function unsure(question) {
      var { doubts, chosen } = here.trail.find((step) => step.question === question);
      return doubts && !doubts.includes(chosen[0] + ".yes") ? " You were not sure." : "";
    }

    /** What a result asks the reader to do. */
    function action() {
      return find("#" + ids + "level-" + data.nodes[here.node].level).lastChild.textContent;
    }

    /** Copy the sheet. Where the browser does not allow it, the text stands there to be copied. */
    function copy() {
      var area = find("textarea");
      area.hidden = false;
      area.select();
      var done = document.execCommand("copy");
      area.hidden = done;
      if (done) this.focus();
      find(".quiz__copied").textContent = done ? "Copied." :
        "The text is selected. Press Ctrl and C to copy it.";
    }

    /** Write the sheet for a clinician, which only paper shows, and the same as text to copy. */
    function sheet(rules) {
      var sources = told(rules, "dd");
      var name = find(".quiz__sheet-title").textContent;
      var parts = quiz.sheet(data, here.trail, {
        action: action(),
        rules: told(rules, "dt").map((why, i) => why + (sources[i] && " (" + sources[i] + ")")),
        about: ["Answered on: " + quiz.moment(new Date())].concat(
          Array.from(root.querySelectorAll(".quiz__about > *"), (one) => one.textContent))
      });
      find(".quiz__sheet").replaceChildren(...parts.map(([heading, lines, one]) => make("div", {}, [
        make("h2", {}, [heading]), one ? make("p", {}, [quiz.joined(lines)]) : items(lines)
      ])));
      find("textarea").value = quiz.asText(name, parts);
      find(".quiz__copied").textContent = "";
    }

    /** The questions and answers so far, each with a way to change it. */
    function answers() {
      var box = make("dl", { class: "quiz__list" }, []);
      var { trail } = here;
      trail.forEach(({ question, chosen, doubts }, i) => {
        var asked = data.questions[question];
        var change = button("Change", () => {
          var later = answersOf(here, i + 1);
          go(quiz.replay(data, answersOf(here, 0, i)));
          kept = later;
        });
        change.className = "quiz__change";
        change.append(make("span", { class: "quiz__hidden" }, [" your answer to: " + asked.text]));
        box.append(make("dt", {}, [asked.text]),
          ...(doubts ? ["After a second look:"] : []).concat(texts(asked, chosen), change)
            .map((one) => make("dd", {}, [one])));
      });
      return box;
    }

    /** Go back to where the quiz began and on from there: that drops every entry with answers. */
    function leave() {
      leaving = true;
      if (depth) history.go(-depth);
      else forget();
    }

    function forget() {
      leaving = false;
      depth = 0;
      seen = Object.create(null);
      history.replaceState({ quiz: 0 }, "", plain());
      open(false);
      location.assign(root.dataset.leave);
    }
  }

  function start() {
    document.querySelectorAll(".quiz[data-leave]").forEach(enhance); // the plain page has its own way
    document.documentElement.classList.remove("pn-coming");
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})(this.pnQuiz);
