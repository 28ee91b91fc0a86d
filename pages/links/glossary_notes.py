"""The glossary as a Python-Markdown extension: a term shows its meaning where it is first met."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from pages.links import crosslinks
from pages.links.linker import Link, Policy, link
from pages.model import glossary
from pages.model.catalogue import Catalogue
from pages.model.glossary import Entry
from pages.model.terms import Term, Terms, same

POLICY = Policy(most_per_paragraph=2, most_per_page=8, mark="pn-term")
"""Fewer than links: each note is a stop for the keyboard."""
PRIORITY = 6.4
"""Right after the cross-linker (6.5): what it has linked needs no note."""


class GlossaryNotes(Extension):
    """Explain terms on the page named by `page`, which the caller sets before each page."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Leave out every name that is a title or alias of a page: it leads to the page."""
        super().__init__()
        self.catalogue = catalogue
        self.page = ""
        self.notes: dict[str, list[Link]] = {}
        """The notes made, by the page they stand on; the target of each is an id of the glossary.
        """
        taken = [Term(term.words, term.target, never=True) for term in crosslinks.terms(catalogue)]
        pages = {same(term.words) for term in taken}
        self.entries = {
            entry.ident: entry
            for entry in catalogue.glossary
            if pages.isdisjoint(same(name) for name in entry.names)
        }
        names = [Term(name, key) for key, entry in self.entries.items() for name in entry.names]
        self.terms = Terms([*taken, *names])  # "compartment" is no term in "compartment syndrome"

    @property
    def unmentioned(self) -> list[Entry]:
        """The entries that no page has needed so far."""
        met = {note.target for notes in self.notes.values() for note in notes}
        return [entry for ident, entry in self.entries.items() if ident not in met]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        md.treeprocessors.register(_Notes(self, md), "pages-glossary", PRIORITY)


class _Notes(Treeprocessor):
    def __init__(self, extension: GlossaryNotes, md: Markdown) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        extension = self.extension
        page = extension.catalogue.pages.get(extension.page)
        if extension.page == glossary.PAGE:
            _name(root)
        if page is None or page.head.crosslinks is False:
            return
        raw = [html if isinstance(html, str) else "" for html in self.md.htmlStash.rawHtmlBlocks]
        made = link(root, extension.terms, page.path, (), policy=POLICY, raw=raw)
        extension.notes[page.path] = made
        for parent in list(root.iter()) if made else []:
            for anchor in [child for child in parent if child.get("class") == POLICY.mark]:
                entry = extension.entries[anchor.get("data-crosslink", "")]
                _turn_into_note(parent, anchor, entry)


def _name(root: etree.Element) -> None:
    """Give each term of the glossary's page its id."""
    for term in root.iter("dt"):
        term.set("id", glossary.ident("".join(term.itertext())))


def _turn_into_note(parent: etree.Element, anchor: etree.Element, entry: Entry) -> None:
    """Make of a link a term that can take the focus, followed by its meaning.

    No link, because a touch would then lead away instead of showing the meaning; no button, because
    Safari gives a button no focus when it is touched, and nothing but focus and hover is needed.
    """
    note_id = f"meaning-{entry.ident}"
    note = etree.Element("span", {"class": "pn-meaning", "id": note_id, "role": "tooltip"})
    note.text, note.tail, anchor.tail = entry.meaning, anchor.tail, None
    anchor.tag = "dfn"
    anchor.attrib.clear()
    anchor.attrib.update({"class": POLICY.mark, "tabindex": "0", "aria-describedby": note_id})
    parent.insert(list(parent).index(anchor) + 1, note)
