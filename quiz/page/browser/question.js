/** One question as a form. It knows nothing of the way: an answer goes to whoever shows it. */
(function (quiz) {
  "use strict";

  var { make, button, unseen } = quiz;

  /**
   * @param {{asked: Question, before: string[], picture: ?Element, taken: function(string[]),
   *   back: function()}} view
   *   `before` is what was chosen when the question was last seen; `taken` gets the new answer.
   * @returns {{form: Element, heading: Element}}
   */
  function ask({ asked, before, picture, taken, back }) {
    var heading = make("h2", { class: "quiz__question", tabindex: "-1" }, [asked.text]);
    var fieldset = make("fieldset", {}, [make("legend", {}, [heading])]);
    if (asked.hint) {
      var drawn = asked.drawing ? [asked.drawing.cloneNode(true)] : [];
      fieldset.append(make("p", { class: "quiz__hint", id: "quiz-hint" }, [...drawn, asked.hint]));
      fieldset.setAttribute("aria-describedby", "quiz-hint");
    }
    if (picture) fieldset.append(picture);
    var inputs = asked.choices.map(([value, text], i) => {
      var input = make("input", {
        type: asked.many ? "checkbox" : "radio", name: "quiz", value, id: "quiz-choice-" + i
      }, []);
      input.checked = before.includes(value);
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
    var next = make("button", { class: "quiz__button quiz__button--main" }, ["Continue"]);
    var form = make("form", { class: "quiz__form", novalidate: "" }, [
      fieldset, make("div", { class: "quiz__actions quiz__foot" }, [next, button("Back", back)])
    ]);
    // not on submit, which a sandboxed frame stops; Enter in a field clicks this button as well
    next.onclick = (event) => {
      event.preventDefault();
      var chosen = inputs.filter((input) => input.checked).map((input) => input.value);
      if (quiz.fits(asked, chosen)) taken(chosen);
      else complain(form, fieldset, inputs[0], asked);
    };
    return { form, heading };
  }

  /** Say that an answer is missing; the summary takes the focus. */
  function complain(form, fieldset, first, asked) {
    var text = asked.many ? "Choose at least one line" : "Choose one answer";
    var old = form.querySelector(".quiz__error");
    if (old) old.remove();
    else {
      fieldset.firstChild.after(make("p", { class: "quiz__problem", id: "quiz-problem" }, [
        unseen("Error: "), text
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

  quiz.ask = ask;
})(this.pnQuiz);
