"""Print the text that extractors of others find in pages; run by the Python that has them.

    python benchmarks/extractors.py PAGE...     one JSON object a page: {file, name: text, ...}

It imports nothing of ours: that Python has only what `requirements/bench.txt` names.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path


def _trafilatura(html: str) -> str:
    import trafilatura

    return trafilatura.extract(html, include_comments=False) or ""


def _readability(html: str) -> str:
    from readability import Document

    return _words(Document(html).summary())


def _newspaper(html: str) -> str:
    from newspaper import Article

    article = Article("https://example.org/")
    article.download(input_html=html)
    article.parse()
    return str(article.text)


EXTRACTORS: dict[str, Callable[[str], str]] = {
    "trafilatura": _trafilatura,
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def _words(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    parser.close()
    return " ".join(parser.found)


def main() -> None:
    for path in map(Path, sys.argv[1:]):
        html = path.read_text("utf-8", "replace")
        told = {"file": path.name}
        for name, extract in EXTRACTORS.items():
            try:
                told[name] = extract(html)
            except Exception as error:
                told[name] = ""
                print(f"{name} of {path.name}: {type(error).__name__}: {error}", file=sys.stderr)
        print(json.dumps(told))


if __name__ == "__main__":
    main()
