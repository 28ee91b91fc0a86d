/**
 * Chooses a place on the body map: a part of the body, the side it is seen from, then the place, on
 * the drawing or by name. What the page says of the place stands beside the drawing; without this
 * script the names lead there. Nothing is stored and nothing is asked for.
 */
(function () {
  "use strict";

  var FINGER = 48; // CSS pixels, a little more than the 44 that are asked for
  var map = document.querySelector(".body-map--choose");
  if (!map) return;

  var told = JSON.parse(map.getAttribute("data-parts"));
  var names = {};
  var section = {};
  map.querySelectorAll(".body-map__place").forEach(function (place) {
    section[named(place)] = place;
    names[named(place)] = place.querySelector("h2").textContent;
  });
  var drawn = {}; // the areas of each place, in all views
  map.querySelectorAll("[data-region]").forEach(function (area) {
    area.getAttribute("data-region").split(" ").forEach(function (place) {
      (drawn[place] = drawn[place] || []).push(area);
    });
  });
  var part = 0;
  var side = 0;
  var chosen = null;
  var at = ""; // the place below the pointer
  var lies = {}; // where areas lie, by view

  function made(tag, kind, inside, text) {
    var element = document.createElement(tag);
    if (kind) element.className = kind;
    if (text) element.textContent = text;
    if (inside) inside.appendChild(element);
    return element;
  }

  /** Which place a section is about; where all pages are one file, that of this one stands before. */
  function named(place) {
    return place.id.replace(/^(?:.*--)?where-/, "");
  }

  function view(id) {
    return map.querySelector('svg[data-view="' + id + '"]');
  }

  function areas(svg) {
    return Array.from(svg.querySelectorAll(".body-map__area, .body-map__over"));
  }

  /** Return where the areas of a view lie: each as discs that fill it, the largest first. */
  function lying(id) {
    if (!lies[id]) {
      lies[id] = areas(view(id)).filter(function (area) {
        return area.getAttribute("data-lies");
      }).map(function (area) {
        // as pages/model/discs.py writes it
        var told = area.getAttribute("data-lies").split(" ");
        var box = told.slice(0, 4).map(Number);
        function along(side, letter) {
          return box[side] + box[side + 2] * (letter.charCodeAt(0) - 96) / 16;
        }
        return {
          place: area.getAttribute("data-region"),
          area: area,
          middle: [box[0] + box[2] / 2, box[1] + box[3] / 2],
          discs: told[4].match(/[a-o]{2}\d+/g).map(function (disc) {
            return { x: along(0, disc[0]), y: along(1, disc[1]), room: Number(disc.slice(2)) };
          })
        };
      });
    }
    return lies[id];
  }

  function numbers(text) {
    return text.split(" ").map(Number);
  }

  /** How far a point lies from an area; below zero inside of it. */
  function away(one, point) {
    return Math.min.apply(null, one.discs.map(function (disc) {
      return Math.sqrt(Math.pow(disc.x - point.x, 2) + Math.pow(disc.y - point.y, 2)) - disc.room;
    }));
  }

  function near(one, other, most) {
    return Math.abs(one.x - other.x) <= most && Math.abs(one.y - other.y) <= most;
  }

  /** Return where narrow places have room for a finger: the narrowest first, none in another's. */
  function cores(inSight, half) {
    var found = [];
    inSight.filter(function (one) {
      return one.discs[0].room < half;
    }).sort(function (one, other) {
      return one.discs[0].room - other.discs[0].room;
    }).forEach(function (one) {
      var free = one.discs.filter(function (disc) {
        return !found.some(function (other) { return near(other.at, disc, 2 * half); });
      });
      if (free.length) found.push({ place: one.place, at: free[0] });
    });
    return found;
  }

  /** Return the place at a point of the screen: each has room for a finger, the nearest elsewhere. */
  function placeAt(x, y) {
    var now = told.parts[part] && told.parts[part].sides[side];
    if (!now) return "";
    var svg = view(now[1]);
    var to = svg.getScreenCTM();
    var point = svg.createSVGPoint();
    point.x = x;
    point.y = y;
    point = point.matrixTransform(to.inverse());
    var half = FINGER / 2 / to.a;
    var inSight = lying(now[1]).filter(function (one) { return within(one, now[2]); });
    var core = cores(inSight, half).filter(function (one) { return near(one.at, point, half); })[0];
    if (core) return core.place;
    var nearest = inSight.map(function (one) {
      return { place: one.place, far: away(one, point) };
    }).sort(function (one, other) { return one.far - other.far; })[0];
    return nearest && nearest.far <= 2 * half ? nearest.place : "";
  }

  function mark(area, kind, is) {
    area.classList.toggle(kind, is);
  }

  function showView() {
    var several = part === told.parts.length;
    var now = several ? null : told.parts[part].sides[side];
    map.querySelectorAll("svg[data-view]").forEach(function (svg) {
      var is = !!now && svg.getAttribute("data-view") === now[1];
      svg.parentNode.hidden = !is;
      if (!is) return;
      svg.setAttribute("viewBox", now[2]);
      lying(now[1]).forEach(function (one) {
        mark(one.area, "body-map__area--quiet", !within(one, now[2]));
      });
    });
    more.hidden = !several;
  }

  function radios(legend, group, labels, current, choose) {
    var set = made("fieldset", "body-map__set", pick);
    made("legend", "", set, legend);
    labels.forEach(function (label, at) {
      var line = made("label", "", set);
      var input = made("input", "", line);
      input.type = "radio";
      input.name = group;
      input.checked = at === current;
      input.onchange = function () { choose(at); };
      made("span", "", line, label);
    });
  }

  function showPick() {
    pick.textContent = "";
    var labels = told.parts.map(function (one) { return one.name; });
    if (told.several.length) labels.push("More than one place");
    if (labels.length > 1) {
      radios("Part", "body-map-part", labels, part, function (at) {
        part = at;
        side = 0;
        showPick();
        pick.querySelector("input:checked").focus();
      });
    }
    if (part < told.parts.length) {
      var sides = told.parts[part].sides.map(function (one) { return one[0]; });
      radios("Seen from", "body-map-side", sides, side, function (at) {
        side = at;
        showView();
      });
    }
    showView();
  }

  function within(one, box) {
    var edges = numbers(box);
    var x = one.middle[0] - edges[0];
    var y = one.middle[1] - edges[1];
    return x > 0 && x < edges[2] && y > 0 && y < edges[3];
  }

  /** Turns to where a place shows well, unless it is in sight. */
  function turnTo(place) {
    if (told.several.indexOf(place) >= 0) {
      part = told.parts.length;
      return;
    }
    var found = [];
    told.parts.forEach(function (one, at) {
      one.sides.forEach(function (of, number) {
        lying(of[1]).forEach(function (area) {
          if (area.place !== place || !within(area, of[2])) return;
          var edge = area.area.getAttribute("data-seen") === "edge";
          found.push({ part: at, side: number, edge: edge });
        });
      });
    });
    var here = found.filter(function (one) { return one.part === part && one.side === side; });
    var best = here.concat(found.filter(function (one) { return !one.edge; }), found)[0];
    if (!best) return;
    part = best.part;
    side = best.side;
  }

  function choose(place) {
    byName.value = place;
    if (place === chosen) return;
    if (chosen) tell(chosen, false);
    chosen = place;
    if (chosen) tell(chosen, true);
    hint.hidden = !!place;
    title.hidden = !place;
    title.textContent = place && names[place];
  }

  function tell(place, is) {
    section[place].classList.toggle("body-map__place--chosen", is);
    (drawn[place] || []).forEach(function (area) { mark(area, "body-map__area--chosen", is); });
    Array.from(more.children).forEach(function (button) {
      if (button.value === place) button.setAttribute("aria-pressed", String(is));
    });
  }

  /** Chooses what somebody points at, and brings what is told of it into view below the drawing. */
  function point(place) {
    choose(place);
    if (place) answer.scrollIntoView({ block: "nearest" });
  }

  /** A link or an address may name a place. */
  function arrive() {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    var place = target && named(target);
    if (section[place] !== target) return;
    turnTo(place);
    showPick();
    choose(place);
  }

  var frame = map.querySelector(".body-map__views");
  var pick = map.insertBefore(made("div", "body-map__pick"), frame);
  var more = made("div", "body-map__several", null);
  map.insertBefore(more, frame.nextSibling);
  told.several.forEach(function (place) {
    var button = made("button", "", more, names[place]);
    button.type = "button";
    button.value = place;
    button.setAttribute("aria-pressed", "false");
    button.onclick = function () { point(place); };
  });
  var label = map.insertBefore(made("label", "body-map__by-name"), more.nextSibling);
  made("span", "", label, "Place");
  var byName = made("select", "", label);
  made("option", "", byName, "Choose by name").value = "";
  Object.keys(names).forEach(function (place) {
    made("option", "", byName, names[place]).value = place;
  });
  byName.onchange = function () {
    if (byName.value) {
      turnTo(byName.value);
      showPick();
    }
    point(byName.value);
  };
  var title = made("p", "body-map__title", frame);
  var answer = map.querySelector(".body-map__answer");
  answer.setAttribute("aria-live", "polite");
  var hint = made("p", "body-map__hint", null, "Choose a place on the drawing, or by its name.");
  answer.insertBefore(hint, answer.firstChild);
  frame.addEventListener("click", function (event) {
    var place = placeAt(event.clientX, event.clientY);
    if (place) point(place);
  });
  frame.addEventListener("mousemove", function (event) {
    var place = placeAt(event.clientX, event.clientY);
    if (place === at) return;
    (drawn[at] || []).forEach(function (area) { mark(area, "body-map__area--near", false); });
    (drawn[place] || []).forEach(function (area) { mark(area, "body-map__area--near", true); });
    at = place;
    frame.classList.toggle("body-map__views--near", !!place);
  });

  map.classList.add("body-map--live");
  map.querySelector(".body-map__names").hidden = true;
  showPick();
  choose("");
  arrive();
  window.addEventListener("hashchange", arrive);
})();
