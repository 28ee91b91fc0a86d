"""Give each hosted page its scripts in one file, which runs when the page is there.

In a copy on a disk, where nothing is fetched from afar, they stay as they are.
"""

from __future__ import annotations

import re
from hashlib import sha256

from publish.faults import Fault, PublishError
from publish.reach import ASSETS, address_of, locate
from publish.site import Files, pages

SCRIPT = re.compile(r'[ \t]*<script src="([^"]*)"></script>\n?')
"""A script that runs in its turn; one with any other attribute is left as it is."""

COMMENT = re.compile(rb"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
"""A comment on lines of its own: /** Show or hide the menu. */"""


def join_scripts(files: Files, *, hosted: bool) -> Files:
    """Return the site with the scripts of each page in one file, in their order."""
    done, faults = dict(files), []
    if not hosted:
        return done
    for name in pages(files):
        text = files[name].decode("utf-8")
        addresses = SCRIPT.findall(text)
        if not addresses:
            continue
        paths = [locate(files, name, address) for address in addresses]
        if not all(paths):
            address = addresses[paths.index("")]
            message = f"the script {address!r} is not in the site: keep a copy there"
            faults.append(Fault(name, 0, message))
            continue
        scripts = [COMMENT.sub(b"", files[path]).rstrip() for path in paths]
        # the next must not become an argument of one that forgot its last semicolon
        data = b"".join(script + b"\n;\n" for script in scripts)
        path = f"{ASSETS}scripts-{sha256(data).hexdigest()[:8]}.js"
        done[path] = data
        address = address_of(path, name, addresses[0], paths[0])
        link = f'<script defer src="{address}"></script>\n'
        head, _, rest = SCRIPT.sub("", text).partition("</head>")
        done[name] = f"{head}{link}</head>{rest}".encode()
    if faults:
        raise PublishError(faults)
    return done
