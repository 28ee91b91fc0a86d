"""The feed, held to what RFC 4287 says a feed must have."""

from __future__ import annotations

import re

from lxml import etree

from common.versions import Published
from tests.common.test_versions import LISTED
from updates import feed

NAMES = {"a": feed.ATOM}
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


def written(**changes: object) -> etree._Element:
    return etree.fromstring(feed.write(Published.model_validate(LISTED | changes), "en"))


def texts(root: etree._Element, path: str) -> list[str]:
    return [str(one) for one in root.xpath(f"{path}/text()", namespaces=NAMES)]


def test_it_has_all_that_a_feed_must_have() -> None:
    root = written()
    assert root.tag == f"{{{feed.ATOM}}}feed"
    for one in [root, *root.findall("a:entry", NAMES)]:
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"a:{name}", NAMES)) == 1  # 4.1.1, 4.1.2
        assert MOMENT.fullmatch(texts(one, "a:updated")[0])  # 3.3
        (name,) = texts(one, "a:id")
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name)  # 4.2.6
    assert texts(root, "a:author/a:name") == ["Cold limb"]
    ids = texts(root, ".//a:id")
    assert len(set(ids)) == len(ids)
    links = {one.get("rel"): one.get("href") for one in root.findall("a:link", NAMES)}
    assert links == {
        "self": "https://example.org/updates.atom",
        "alternate": "https://example.org/is-it-right/",
    }
    # an entry without a link to a page has its content in itself (4.1.1.1)
    assert len(texts(root, "a:entry/a:content")) == len(root.findall("a:entry", NAMES)) == 4


def test_what_is_withdrawn_comes_as_it_is_and_the_newest_first() -> None:
    root = written()
    assert texts(root, "a:entry/a:title") == [
        "WITHDRAWN: version 2026.12.01.3",
        "Version 2026.12.02",
        "Version 2026.12.01: corrections",
        "WITHDRAWN: version 2026.11.22 to 2026.11.29.2",
    ]
    assert texts(root, "a:updated") == ["2026-12-02T00:00:00Z"]
    last = texts(root, "a:entry[4]/a:content")[0]
    assert last.startswith("Wrong.\n\nStop using it.")


def test_an_id_is_the_same_wherever_the_site_moves_and_whatever_comes_after() -> None:
    first, moved = written(), written(address="https://other.example/")
    assert texts(first, ".//a:id") == texts(moved, ".//a:id")
    newest = {"newest": "2027.01.01", "versions": [{"version": "2027.01.01"}, *LISTED["versions"]]}  # type: ignore[misc]
    assert set(texts(first, ".//a:id")) < set(texts(written(**newest), ".//a:id"))
    other = written(topic="warm-limb")
    assert not set(texts(first, ".//a:id")) & set(texts(other, ".//a:id"))


def test_a_site_that_does_not_know_its_address_has_a_feed_without_links() -> None:
    assert written(address="").findall("a:link", NAMES) == []
