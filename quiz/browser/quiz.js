/**
 * The quiz in the browser: it walks the graph that the build has proven, and evaluates no rule.
 *
 * The first half has no DOM and is tested against the Python engine. The second half turns the
 * plain sections of the page into a form. Answers live in the address after "#" and nowhere else:
 * nothing is stored and nothing is sent. Texts reach the page through textContent alone.
 *
 * @typedef {{text: string, hint: string, many: boolean, choices: [string, string][]}} Question
 * @typedef {{schema: number, flow: string, version: string, hash: string,
 *   questions: Object<string, Question>, nodes: any[]}} Data
 *   A node is [question, [[options, next], ...]] or, for a result, [null, level, rules, pages].
 * @typedef {{question: string, chosen: string[]}} Step
 * @typedef {{trail: Step[], node: number, complete: boolean}} Place
 *   Where answers lead: the steps that count, the node after them, and whether all were used.
 */
(function (global) {
  "use strict";

  var SCHEMA = 1;

  /** Can these options be the answer to this question? @returns {boolean} */
  function fits(question, chosen) {
    var known = question.choices.map(function (choice) { return choice[0]; });
    return chosen.length > 0 &&
      chosen.every(function (id, i) { return known.includes(id) && chosen.indexOf(id) === i; }) &&
      (chosen.length === 1 || (question.many && !chosen.includes("none")));
  }

  /** The node after an answer: the first branch whose options were all chosen. */
  function next(node, chosen) {
    var branch = node[1].find(function (way) {
      return way[0].every(function (id) { return chosen.includes(id); });
    });
    return branch[1];
  }

  /** Walk from the start as far as the answers go. @returns {Place} */
  function replay(data, answers) {
    var trail = [];
    var place = 0;
    while (data.nodes[place][0] !== null) {
      var id = data.nodes[place][0];
      var chosen = answers[id];
      if (!chosen || !fits(data.questions[id], chosen)) break;
      trail.push({ question: id, chosen: chosen });
      place = next(data.nodes[place], chosen);
    }
    return { trail: trail, node: place, complete: trail.length === Object.keys(answers).length };
  }

  /** Read "#flow/hash/question=option,option&...". Whatever does not fit is left out. */
  function parse(fragment) {
    var parts = String(fragment).replace(/^#/, "").split("/");
    var answers = Object.create(null);
    (parts.length === 3 ? parts[2].split("&") : []).forEach(function (pair) {
      var at = pair.indexOf("=");
      if (at > 0) answers[pair.slice(0, at)] = pair.slice(at + 1).split(",");
    });
    return { flow: parts[0], hash: parts[1] || "", answers: answers };
  }

  /** Write the address of a place. Ids are lower-case words, so nothing needs escaping. */
  function write(data, trail) {
    return "#" + data.flow + "/" + data.hash + "/" + trail.map(function (step) {
      return step.question + "=" + step.chosen.join(",");
    }).join("&");
  }

  /** The answers of some steps by question. */
  function answersOf(trail) {
    var answers = Object.create(null);
    trail.forEach(function (step) { answers[step.question] = step.chosen; });
    return answers;
  }

  global.pinsQuiz = { fits: fits, replay: replay, parse: parse, write: write };

  if (typeof document === "undefined") return;

  /** Make an element. Attributes are set as given; children are elements or plain text. */
  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      element.setAttribute(name, attributes[name]);
    });
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  }

  function button(text, action, kind) {
    var element = make("button", { type: "button", class: "quiz__button " + (kind || "") }, [text]);
    element.addEventListener("click", action);
    return element;
  }

  /** Turn one `.quiz` into a form. */
  function enhance(root) {
    var source = root.querySelector(".quiz__data");
    var data = source && JSON.parse(source.textContent);
    if (!data || data.schema !== SCHEMA || root.classList.contains("quiz--live")) return;

    var title = document.title;
    var steps = root.querySelector(".quiz__steps");
    var notice = make("p", { class: "quiz__notice", role: "status" });
    var stage = make("div", { class: "quiz__stage" });
    /** What was answered since the page was opened, to fill in a question that is seen again. */
    var seen = Object.create(null);
    /** After "Change": the answers to go back to. Null at all other times. */
    var kept = null;
    /** How many entries of the history belong to this visit, so that all can be cleared. */
    var depth = (history.state && history.state.quiz) || 0;
    var leaving = false;

    root.classList.add("quiz--live");
    root.insertBefore(notice, steps);
    root.insertBefore(stage, steps);
    window.addEventListener("popstate", function (event) {
      if (leaving) return forget();
      if (event.state && event.state.quiz !== undefined) depth = event.state.quiz;
      else history.replaceState({ quiz: location.hash ? ++depth : 0 }, "");
      // a link to another part of the page is not an answer, and leaves the quiz as it is
      if (!location.hash || parse(location.hash).flow === data.flow) open(true);
    });
    window.addEventListener("pageshow", function (event) {
      if (event.persisted) open(false); // brought back whole from the browser's memory
    });
    history.replaceState({ quiz: depth }, "");
    open(false);

    /** Show what the address says. */
    function open(focus) {
      var wanted = parse(location.hash);
      var ours = wanted.flow === data.flow;
      var place = replay(data, ours ? wanted.answers : {});
      var old = ours && wanted.hash !== data.hash;
      kept = null;
      show(place, focus, !ours || (place.complete && !old) ? "" :
        "This link is from another version of the quiz, or not complete. " +
        "Please check your answers.");
    }

    /** Go to a place and put it into the history. */
    function go(place, message) {
      history.pushState({ quiz: ++depth }, "", write(data, place.trail));
      show(place, true, message || "");
    }

    function show(place, focus, message) {
      var node = data.nodes[place.node];
      var old = root.querySelector(".quiz__step--shown");
      if (old) old.classList.remove("quiz__step--shown");
      place.trail.forEach(function (step) { seen[step.question] = step.chosen; });
      notice.textContent = message;
      stage.textContent = "";
      var heading = node[0] === null ? result(place) : question(place, node[0]);
      if (focus) {
        heading.focus();
        heading.scrollIntoView({ block: "nearest" });
      }
    }

    /** Show a question as a form; return its heading. */
    function question(place, id) {
      var asked = data.questions[id];
      var heading = make("h2", { class: "quiz__question", tabindex: "-1" }, [asked.text]);
      var fieldset = make("fieldset", {}, [make("legend", {}, [heading])]);
      if (asked.hint) {
        fieldset.append(make("p", { class: "quiz__hint", id: "quiz-hint" }, [asked.hint]));
        fieldset.setAttribute("aria-describedby", "quiz-hint");
      }
      var inputs = asked.choices.map(function (choice, i) {
        var input = make("input", {
          type: asked.many ? "checkbox" : "radio", name: "quiz", value: choice[0],
          id: "quiz-choice-" + i
        });
        input.checked = (seen[id] || []).includes(choice[0]);
        if (asked.many && choice[0] === "none") {
          fieldset.append(make("p", { class: "quiz__or" }, ["or"]));
        }
        fieldset.append(make("div", { class: "quiz__option" }, [
          input, make("label", { for: input.id }, [choice[1]])
        ]));
        return input;
      });
      fieldset.addEventListener("change", function (event) {
        if (!asked.many || !event.target.checked) return;
        inputs.forEach(function (input) {
          if ((input.value === "none") !== (event.target.value === "none")) input.checked = false;
        });
      });
      var number = "Question " + (place.trail.length + 1);
      var form = make("form", { class: "quiz__form", novalidate: "" }, [
        make("p", { class: "quiz__count" }, [number]), fieldset,
        make("div", { class: "quiz__actions" }, [
          make("button", { type: "submit", class: "quiz__button quiz__button--main" }, ["Continue"])
        ].concat(place.trail.length ? [button("Back", function () { back(place); })] : []))
      ]);
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        var chosen = inputs.filter(function (input) { return input.checked; })
          .map(function (input) { return input.value; });
        if (fits(asked, chosen)) answer(place, id, chosen);
        else complain(form, fieldset, inputs[0], asked);
      });
      stage.append(form);
      if (place.trail.length) {
        stage.append(make("details", { class: "quiz__sofar" }, [
          make("summary", {}, ["Your answers so far"]), list(place)
        ]), make("div", { class: "quiz__actions" }, [button("Clear and leave", leave)]));
      }
      document.title = number + ": " + asked.text + " - " + title;
      return heading;
    }

    /** Take an answer. After "Change" go on with the later answers that still count. */
    function answer(place, id, chosen) {
      var answers = answersOf(place.trail);
      var later = kept || {};
      answers[id] = chosen;
      Object.keys(later).forEach(function (name) {
        if (!(name in answers)) answers[name] = later[name];
      });
      seen[id] = chosen;
      var now = replay(data, answers);
      var asks = data.nodes[now.node][0] !== null;
      go(now, now.complete ? "" : asks ? "Your change leads to another question." :
        "Because of your change, some later answers no longer count.");
      kept = asks && !now.complete ? answers : null;
    }

    function back(place) {
      go(replay(data, answersOf(place.trail.slice(0, -1))));
    }

    /** Say that an answer is missing; the summary takes the focus. */
    function complain(form, fieldset, first, asked) {
      var text = asked.many ? "Choose at least one line" : "Choose one answer";
      var old = form.querySelector(".quiz__error");
      if (old) old.remove();
      else {
        fieldset.firstChild.after(make("p", { class: "quiz__problem", id: "quiz-problem" }, [
          make("span", { class: "quiz__hidden" }, ["Error: "]), text
        ]));
        fieldset.setAttribute("aria-describedby", "quiz-problem" + (asked.hint ? " quiz-hint" : ""));
        document.title = "Error: " + document.title;
      }
      var link = make("a", { href: "#" + first.id }, [text]);
      link.addEventListener("click", function (event) {
        event.preventDefault(); // the address holds the answers, so it must not change
        first.focus();
      });
      var summary = make("div", {
        class: "quiz__error", role: "group", tabindex: "-1", "aria-labelledby": "quiz-error"
      }, [make("h2", { id: "quiz-error" }, ["There is a problem"]), make("p", {}, [link])]);
      form.prepend(summary);
      summary.focus();
    }

    /** Show the result that the build has written; return its heading. */
    function result(place) {
      var section = steps.children[place.node];
      var heading = section.querySelector(".care__heading");
      var answers = section.querySelector(".quiz__answers");
      section.classList.add("quiz__step--shown");
      answers.textContent = "";
      answers.append(list(place), make("div", { class: "quiz__actions" }, [
        button("Back", function () { back(place); }),
        button("Print", function () { window.print(); }),
        button("Clear and leave", leave)
      ]));
      document.title = "Result: " + heading.lastChild.textContent + " - " + title;
      return heading;
    }

    /** The questions and answers so far, each with a way to change it. */
    function list(place) {
      var box = make("dl", { class: "quiz__list" });
      place.trail.forEach(function (step, i) {
        var asked = data.questions[step.question];
        var change = make("button", { type: "button", class: "quiz__change" }, [
          "Change", make("span", { class: "quiz__hidden" }, [" your answer to: " + asked.text])
        ]);
        change.addEventListener("click", function () {
          var later = answersOf(place.trail.slice(i + 1));
          go(replay(data, answersOf(place.trail.slice(0, i))));
          kept = later;
        });
        box.append(make("dt", {}, [asked.text]));
        asked.choices.forEach(function (choice) {
          if (step.chosen.includes(choice[0])) box.append(make("dd", {}, [choice[1]]));
        });
        box.append(make("dd", {}, [change]));
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
      history.replaceState({ quiz: 0 }, "", location.href.split("#")[0]);
      open(false);
      location.assign(root.getAttribute("data-leave"));
    }
  }

  function start() {
    document.querySelectorAll(".quiz").forEach(enhance);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})(this);
