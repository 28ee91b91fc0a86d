(function (root) {
  root.className = "js one-live";
  window.onerror = function () { root.className = "no-js"; };
})(document.documentElement);
