/**
 * Why a result came out: the same as `tests/quiz/explain.py`, which says what the words mean and is
 * tested against this.
 *
 * @typedef {{chosen: string[], exact: boolean}} Claim
 *   What is taken as known of an answer: all of it, or that these lines are in it.
 */
(function (quiz) {
  "use strict";

  /** The ways that can be taken when this much is known of the answer. */
  function ways(node, claim) {
    if (!claim) return node.ways;
    if (claim.exact) return [quiz.take(node, claim.chosen)];
    return node.ways.filter((way, i) => {
      var known = claim.chosen.concat(way.options);
      return !node.ways.slice(0, i).some((earlier) => {
        return quiz.within(earlier.options, known);
      });
    });
  }

  /** The levels that can come out when this much is known, most urgent first. */
  function levels(data, claims) {
    var seen = [];
    var found = [];
    (function visit(place) {
      var node = data.nodes[place];
      if (seen[place]) return;
      seen[place] = true;
      if (!node.question) found[node.level] = true;
      else ways(node, claims[node.question]).forEach((way) => { visit(way.to); });
    })(0);
    return Object.keys(found).map(Number);
  }

  /** Some options in the order of their question. */
  function inOrder(question, chosen) {
    return question.choices.map((choice) => choice[0]).filter((id) => chosen.includes(id));
  }

  /** Take these steps as known, whole. */
  function known(steps) {
    var claims = Object.create(null);
    steps.forEach((step) => {
      claims[step.question] = { chosen: step.chosen, exact: true };
    });
    return claims;
  }

  /** A smallest set of answers that alone forces how urgent the result is. @returns {Step[]} */
  function because(data, place) {
    var trail = place.trail;
    var level = data.nodes[place.node].level;

    function forced(claims) {
      var found = levels(data, claims);
      return found.length === 1 && found[0] === level;
    }

    /** Add `count` of `left` to `steps` so that they force the level; null where none do. */
    function grow(steps, left, count) {
      if (!count) return forced(known(steps)) ? steps : null;
      for (var i = 0; i + count <= left.length; i++) {
        var found = grow(steps.concat(left[i]), left.slice(i + 1), count - 1);
        if (found) return found;
      }
      return null;
    }

    // an answer without which all the others do not force the level is in every set that does
    var needed = trail.filter((step) => !forced(known(trail.filter((other) => other !== step))));
    var rest = trail.filter((step) => !needed.includes(step));
    var steps = null;
    for (var count = 0; !steps; count++) steps = grow(needed, rest, count);
    var claims = known(steps);

    /** Leave out the lines of a list that add nothing, the last ones first. */
    function narrow(id) {
      var whole = claims[id];
      if (!data.questions[id].many || whole.chosen.length === 1) return;
      claims[id] = { chosen: whole.chosen, exact: false };
      if (!forced(claims)) claims[id] = whole; // what was not chosen counts as well
      else inOrder(data.questions[id], whole.chosen).reverse().forEach((line) => {
        var all = claims[id];
        claims[id] = { chosen: all.chosen.filter((other) => other !== line), exact: false };
        if (!claims[id].chosen.length || !forced(claims)) claims[id] = all;
      });
    }

    return trail.filter((step) => steps.includes(step)).map(({ question }) => {
      narrow(question);
      return { question, chosen: inOrder(data.questions[question], claims[question].chosen) };
    });
  }

  quiz.because = because;
})(this.pnQuiz);
