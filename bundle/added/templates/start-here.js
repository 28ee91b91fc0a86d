/* Zip programs unpack what is opened inside a zip file into a folder that has its name, or theirs. */
if (/\.zip[^\/]*\/|\/(7zo|rar(\$|%24)|\.fr-)[^\/]*\//i.test(location.pathname)) {
  document.documentElement.className = "in-a-zip-file";
}
