"""A topic's drawings, put into a page: so they follow the page's colours, and ask for no file."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

NOT_SHOWN = ("title", "desc")
"""What names a drawing to those who do not see it: here words beside it do that."""


def inline(docs: Path, path: str) -> str:
    """Return the drawing at `path` below `docs` as HTML that screen readers pass by.

    Nothing for no path.
    """
    if not path:
        return ""
    root = etree.parse(docs / path, etree.XMLParser(remove_comments=True)).getroot()
    for element in list(root.iter()):
        name = etree.QName(element).localname
        if name in NOT_SHOWN:
            parent = element.getparent()
            assert parent is not None  # the root is <svg>: `files.check` has seen to it
            parent.remove(element)
        element.tag = name
    etree.cleanup_namespaces(root)
    root.attrib.update({"class": "pn-drawing", "aria-hidden": "true", "focusable": "false"})
    return etree.tostring(root, encoding="unicode", method="html")
