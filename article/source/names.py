"""What the names in a page's marks say: classes, ids, roles and tags.

A name counts only where all of it names a part of a page ("related-posts"), not where one of its
words may do so ("diabetes-related-nerve-damage"); and never by itself (`article.source.evidence`).
"""

from __future__ import annotations

import re

from lxml import etree

_TAGS = {
    "nav": "navigation",
    "aside": "beside the article",
    "footer": "footer",
    "form": "form",
    "dialog": "pop-up",
    "search": "form",
    "header": "page header",
}
_ROLES = {
    "navigation": "navigation",
    "banner": "page header",
    "complementary": "beside the article",
    "contentinfo": "footer",
    "search": "form",
    "form": "form",
    "dialog": "pop-up",
    "alertdialog": "pop-up",
    "doc-toc": "navigation",
}
AUTHOR = "about the author"
_NAMES = {
    "navigation": "nav navbar navigation menu breadcrumb breadcrumbs crumb crumbs pagination pager "
    "skip toc contents tabs pagenav subnav",
    "cookie banner": "cookie cookies consent gdpr ccpa",
    "advert": "ad ads advert adverts advertisement advertising sponsor sponsored promo promotion "
    "adsbygoogle adslot advertise banner affiliate",
    "newsletter": "newsletter subscribe subscription signup optin mailchimp",
    "sharing": "share sharing social sharedaddy addtoany addthis follow",
    "related articles": "related recommended recommendations trending popular outbrain taboola "
    "readmore readnext jp-relatedposts upnext",
    "comments": "comment comments respond disqus commentlist reply replies",
    "beside the article": "sidebar aside",
    "pop-up": "popup modal overlay lightbox",
    "footer": "footer colophon",
    "page header": "masthead topbar",
    "a call to book or buy": "cta calltoaction booking appointment",
    AUTHOR: "author byline bio biography authorbox vcard",
    "caption": "caption",
    "date or reading time": "date dateline timestamp published updated readtime",
}
_REASON_OF = {name: reason for reason, names in _NAMES.items() for name in names.split()}
_FILLING_WORDS = (
    "a area articles article bar big block blog body bottom box btn button buttons card cards "
    "center col column container content desktop div element entry first footer form global "
    "grid group header heading holder icons id in inner item items js large last layout left "
    "line link links list main meta mobile module more name new now of on outer page panel "
    "part post posts primary right row secondary section sections site slot small sticky text "
    "the title to top unit up view widget widgets wp wrap wrapper elementor et pb wide full "
    "inline top1 info notice area1 region mt mb my mx pt pb px py sm md lg xl this you your "
    "by ez jp hs uk us md3 google single"
)
_FILLING = frozenset(_FILLING_WORDS.split())
"""Words that say nothing in a name: where, how large, whose."""
_TOGGLES_NAMES = (
    "accordion accordeon accordions toggle toggles toggler collapse collapsible collapsed "
    "expander expandable expand faq faqs question qa tab tabs details disclosure spoiler"
)
TOGGLES = frozenset(_TOGGLES_NAMES.split())
_TOKENS = re.compile(r"[^a-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")  # between "Author" and "Box" in "AuthorBox"


def tag_names(element: etree._Element) -> str:
    """Return what the element is by its tag or its role, or nothing."""
    role = _ROLES.get((element.get("role") or "").strip().lower())
    return role or _TAGS.get(str(element.tag), "")


def class_names(element: etree._Element) -> tuple[str, str]:
    """Return what part of a page one of the element's names names, and that name; or nothing."""
    if "author" in (element.get("rel"), element.get("itemprop")):
        return AUTHOR, "author"
    for name in _names(element):
        tokens = _tokens(name)
        told = [_REASON_OF[token] for token in tokens if token in _REASON_OF]
        if told and all(t in _REASON_OF or t in _FILLING or t.isdigit() for t in tokens):
            return told[0], name
    return "", ""


def is_toggle(element: etree._Element) -> bool:
    """Tell whether the element's names speak of something that opens and closes."""
    return any(not TOGGLES.isdisjoint(_tokens(name)) for name in _names(element))


def _names(element: etree._Element) -> list[str]:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:1000].split()
    return [name for name in names if len(name) > 1]


def _tokens(name: str) -> list[str]:
    return [token for token in _TOKENS.split(_HUMP.sub("-", name).lower()) if token]
