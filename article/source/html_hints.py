"""What a web page's own tags and class names say about its parts."""

from __future__ import annotations

import re

from lxml import etree

_TAGS = {
    "nav": "navigation",
    "aside": "beside the article",
    "footer": "footer",
    "form": "form",
    "button": "button",
    "label": "form",
    "dialog": "pop-up",
    "search": "form",
}
_ROLES = {
    "navigation": "navigation",
    "banner": "page header",
    "complementary": "beside the article",
    "contentinfo": "footer",
    "search": "form",
    "dialog": "pop-up",
    "alertdialog": "pop-up",
}
_NAMES = {
    "navigation": "nav navbar navigation menu breadcrumb breadcrumbs pagination pager skip toc",
    "cookie banner": "cookie cookies consent gdpr",
    "advert": "ad ads advert adverts advertisement advertising sponsor sponsored promo promotion "
    "adsbygoogle banner",
    "newsletter": "newsletter subscribe signup optin",
    "sharing": "share sharing social",
    "related articles": "related recommended recommendations trending popular",
    "comments": "comment comments respond disqus",
    "beside the article": "sidebar widget widgets",
    "pop-up": "popup modal overlay",
    "footer": "footer colophon",
}
_REASON_OF = {name: reason for reason, names in _NAMES.items() for name in names.split()}
_AUTHOR = frozenset(("author", "byline", "bio", "authorbox"))
_NEVER = frozenset(("html", "body", "main", "article"))
_TOKENS = re.compile(r"[^a-z0-9]+")

MOST = 0.5
"""An element with more than this share of the page's words is no small part, whatever its name."""


def hint(element: etree._Element, share: float) -> str:
    """Return why the element is no part of an article, or nothing."""
    tag = str(element.tag)
    if tag in _NEVER or share > MOST:
        return ""
    if tag in _TAGS:
        # A footer or aside inside the article may hold its author.
        return "" if is_author(element, share) else _TAGS[tag]
    role = _ROLES.get((element.get("role") or "").strip().lower())
    return role or next((_REASON_OF[t] for t in _tokens(element) if t in _REASON_OF), "")


def is_author(element: etree._Element, share: float) -> bool:
    """Tell whether the page marks the element as being about its author."""
    if element.tag in _NEVER or share > MOST:
        return False
    marks = (element.get("rel"), element.get("itemprop"))
    return "author" in marks or not _AUTHOR.isdisjoint(_tokens(element))


def _tokens(element: etree._Element) -> list[str]:
    names = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    return _TOKENS.split(names) if len(names) > 1 else []
