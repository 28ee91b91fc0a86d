"""Make the search: what answers and its index as one script, for the web and a copy on a disk."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

from common.problems import ProblemsError
from hooks import build
from pages.search import index as search
from pages.search import synonyms

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

FOLDER = "assets/search"
RESULTS = "results.js"
DIGITS = 10


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files, **_: Any) -> None:
    """Add the script. All pages have been read by now, and nothing has been written yet."""
    made = build.of(config)
    bodies, urls = {}, {}
    for file in files.documentation_pages():
        if file.page and file.src_uri in made.catalogue.pages:
            bodies[file.src_uri] = file.page.markdown or ""
            urls[file.src_uri] = file.url
    try:
        known = synonyms.read(Path(config.docs_dir), bodies, made.left_out.pages)
    except ProblemsError as error:
        raise PluginError(str(error)) from None
    known_pages = made.catalogue.pages
    entries = [search.Entry(known_pages[path], urls[path], bodies[path]) for path in bodies]
    results = files.get_file_from_path(f"{FOLDER}/{RESULTS}")
    assert results is not None
    files.remove(results)
    content = results.content_string + search.script(entries, known, made.endings, made.numbers)
    # a name that tells its content, so that no kept copy meets newer pages
    digest = hashlib.sha256(content.encode()).hexdigest()[:DIGITS]
    address = f"{FOLDER}/find.{digest}.js"
    files.append(File.generated(config, address, content=content))
    env.globals["search_script"] = address
