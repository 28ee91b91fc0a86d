/** The second look: whoever is not sure about a list is asked line by line, with how to check it. */
(function (quiz) {
  "use strict";

  var { make } = quiz;
  var CANNOT_TELL = "I cannot tell which";

  /**
   * What the second look asks at a place, as a question like any other.
   * @param {Element} checks  how to check each line, in their order, as the build has written it
   * @returns {Question & {drawing: ?Element, said: function(string[]): string[]}}  `said` makes of an answer what is
   *   then said of the lines in doubt
   */
  function look(asked, { doubts, line }, checks) {
    var lines = quiz.linesOf(asked);
    if (!line) {
      return {
        text: "Which are you not sure about?", hint: "We then look at each of them once more.",
        many: 1, choices: lines.concat([["unsure", CANNOT_TELL]]),
        said: (chosen) => chosen.includes("unsure") ? ["unsure"] : chosen
      };
    }
    var at = lines.findIndex(([id]) => id === line);
    var check = checks.children[at];
    return {
      text: lines[at][1],
      hint: check.textContent, drawing: check.querySelector("svg"),
      many: 0, choices: [["yes", "Yes"], ["no", "No"], ["unsure", "I am still not sure"]],
      said: (chosen) => doubts.map((one) => one === line ? line + "." + chosen[0] : one)
    };
  }

  /** What was said before the last step of a second look; null before its first. */
  function before(doubts) {
    if (!doubts.length) return null;
    var last = doubts.map((one) => one.includes(".")).lastIndexOf(true);
    return last < 0 ? [] : doubts.map((one, i) => i === last ? one.split(".")[0] : one);
  }

  /** The numbers to call, short enough to stay in sight; the card of an emergency has them. In a
   *  waiting room it names the staff. */
  function calls(root) {
    var staff = root.querySelector(".kiosk-staff");
    if (staff) return make("p", { class: "quiz__call" }, ["Worse? " + staff.textContent]);
    var box = make("p", { class: "quiz__call" }, ["Worse? Call: "]);
    var seen = [];
    root.querySelectorAll(".care--emergency a[href^='tel:']").forEach((link) => {
      var { href } = link;
      if (seen.includes(href)) return;
      seen.push(href);
      box.append(make("a", { href, "aria-label": link.textContent }, [href.slice(4)]), " ");
    });
    return box;
  }

  Object.assign(quiz, { look, before, calls });
})(this.pnQuiz);
