"""Make the search: its program and index as one script, for the web and for a copy on a disk."""

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
BOX = "box.js"
DIGITS = 10


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files, **_: Any) -> None:
    """Add the script. All pages have been read by now, and nothing has been written yet."""
    catalogue = build.of(config).catalogue
    bodies, urls = {}, {}
    for file in files.documentation_pages():
        if file.page and file.src_uri in catalogue.pages:
            bodies[file.src_uri] = file.page.markdown or ""
            urls[file.src_uri] = file.url
    try:
        known = synonyms.read(Path(config.docs_dir), bodies)
    except ProblemsError as error:
        raise PluginError(str(error)) from None
    entries = [search.Entry(catalogue.pages[path], urls[path], bodies[path]) for path in bodies]
    content = search.script(entries, known, build.of(config).endings)
    box = files.get_file_from_path(f"{FOLDER}/{BOX}")
    assert box is not None
    env.globals["search_scripts"] = {
        "find": _add(files, config, "find", content),
        "box": _add(files, config, "box", box.content_string),
    }
    files.remove(box)


def _add(files: Files, config: MkDocsConfig, name: str, content: str) -> str:
    """Add a script under a name that tells its content, so that no kept copy meets newer ones."""
    digest = hashlib.sha256(content.encode()).hexdigest()[:DIGITS]
    address = f"{FOLDER}/{name}.{digest}.js"
    files.append(File.generated(config, address, content=content))
    return address
