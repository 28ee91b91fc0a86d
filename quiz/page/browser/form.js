/**
 * The quiz on its page: it turns the plain sections into a form, one question at a time. Answers
 * live in the address after "#" and nowhere else: nothing is stored and nothing is sent. Texts
 * reach the page through textContent alone.
 */
(function (quiz) {
  "use strict";

  if (typeof document === "undefined") return;

  var { make, button, items, texts, answersOf } = quiz;

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
    var steps = find(".quiz__steps");
    var picture = find(".quiz__map");
    var tools = find(".quiz__tools");
    var warning = find(".quiz__idle");
    var notice = make("p", { class: "quiz__notice", role: "status" }, []);
    var stage = make("div", { class: "quiz__stage" }, []);
    /** Why the result came out; put into the section that the build has written. */
    var why = make("div", { class: "quiz__because" }, []);
    /** Where the reader is. */
    var here = null;
    /** What was answered since the page was opened, to fill in a question that is seen again. */
    var seen = Object.create(null);
    /** After "Change": the answers to go back to. Null at all other times. */
    var kept = null;
    /** How many entries of the history belong to this visit, so that all can be cleared. */
    var depth = (history.state && history.state.quiz) || 0;
    var leaving = false;

    root.classList.add("quiz--live");
    steps.before(notice, stage);
    find(".quiz__back").onclick = back;
    find(".quiz__leave").onclick = leave;
    find(".quiz__print").onclick = () => window.print();
    find(".quiz__copy").onclick = () => {
      find("textarea").select();
      find(".quiz__copied").textContent = document.execCommand("copy") ? "Copied." :
        "The text is selected. Press Ctrl and C to copy it.";
    };
    window.addEventListener("popstate", (event) => {
      if (leaving) return forget();
      if (event.state && event.state.quiz !== undefined) depth = event.state.quiz;
      else history.replaceState({ quiz: location.hash ? ++depth : 0 }, "");
      // a link to another part of the page is not an answer, and leaves the quiz as it is
      if (location.hash === home || quiz.parse(location.hash).flow === data.flow) open(true);
    });
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) open(false); // brought back whole from the browser's memory
    });
    history.replaceState({ quiz: depth }, "");
    open(false);
    if (warning) {
      var answered = () => here.trail.length || stage.querySelector(":checked");
      quiz.watch(warning, root.dataset.idleMinutes * 60000, answered, leave);
    }

    /** Show what the address says. */
    function open(focus) {
      var wanted = quiz.parse(location.hash);
      var ours = wanted.flow === data.flow;
      var place = quiz.replay(data, ours ? wanted.answers : {});
      kept = null;
      show(place, focus, !ours ? "" : wanted.hash !== data.hash ?
        "This link is from another version of the quiz. Answers that still fit are kept. " +
        "Please check them." : place.complete ? "" :
        "Some answers in this link do not fit. Please answer from here.");
    }

    /** Go to a place and put it into the history. */
    function go(place, message) {
      history.pushState({ quiz: ++depth }, "", quiz.write(data, place.trail));
      show(place, true, message || "");
    }

    function show(place, focus, message) {
      var id = data.nodes[place.node].question;
      here = place;
      root.querySelectorAll(".quiz__step--shown").forEach((old) => {
        old.classList.remove("quiz__step--shown");
      });
      place.trail.forEach((step) => { seen[step.question] = step.chosen; });
      notice.textContent = message;
      stage.textContent = "";
      tools.hidden = !!id;
      var heading = id ? question(id) : result();
      if (focus) {
        heading.focus();
        heading.scrollIntoView({ block: "nearest" });
      }
    }

    /** Name the window after what is shown, where this page is the one in sight. Only where there
     *  are others is that asked: the answer costs a layout. */
    function entitle(words) {
      if (!page || root.offsetParent) document.title = words + " - " + title;
    }

    /** Show a question as a form; return its heading. */
    function question(id) {
      var asked = data.questions[id];
      var heading = make("h2", { class: "quiz__question", tabindex: "-1" }, [asked.text]);
      var fieldset = make("fieldset", {}, [make("legend", {}, [heading])]);
      if (asked.hint) {
        fieldset.append(make("p", { class: "quiz__hint", id: "quiz-hint" }, [asked.hint]));
        fieldset.setAttribute("aria-describedby", "quiz-hint");
      }
      if (picture) fieldset.append(picture);
      var inputs = asked.choices.map(([value, text], i) => {
        var input = make("input", {
          type: asked.many ? "checkbox" : "radio", name: "quiz", value, id: "quiz-choice-" + i
        }, []);
        input.checked = (seen[id] || []).includes(value);
        if (asked.many && value === "none") {
          fieldset.append(make("p", { class: "quiz__or" }, ["or"]));
        }
        fieldset.append(make("div", { class: "quiz__option" }, [
          input, make("label", { for: input.id }, [text])
        ]));
        return input;
      });
      var paint = picture ? quiz.draw(picture, inputs) : () => {};
      fieldset.onchange = ({ target }) => {
        if (asked.many && target.checked) {
          inputs.forEach((input) => {
            if ((input.value === "none") !== (target.value === "none")) input.checked = false;
          });
        }
        paint();
      };
      var number = "Question " + (here.trail.length + 1);
      var later = here.trail.length > 0;
      var form = make("form", { class: "quiz__form", novalidate: "" }, [
        make("p", { class: "quiz__count" }, [number]), fieldset,
        make("div", { class: "quiz__actions" }, [
          make("button", { class: "quiz__button quiz__button--main" }, ["Continue"])
        ].concat(later ? [button("Back", back)] : []))
      ]);
      // not on submit, which a sandboxed frame stops; Enter in a field clicks this button as well
      form.querySelector(".quiz__button--main").onclick = (event) => {
        event.preventDefault();
        var chosen = inputs.filter((input) => input.checked).map((input) => input.value);
        if (quiz.fits(asked, chosen)) answer(id, chosen);
        else complain(form, fieldset, inputs[0], asked);
      };
      stage.append(form);
      if (later) {
        stage.append(make("details", { class: "quiz__sofar" }, [
          make("summary", {}, ["Your answers so far"]), answers()
        ]), make("div", { class: "quiz__actions" }, [button("Clear and leave", leave)]));
      }
      entitle(number + ": " + asked.text);
      return heading;
    }

    /** Take an answer. After "Change" go on with the later answers that still count. */
    function answer(id, chosen) {
      seen[id] = chosen;
      var all = Object.assign(Object.create(null), kept, answersOf(here.trail));
      all[id] = chosen;
      var now = quiz.replay(data, all);
      var asks = data.nodes[now.node].question;
      go(now, now.complete ? "" : asks ? "Your change leads to another question." :
        "Because of your change, some later answers no longer count.");
      kept = asks && !now.complete ? all : null;
    }

    function back() {
      go(quiz.replay(data, answersOf(here.trail.slice(0, -1))));
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
      link.onclick = () => {
        first.focus();
        return false; // the address holds the answers, so it must not change
      };
      var summary = make("div", {
        class: "quiz__error", role: "group", tabindex: "-1", "aria-labelledby": "quiz-error"
      }, [make("h2", { id: "quiz-error" }, ["There is a problem"]), make("p", {}, [link])]);
      form.prepend(summary);
      summary.focus();
    }

    /** Show the result that the build has written, with what only the answers can tell; return its
     *  heading. */
    function result() {
      var section = find("#" + ids + "s" + (here.node + 1));
      var level = section.parentNode;
      section.classList.add("quiz__step--shown");
      level.classList.add("quiz__step--shown");
      why.textContent = "";
      why.append(make("p", {}, ["Because you said:"]),
        items(quiz.because(data, here).map(({ question, chosen }) => {
          var asked = data.questions[question];
          return texts(asked, chosen).join("; ") + " (" + asked.text + ")";
        })));
      var nearest = quiz.change(data, here);
      if (nearest) {
        var asked = data.questions[nearest.question];
        why.append(make("h3", {}, ["What would change it"]), make("p", {}, [
          "To “" + asked.text + "”: if you chose “" + texts(asked, [nearest.option])[0] +
          "”, this page would say: " + action(nearest.level) + "."
        ]));
      }
      section.querySelector("ul").after(why);
      find(".quiz__answers").replaceChildren(answers());
      sheet(section);
      entitle("Result: " + action());
      return level.querySelector(".care__heading");
    }

    /** What a level asks the reader to do, that of the result if none is given. */
    function action(level) {
      if (level === undefined) level = data.nodes[here.node].level;
      return find("#" + ids + "level-" + level).lastChild.textContent;
    }

    /** Write the sheet for a clinician, which only paper shows, and the same as text to copy. */
    function sheet(section) {
      var name = find(".quiz__sheet-name").textContent;
      var parts = quiz.sheet(data, here.trail, {
        action: action(),
        rules: section.dataset.rules.split(" ").map((number) =>
          find(".quiz__reasons").children[number - 1].textContent.trim()),
        about: ["Date: " + new Date().toLocaleDateString(document.documentElement.lang, {
          day: "numeric", month: "long", year: "numeric"
        })].concat(Array.from(root.querySelectorAll(".quiz__about > *"), (one) => one.textContent))
      });
      find(".quiz__sheet").replaceChildren(...parts.map(([heading, lines]) =>
        make("div", {}, [make("p", {}, [heading]), items(lines)])));
      find("textarea").value = quiz.asText(name, parts);
      find(".quiz__copied").textContent = "";
    }

    /** The questions and answers so far, each with a way to change it. */
    function answers() {
      var box = make("dl", { class: "quiz__list" }, []);
      var { trail } = here;
      trail.forEach(({ question, chosen }, i) => {
        var asked = data.questions[question];
        var change = button("Change", () => {
          var later = answersOf(trail.slice(i + 1));
          go(quiz.replay(data, answersOf(trail.slice(0, i))));
          kept = later;
        });
        change.className = "quiz__change";
        change.append(make("span", { class: "quiz__hidden" }, [" your answer to: " + asked.text]));
        box.append(make("dt", {}, [asked.text]),
          ...texts(asked, chosen).concat(change).map((one) => make("dd", {}, [one])));
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
      history.replaceState({ quiz: 0 }, "", location.href.split("#")[0] + home);
      open(false);
      location.assign(root.dataset.leave);
    }
  }

  function start() {
    document.querySelectorAll(".quiz").forEach(enhance);
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})(this.pnQuiz);
