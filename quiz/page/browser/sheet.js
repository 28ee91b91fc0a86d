/** The sheet to show a clinician, as plain words: it is printed, and copied as text. */
(function (quiz) {
  "use strict";

  /**
   * What is there comes first, then what is open; all that was denied is one paragraph, in the words
   * of clinicians where there are any. What is there has them beside the reader's own.
   *
   * @param {{action: string, rules: string[], about: string[]}} more
   *   what the page knows and the graph does not
   * @returns {[string, string[], boolean][]}  heading and lines of each part, and whether the lines
   *   are one paragraph
   */
  function sheet(data, trail, more) {
    var signs = [];
    var open = [];
    var denied = [];
    var answers = [];
    trail.forEach(({ question, chosen, doubts }) => {
      var asked = data.questions[question];
      var unsure = chosen.includes("unsure");
      // what a second look has left open is not there and not denied
      var left = (id) => doubts && doubts.some((one) => one === id || one === id + ".unsure");
      var sort = (yes, text, term, doubt) => {
        if (doubt) open.push(upper(term || text));
        else if (yes) signs.push(term ? upper(term) + ": " + text : text);
        else (unsure ? open : denied).push(upper(term || text));
      };
      if (!asked.red) {
        var no = chosen[0] === "none" || chosen[0] === "no";
        (no ? denied : answers).push(asked.text + " " + quiz.texts(asked, chosen).join("; "));
      } else if (!asked.many) sort(chosen.includes("yes"), asked.text);
      else quiz.linesOf(asked).forEach(([id, text, term]) => {
        sort(chosen.includes(id), text, term, left(id));
      });
    });
    return [
      ["Result", [more.action]],
      ["Warning signs that were chosen", signs.length ? signs : ["None"]],
      ["Warning signs that were left open, with “not sure” as the answer", open, true],
      ["Other answers", answers],
      ["Asked for and denied", denied, true],
      ["Rules that gave this result, and their sources", more.rules],
      ["About this sheet", more.about]
    ].filter((part) => part[1].length);
  }

  function upper(text) {
    return text[0].toUpperCase() + text.slice(1);
  }

  /** Some lines as one paragraph. */
  function joined(lines) {
    return lines.map((line) => line.replace(/\.$/, "")).join(" · ") + ".";
  }

  /** The same as text. */
  function asText(title, parts) {
    return [title].concat(parts.map(([heading, lines, one]) =>
      "\n" + heading + ":\n" + (one ? joined(lines) : "- " + lines.join("\n- ")))).join("\n") + "\n";
  }

  /** A day such as 30 November 2026, and the time. */
  function moment(date) {
    var day = date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    return day + ", " + date.toTimeString().slice(0, 5);
  }

  Object.assign(quiz, { sheet, joined, asText, moment });
})(this.pnQuiz);
