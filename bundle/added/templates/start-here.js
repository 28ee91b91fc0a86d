/* Zip programs unpack what is opened inside a zip file into a folder that has its name, or theirs. */
if (/\.zip[^\/]*\/|\/(7zo|rar(\$|%24)|\.fr-)[^\/]*\//i.test(location.pathname)) {
  document.documentElement.className = "in-a-zip-file";
}

/* Whoever sits at the screen for the waiting room has no way back to this page. */
addEventListener("click", function (event) {
  var tile = event.target.closest && event.target.closest(".kiosk");
  if (!tile) return;
  event.preventDefault();
  location.replace(tile.href);
});
