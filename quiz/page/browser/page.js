/** Pieces of the page that the form in `form.js` is put together from. */
(function (quiz) {
  "use strict";

  /** Make an element. Attributes are set as given; children are elements or plain text. */
  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes).forEach((name) => element.setAttribute(name, attributes[name]));
    element.append(...children);
    return element;
  }

  function button(text, action) {
    var element = make("button", { type: "button", class: "quiz__button" }, [text]);
    element.onclick = action;
    return element;
  }

  function items(texts) {
    return make("ul", {}, texts.map((text) => make("li", {}, [text])));
  }

  /** For those who do not see the page. */
  function unseen(text) {
    return make("span", { class: "quiz__hidden" }, [text]);
  }

  /** How far it is: the parts of the way by name, and how much of each is behind the reader. */
  function parts(data, id) {
    var place = data.order.indexOf(id);
    return make("ol", { class: "quiz__parts" }, data.stages.map(([name, from], i) => {
      var to = i + 1 < data.stages.length ? data.stages[i + 1][1] : data.order.length;
      var value = Math.max(0, Math.min(place + 1, to) - from);
      var here = from <= place && place < to;
      return make("li", here ? { "aria-current": "step" } : {}, [
        make("progress", { max: to - from, value, "aria-hidden": "true" }, []),
        make("span", {}, [name])
      ].concat(place < to ? [] : [unseen(" (done)")]));
    }));
  }

  /**
   * Show the drawing where it has areas for several of these inputs. It is a picture of them: a click on an
   * area clicks its input, and what is chosen is hatched.
   * @returns {function()}  paints the areas anew
   */
  function draw(picture, inputs) {
    var pairs = [];
    var hatch = "url(#" + picture.querySelector("pattern").id + ")";
    picture.querySelectorAll("[data-region]").forEach((area) => {
      var input = inputs.find((one) => one.value === area.dataset.region);
      area.onclick = input ? () => input.click() : null;
      area.classList.toggle("quiz__area", !!input);
      if (input) pairs.push([area, input]);
    });
    picture.querySelectorAll(".body-map__side").forEach((side) => {
      side.hidden = !side.querySelector(".quiz__area");
    });
    picture.hidden = new Set(pairs.map((pair) => pair[1])).size < 2;
    // on a phone the list is shorter than the drawing
    picture.open = window.innerWidth > 720;
    function paint() {
      pairs.forEach(([area, input]) => {
        area.classList.toggle("quiz__area--chosen", input.checked);
        area.setAttribute("fill", input.checked ? hatch : "transparent");
      });
    }
    paint();
    return paint;
  }

  Object.assign(quiz, { make, button, items, unseen, parts, draw });
})(this.pnQuiz);
