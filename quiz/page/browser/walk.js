/**
 * The quiz without its page: it walks the graph that the build has proven, and evaluates no rule.
 * Nothing here touches the DOM, so all of it is tested against the Python engine.
 *
 * @typedef {{text: string, hint: string, many: number, red: number,
 *   choices: [string, string, string?][]}} Question
 *   A choice has an id, its words, and perhaps what a clinician calls it.
 * @typedef {{options: string[], to: number}} Way
 * @typedef {{question: string, ways: Way[]} | {level: number}} Node  a question, or a result
 * @typedef {{flow: string, hash: string, questions: Object<string, Question>, order: string[],
 *   stages: [string, number][], nodes: Node[]}} Data
 *   `order` is that of the questions; a stage has a name and the place in it of its first question.
 * @typedef {{question: string, chosen: string[]}} Step
 * @typedef {{trail: Step[], node: number, complete: boolean}} Place
 *   Where answers lead: the steps that count, the node after them, and whether all were used.
 */
(function (global) {
  "use strict";

  var SCHEMA = 3;

  /** Unpack what `quiz/graph/wire.py` has packed; null for a page of another make. @returns {Data} */
  function read(page) {
    if (!page || page.schema !== SCHEMA) return null;
    var questions = Object.create(null);
    page.questions.forEach(([id, text, hint, many, red, choices]) => {
      questions[id] = { text, hint, many, red, choices };
    });
    var nodes = page.nodes.map((node) => {
      if (typeof node === "number") return { level: node };
      var id = page.questions[node[0]][0];
      var ways = node.slice(1).map((way) => {
        var options = way.slice(0, -1).map((i) => questions[id].choices[i][0]);
        return { options: options, to: way[way.length - 1] };
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

  /** Walk from the start as far as the answers go. @returns {Place} */
  function replay(data, answers) {
    var trail = [];
    var place = 0;
    var id = data.nodes[0].question;
    while (id && answers[id] && fits(data.questions[id], answers[id])) {
      trail.push({ question: id, chosen: answers[id] });
      place = take(data.nodes[place], answers[id]).to;
      id = data.nodes[place].question;
    }
    return { trail: trail, node: place, complete: trail.length === Object.keys(answers).length };
  }

  /** Read "#flow/hash/question=option,option&...". A question that stands there twice has no
   *  answer, as neither can be told to be the meant one. */
  function parse(fragment) {
    var parts = String(fragment).replace(/^#/, "").split("/");
    var answers = Object.create(null);
    (parts.length === 3 ? parts[2].split("&") : []).forEach((pair) => {
      var at = pair.indexOf("=");
      var id = pair.slice(0, at);
      if (at > 0) answers[id] = id in answers ? [] : pair.slice(at + 1).split(",");
    });
    return { flow: parts[0], hash: parts[1] || "", answers: answers };
  }

  /** Write the address of a place. Ids are lower-case words, so nothing needs escaping. */
  function write(data, trail) {
    return "#" + data.flow + "/" + data.hash + "/" + trail.map((step) => {
      return step.question + "=" + step.chosen.join(",");
    }).join("&");
  }

  /** The answers of some steps by question. */
  function answersOf(trail) {
    var answers = Object.create(null);
    trail.forEach((step) => { answers[step.question] = step.chosen; });
    return answers;
  }

  /** The words of some options, in the order in which the question shows them. @returns {string[]} */
  function texts(question, chosen) {
    return question.choices
      .filter((choice) => chosen.includes(choice[0]))
      .map((choice) => choice[1]);
  }

  global.pnQuiz = { read, within, fits, take, replay, parse, write, answersOf, texts };
})(this);
