/**
 * The quiz without its page: it walks the graph that the build has proven, and evaluates no rule.
 * Nothing here touches the DOM, so all of it is tested against the Python engine.
 *
 * @typedef {{text: string, hint: string, many: number, red: number,
 *   choices: [string, string, string?][], looks: string[]}} Question
 *   A choice has an id, its words, and perhaps what a clinician calls it. `looks` are the lines that
 *   whoever is not sure looks at once more.
 * @typedef {{options: string[], to: number}} Way
 * @typedef {{question: string, ways: Way[]} | {level: number, rules: number[], pages: number[]}} Node
 *   A question, or a result: its urgency, and what it shows by places in the lists of the page.
 * @typedef {{flow: string, hash: string, questions: Object<string, Question>, order: string[],
 *   stages: [string, number][], nodes: Node[]}} Data
 *   `order` is that of the questions; a stage has a name and the place in it of its first question.
 * @typedef {{question: string, chosen: string[], doubts: ?string[]}} Step
 *   `doubts` is what was said in a second look, where the answer came from one.
 * @typedef {{trail: Step[], node: number, question: ?string, doubts: ?string[], line: ?string,
 *   complete: boolean}} Place
 *   Where answers lead: the steps that count, the node after them with its question, and whether all
 *   were used. In the midst of a second look `doubts` is what was said so far, and `line` what is
 *   asked next: "" asks which lines are in doubt.
 */
(function (global) {
  "use strict";

  var SCHEMA = 5;

  /** Unpack what `quiz/graph/wire.py` has packed; null for a page of another make. @returns {Data} */
  function read(page) {
    if (!page || page.schema !== SCHEMA) return null;
    var questions = Object.create(null);
    page.questions.forEach(([id, text, hint, many, red, choices, looks]) => {
      looks = looks.map((i) => choices[i][0]);
      questions[id] = { text, hint, many, red, choices, looks };
    });
    var nodes = page.nodes.map((node, to) => {
      if (node[0] < 0) return { level: -1 - node[0], rules: node[1], pages: node[2] };
      var id = page.questions[node[0]][0];
      var ways = node.slice(1).map((way) => {
        var options = way.slice(0, -1).map((i) => questions[id].choices[i][0]);
        to += way[way.length - 1];
        return { options, to };
      });
      return { question: id, ways: ways };
    });
    var order = page.questions.map((one) => one[0]);
    return { flow: page.flow, hash: page.hash, questions, order, stages: page.stages, nodes };
  }

  /** Are all of these among those? */
  function within(these, those) {
    return these.every((one) => those.includes(one));
  }

  /** Can these options be the answer to this question? @returns {boolean} */
  function fits(question, chosen) {
    var known = question.choices.map((choice) => choice[0]);
    return chosen.length > 0 && within(chosen, known) &&
      chosen.every((id, i) => chosen.indexOf(id) === i) &&
      (chosen.length === 1 || (question.many && !chosen.includes("none")));
  }

  /** The way on after an answer: the first whose options were all chosen. @returns {Way} */
  function take(node, chosen) {
    return node.ways.find((way) => within(way.options, chosen));
  }

  /** The choices of a question without "none" and "not sure". */
  function linesOf(question) {
    return question.choices.filter(([id]) => id !== "none" && id !== "unsure");
  }

  /** What a second look has come to, `chosen`, or the `line` that it asks next; null where nobody
   *  can have said this. The same as `quiz/rules/second_look.py`, which tells what it means.
   *  @returns {?{chosen: ?string[], line: ?string}} */
  function settle(question, doubts) {
    var said = doubts.map((doubt) => doubt.split("."));
    var lines = said.map((parts) => parts[0]);
    var known = linesOf(question).map(([id]) => id);
    if (!question.looks.length) return null;
    if (!doubts.length) return { line: "" };
    if (doubts.join() === "unsure") return { chosen: doubts };
    if (!within(lines, known) || lines.some((id, i) => lines.indexOf(id) !== i) ||
      said.some((parts) => parts.length > 2 ||
        !["yes", "no", "unsure", parts[0]].includes(parts[parts.length - 1]))) return null;
    var sure = lines.filter((id) => !question.looks.includes(id));
    if (sure.length) return { chosen: sure };
    var next = said.find((parts) => parts[1] !== "no");
    if (!next) return { chosen: ["none"] };
    return next.length < 2 ? { line: next[0] } : { chosen: [next[0]] };
  }

  /** Walk from the start as far as the answers go. @returns {Place} */
  function replay(data, answers) {
    var trail = [];
    var node = 0;
    for (;;) {
      var { question } = data.nodes[node];
      var asked = data.questions[question];
      var doubts = question && !answers[question] && answers[question + "~"] || null;
      var found = doubts ? settle(asked, doubts) : question && { chosen: answers[question] };
      if (!found || !found.chosen || !fits(asked, found.chosen)) break;
      trail.push({ question, chosen: found.chosen, doubts });
      node = take(data.nodes[node], found.chosen).to;
    }
    var line = doubts && found && !found.chosen ? found.line : null;
    if (line === null) doubts = null;
    var used = trail.length + (doubts ? 1 : 0);
    return { trail, node, question, doubts, line, complete: used === Object.keys(answers).length };
  }

  /** Read "#flow/hash/question=option,option&...". What was said in a second look stands behind
   *  "question~=". A question that stands there twice has no answer, as neither can be told to be the
   *  meant one. */
  function parse(fragment) {
    var parts = String(fragment).replace(/^#/, "").split("/");
    var answers = Object.create(null);
    (parts.length === 3 ? parts[2].split("&") : []).forEach((pair) => {
      var at = pair.indexOf("=");
      var id = pair.slice(0, at);
      var said = pair.slice(at + 1);
      if (at < 1) return;
      answers[id] = id in answers ? [""] : id.endsWith("~") && !said ? [] : said.split(",");
    });
    return { flow: parts[0], hash: parts[1] || "", answers: answers };
  }

  /** Write the address of a place. Ids are lower-case words, so nothing needs escaping. */
  function write(data, place) {
    var answers = answersOf(place);
    return "#" + data.flow + "/" + data.hash + "/" +
      Object.keys(answers).map((id) => id + "=" + answers[id].join(",")).join("&");
  }

  /** The answers that lead to a place; or those of its steps from one number to another. */
  function answersOf(place, from, to) {
    var answers = Object.create(null);
    place.trail.slice(from, to).forEach(({ question, chosen, doubts }) => {
      answers[doubts ? question + "~" : question] = doubts || chosen;
    });
    if (place.doubts && from === undefined) answers[place.question + "~"] = place.doubts;
    return answers;
  }

  /** The words of some options, in the order in which the question shows them. @returns {string[]} */
  function texts(question, chosen) {
    return question.choices
      .filter((choice) => chosen.includes(choice[0]))
      .map((choice) => choice[1]);
  }

  Object.assign(global.pnQuiz = {}, {
    read, within, fits, take, linesOf, settle, replay, parse, write, answersOf, texts
  });
})(this);
