"""Keep a page that was opened from a disk to the disk, whatever a browser takes `'self'` to be.

On a disk there is no host for the `'self'` of a policy to mean. Chromium and Firefox take it to be
files; WebKit 2.50 lets in whatever comes over https, from anywhere. No policy can say "my host, or
my files" in other words, so a script at the top of the page adds a second one where the page is a
file. Both hold, and what loads must then be a file too, or stand in the page.
"""

from __future__ import annotations

import re

from common.problems import Problem, ProblemsError
from publish.pages.policy import CHARSET, POLICY

FILES_ONLY = """(function(page){\
if(location.protocol!=="file:")return;\
var rule=page.createElement("meta");\
rule.httpEquiv="Content-Security-Policy";\
rule.content="default-src file: data: 'unsafe-inline'";\
page.head.appendChild(rule)\
})(document)"""
"""Does not say which inline scripts may run; the page's own policy does."""

PLACE = re.compile(CHARSET.pattern + b"(?:" + POLICY.pattern + b")?", re.IGNORECASE)
"""After the page's own policy, where it has one yet."""

ELEMENT = f"\n<script>{FILES_ONLY}</script>".encode()


def keep_to_the_disk(name: str, page: bytes) -> bytes:
    """Return a page with the script; raise `ProblemsError` where it cannot stand before the rest.

    To be done before the page's own policy is made, which lets it run.
    """
    if ELEMENT in page:  # from an earlier run
        return page
    place = PLACE.search(page)
    if not place or b"<script" in page[: place.start()]:
        message = 'expected <meta charset="utf-8"> before any script, for ours to be the first'
        raise ProblemsError([Problem(name, 0, message)])
    return page[: place.end()] + ELEMENT + page[place.end() :]
