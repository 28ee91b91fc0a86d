/** The sheet to show a clinician, as plain words: it is printed, and copied as text. */
(function (quiz) {
  "use strict";

  /**
   * @param {{action: string, rules: string[], about: string[]}} more
   *   what the page knows and the graph does not
   * @returns {[string, string[]][]}  heading and lines of each part
   */
  function sheet(data, trail, more) {
    var signs = [];
    var denied = [];
    var open = [];
    trail.forEach(({ question, chosen }) => {
      var asked = data.questions[question];
      if (!asked.red) return;
      var unsure = chosen.includes("unsure");
      var sort = (yes, text) => (yes ? signs : unsure ? open : denied).push(text);
      if (!asked.many) sort(chosen.includes("yes"), asked.text);
      else asked.choices.forEach(([id, text]) => {
        if (id !== "none" && id !== "unsure") sort(chosen.includes(id), text);
      });
    });
    var answers = trail.map(({ question, chosen }) => {
      var asked = data.questions[question];
      return asked.text + " - " + quiz.texts(asked, chosen).join("; ");
    });
    return [
      ["Result", [more.action]],
      ["Warning signs that were chosen", signs],
      ["Warning signs that were left open, with “not sure” as the answer", open],
      ["Warning signs that were asked for and denied", denied],
      ["Answers, word for word", answers],
      ["Rules that gave this result, and their sources", more.rules],
      ["About this sheet", more.about]
    ].filter((part) => part[1].length);
  }

  /** The same as text. */
  function asText(title, parts) {
    var told = parts.map(([heading, lines]) => "\n" + heading + ":\n- " + lines.join("\n- "));
    return [title].concat(told).join("\n") + "\n";
  }

  quiz.sheet = sheet;
  quiz.asText = asText;
})(this.pnQuiz);
