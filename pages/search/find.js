/**
 * Finding pages by a reader's own words. No DOM here: a query goes in, what to show comes out.
 * Words are cut as `pages/search/stems.py` cuts them; a test holds the two together.
 *
 * @typedef {Object} Index  Made by `pages/search/index.py`.
 * @property {[string, string, string, string][]} pages  Title, address, summary, urgency.
 * @property {string[]} stop  Words that are not heeded.
 * @property {string[][]} same  Groups of phrases that mean the same; "~0" stands for the first.
 * @property {Object<string, number[]>} terms  Stem or "~0" to page, weight, page, weight ...
 * @property {string} words  Every word that can be typed right, in full.
 * @property {[string, number, number][]} phrases  What a page is called: terms, page, weight.
 * @property {[string, number, string][]} cards  Emergency cards: HTML, page, place on it.
 * @property {[number, string][]} signs  A card, and the terms that call for it when all are typed.
 *
 * @typedef {{stem: string, sure: number}} Guess  What a word may mean, from 0 (no) to 1 (sure).
 * @typedef {{at: number, end: number, guesses: Guess[]}} Part  Some words of a query, as terms.
 */
var pnFind = (function () {
  "use strict";

  var MOST_RESULTS = 10;
  var MOST_CARDS = 2;
  var MOST_GUESSES = 6;
  var SAME_SURE = 0.9;

  /** The words of a text, folded. @returns {string[]} */
  function tokens(text, stop) {
    return (text.replace(/['’‘`´]/g, "").normalize("NFKD").toLowerCase()
      .replace(/[\u0300-\u036f]/g, "").replace(/\ba (?:and|n) e\b/g, "a&e")
      .match(/[a-z0-9]+(?:&[a-z0-9]+)*/g) || [])
      .filter(function (word) { return !stop.has(word); });
  }

  /** What is left of a word without its ending. */
  function stem(word) {
    word = word.replace(/ae/g, "e");
    if (word.length < 4 || /[0-9]/.test(word)) return word;
    if (/..ies$/.test(word) || /(?:ss|ch|sh|x)es$/.test(word)) word = word.slice(0, -2);
    else if (/[^sui]s$/.test(word)) word = word.slice(0, -1);
    var found = /(?:ness|ful|ing|[^e]ed|ly)$/.exec(word);
    if (found) {
      var rest = /ed$/.test(word) ? word.slice(0, -2) : word.slice(0, found.index);
      if (rest.length > 2 && /[aeiouy]/.test(rest)) word = rest.replace(/([bdgmnprt])\1$/, "$1");
    }
    if (word.length > 3) word = word.replace(/e$/, "");
    return word.length > 3 ? word.replace(/([^aeiou])y$/, "$1i") : word;
  }

  /** How a word sounds, roughly: "tite" as "tight", "sirculation" as "circulation". */
  function sound(word) {
    return word.replace(/ti(?=o)/g, "s").replace(/ph/g, "f").replace(/ght/g, "t").replace(/^kn/, "n").replace(/ck/g, "k")
      .replace(/c(?=[eiy])/g, "s").replace(/[cq]/g, "k").replace(/x/g, "ks").replace(/z/g, "s")
      .replace(/h/g, "").replace(/e$/, "").replace(/[aeiouy]+/g, "a").replace(/(.)\1+/g, "$1");
  }

  /** How many letters to add, drop, change or swap; anything above `most` counts as `most + 1`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    var before = [];
    var row = Array.from({ length: b.length + 1 }, function (_, j) { return j; });
    for (var i = 1; i <= a.length; i++) {
      var next = [i];
      for (var j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      before = row;
      row = next;
    }
    return Math.min(row[b.length], most + 1);
  }

  /** Make an index ready to search. @param {Index} index */
  function ready(index) {
    var words = index.words.split(" ");
    var signs = new Map();
    index.same.forEach(function (group, number) {
      group.forEach(function (phrase) { signs.set(phrase, "~" + number); });
    });
    return {
      index: index,
      stop: new Set(index.stop),
      words: words,
      known: new Set(words.map(stem)),
      signs: signs,
      longest: Math.max.apply(null, Array.from(signs.keys(), function (phrase) {
        return phrase.split(" ").length;
      }).concat(1))
    };
  }

  /** What a typed word may mean; the last word of a query may still be being typed. */
  function guesses(word, last, site) {
    if (site.known.has(stem(word))) return [{ stem: stem(word), sure: 1 }];
    var found = [];
    var most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    site.words.forEach(function (right) {
      var far = most && right[0] === word[0] ? distance(word, right, most) : most + 1;
      if (most && sound(right) === sound(word)) far = Math.min(far, 0.5 + 0.1 * distance(word, right, 5));
      else if (far > most && last && word.length > 1 && right.startsWith(word)) far = 2;
      else if (far > most) return;
      found.push({ stem: stem(right), sure: 1 - far * 0.3 });
    });
    found.sort(function (a, b) { return b.sure - a.sure; });
    return found.filter(function (guess, i) {
      return guess.sure > found[0].sure - 0.05 &&
        found.findIndex(function (other) { return other.stem === guess.stem; }) === i;
    }).slice(0, MOST_GUESSES);
  }

  /** Which sign stands for the words from `at` to `end`, if each means what the phrase says. */
  function sign(all, at, end, site) {
    var ways = all.slice(at, end).reduce(function (before, guesses) {
      var after = [];
      before.forEach(function (way) {
        guesses.forEach(function (guess) {
          after.push({ stem: way.stem ? way.stem + " " + guess.stem : guess.stem, sure: way.sure * guess.sure });
        });
      });
      return after;
    }, [{ stem: "", sure: SAME_SURE }]);
    return ways.filter(function (way) { return site.signs.has(way.stem); }).map(function (way) {
      return { stem: site.signs.get(way.stem), sure: way.sure };
    });
  }

  /** Cut a query into parts, the longest phrases with a meaning of their own first. @returns {Part[]} */
  function parts(all, site) {
    var made = [];
    for (var at = 0; at < all.length;) {
      var end = Math.min(all.length, at + site.longest);
      var found = [];
      while (end > at && !(found = sign(all, at, end, site)).length) end--;
      if (end > at + 1) made.push({ at: at, end: end, guesses: found });
      else {
        end = at + 1;
        made.push({ at: at, end: end, guesses: all[at].concat(found) });
      }
      at = end;
    }
    return made;
  }

  /** How much a term tells pages apart. */
  function rarity(term, site) {
    var found = site.index.terms[term];
    return found ? Math.log(1 + 2 * site.index.pages.length / found.length) : 0;
  }

  /** Do these terms stand in the query one after the other? */
  function inOrder(terms, query) {
    return query.some(function (_, start) {
      return terms.every(function (term, i) {
        var part = query[start + i];
        return part && part.guesses.some(function (guess) { return guess.stem === term; });
      });
    });
  }

  /** How well each page fits; the words within a phrase count beside what they mean together. */
  function scores(words, query, typed, site) {
    var sums = site.index.pages.map(function () { return 0; });
    var met = sums.slice();
    var asked = 0;
    var asking = query.map(function (part) { return part.guesses; });
    query.forEach(function (part) {
      if (part.end > part.at + 1) asking = asking.concat(words.slice(part.at, part.end));
    });
    asking.forEach(function (guesses) {
      var best = new Map();
      var worth = 0;
      guesses.forEach(function (guess) {
        var rare = guess.sure * rarity(guess.stem, site);
        var found = site.index.terms[guess.stem] || [];
        worth = Math.max(worth, rare);
        for (var i = 0; i < found.length; i += 2) {
          best.set(found[i], Math.max(best.get(found[i]) || 0, rare * found[i + 1]));
        }
      });
      asked += worth;
      best.forEach(function (value, page) {
        sums[page] += value;
        met[page] += worth;
      });
    });
    sums = sums.map(function (sum, page) { return sum * (0.4 + 0.6 * met[page] / (asked || 1)); });
    site.index.phrases.forEach(function (phrase) {
      var terms = phrase[0].split(" ");
      if (!terms.every(function (term) { return typed.has(term); })) return;
      var worth = terms.reduce(function (sum, term) { return sum + rarity(term, site); }, 0);
      sums[phrase[1]] += phrase[2] * worth * (inOrder(terms, query) ? 1 : 0.4);
    });
    return sums;
  }

  /**
   * What to show for a query: emergency cards as HTML, then pages, the page of the first card first.
   * @returns {{cards: string[], hits: {title: string, url: string, summary: string, level: string}[]}}
   */
  function find(query, site) {
    var index = site.index;
    var words = tokens(query, site.stop);
    var typing = /\S$/.test(query);
    var all = words.map(function (word, i) {
      return guesses(word, typing && i === words.length - 1, site);
    });
    var cut = parts(all, site);
    var typed = new Set();
    cut.forEach(function (part) {
      part.guesses.forEach(function (guess) { typed.add(guess.stem); });
    });
    var called = new Set();
    index.signs.forEach(function (sign) {
      if (sign[1].split(" ").every(function (term) { return typed.has(term); })) called.add(sign[0]);
    });
    var cards = Array.from(called).slice(0, MOST_CARDS).map(function (number) { return index.cards[number]; });
    var sums = scores(all, cut, typed, site);
    if (cards.length) sums[cards[0][1]] = Infinity;
    var order = sums.map(function (_, page) { return page; })
      .filter(function (page) { return sums[page] > 0; })
      .sort(function (a, b) { return sums[b] - sums[a] || a - b; });
    return {
      cards: cards.map(function (card) { return card[0]; }),
      hits: order.slice(0, MOST_RESULTS).map(function (number) {
        var page = index.pages[number];
        var url = page[1];
        // where all pages are one file, an address is a fragment already
        if (sums[number] === Infinity) url = url.split("#")[0] + "#" + cards[0][2];
        return { title: page[0], url: url, summary: page[2], level: page[3] };
      })
    };
  }

  return { tokens: tokens, stem: stem, distance: distance, ready: ready, find: find, index: null };
})();
