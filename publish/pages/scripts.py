"""Give each hosted page its scripts in one file, which runs when the page is there.

In a copy on a disk, where nothing is fetched from afar, they stay as they are.
"""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256

from common.problems import Problem, ProblemsError
from publish.pages.staging import Files
from publish.pages.used_assets import ASSETS, address_of, locate

SCRIPT = re.compile(rb'<script src="([^"]*)"></script>\n?')
"""A script that runs in its turn; one with any other attribute is left as it is."""

COMMENT = re.compile(
    rb"""^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*\n|(?<=[;,{}()]) //[^\n"'`]*$|^[ \t]+""",
    re.MULTILINE | re.DOTALL,
)
"""A comment on lines of its own, or behind the end of a step, and blanks that set a line in. What
stands behind `//` without a quote is in no string: /** Show or hide the menu. */"""


class OneScript:
    """Puts the scripts of each page into one file, in their order."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._joined = cache(self._join)  # most pages have the same

    def __call__(self, name: str, page: bytes) -> bytes:
        """Return the page with one script; `ProblemsError` for one that is not in the site."""
        addresses = [address.decode("utf-8") for address in SCRIPT.findall(page)]
        if not addresses:
            return page
        paths = tuple(locate(self._files, name, address) for address in addresses)
        if not all(paths):
            address = addresses[paths.index("")]
            message = f"the script {address!r} is not in the site: keep a copy there"
            raise ProblemsError([Problem(name, 0, message)])
        address = address_of(self._joined(paths), name, addresses[0], paths[0])
        link = b'<script defer src="%s"></script>\n' % address.encode()
        head, end, rest = SCRIPT.sub(b"", page).partition(b"</head>")
        return head + link + end + rest

    def _join(self, paths: tuple[str, ...]) -> str:
        """Write one file with these scripts, and return its name."""
        scripts = [COMMENT.sub(b"", self._files[path]).rstrip() for path in paths]
        # the next must not become an argument of one that forgot its last semicolon
        data = b"".join(script + b"\n;\n" for script in scripts)
        path = f"{ASSETS}scripts-{sha256(data).hexdigest()[:8]}.js"
        self._files[path] = data
        return path
