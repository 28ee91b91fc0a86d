"""What lies beside two long pages of a hosted site is found from the same addresses as before."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import html

HELP, SOURCES = "get-help/", "sources/"


def page(site: Path, address: str) -> Any:
    return html.parse(str(site / address / "index.html")).getroot()


def ids(root: Any) -> set[str]:
    return set(root.xpath("//@id"))


def unfound(site: Path, address: str, links: list[str]) -> list[str]:
    """Return the links of a page, of which there must be some, that lead nowhere in the site."""
    assert links
    wrong = []
    for link in links:
        there = urlsplit(urljoin(f"https://x.example/{address}", link))
        folder = there.path.lstrip("/")
        if not (site / folder).is_dir() or there.fragment not in ids(page(site, folder)):
            wrong.append(link)
    return wrong


def test_each_source_is_found_from_where_the_whole_list_was(
    hosted_site: Path, offline_site: Path
) -> None:
    listed = html.parse(str(offline_site / "sources.html")).getroot()
    keys = listed.xpath("//ul[contains(@class, 'pn-sources--all')]/li/@id")
    assert len(keys) > 200
    index = page(hosted_site, SOURCES)
    links = {link.get("id"): link.get("href") for link in index.xpath("//article//a[@id]")}
    assert sorted(links) == sorted(keys)
    assert all(link.endswith(f"#{key}") for key, link in links.items())
    letters = {link.partition("#")[0] for link in links.values()}
    found = [key for one in letters for key in page(hosted_site, f"{SOURCES}{one}").xpath(
        "//ul[contains(@class, 'pn-sources--all')]/li/@id"
    )]  # fmt: skip
    assert sorted(found) == sorted(keys)
    (paper,) = index.xpath("//a[text()='All on one page, to print']/@href")
    assert set(keys) <= ids(page(hosted_site, f"{SOURCES}{paper}"))


def test_what_get_help_cites_is_found(hosted_site: Path) -> None:
    links = page(hosted_site, HELP).xpath("//article//sup/a/@href")
    assert unfound(hosted_site, HELP, links) == []
    there = "get-help-why/"
    links = page(hosted_site, there).xpath("//article//sup/a/@href")
    assert len(links) > 100
    assert unfound(hosted_site, there, links) == []


def test_every_place_of_the_whole_page_leads_on(hosted_site: Path, offline_site: Path) -> None:
    was = html.parse(str(offline_site / "get-help.html")).getroot()
    places = set(was.xpath("//article//h2/@id"))
    assert {"sources", "what-is-our-own-judgement", "between-legs-pee-poo"} <= places
    root = page(hosted_site, HELP)
    assert places <= ids(root)
    links = root.xpath("//article//a[contains(@href, 'get-help-why')]/@href")
    assert unfound(hosted_site, HELP, links) == []


def test_no_reason_is_lost(hosted_site: Path, offline_site: Path) -> None:
    def told(root: Any) -> list[str]:
        return [" ".join(one.text_content().split()) for one in root.xpath("//article//p")]

    was = html.parse(str(offline_site / "get-help.html")).getroot()
    now = {*told(page(hosted_site, HELP)), *told(page(hosted_site, "get-help-why/"))}
    reasons = [
        " ".join(one.text_content().split()) for one in was.xpath("//details[@class='fold']/p")
    ]
    assert len(reasons) > 20
    assert [one for one in reasons if one not in now] == []


def test_signs_stay_where_they_are(hosted_site: Path, offline_site: Path) -> None:
    def signs(root: Any) -> list[str]:
        return [li.text_content() for li in root.xpath("//*[@class='care__body']//li")]

    was = signs(html.parse(str(offline_site / "get-help.html")).getroot())
    assert len(was) > 60
    assert signs(page(hosted_site, HELP)) == was
    assert signs(page(hosted_site, "get-help-why/")) == []
