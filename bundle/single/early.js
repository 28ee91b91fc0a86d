(function (root) {
  root.className = "one-live";
  window.onerror = function () { root.className = ""; };
})(document.documentElement);
