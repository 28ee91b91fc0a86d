"""Say in one line why pip could not install: the network, a wrong hash, or no such package.

pip itself ends with "No matching distribution found" in all but one of these cases. Its log (the
file of `--log`) knows more. Standard library only, no syntax newer than Python 3.6.
"""

import re

WRONG_HASH = re.compile(
    r"DO NOT MATCH THE HASHES.*?(\S+==\S+) from (\S+).*?Expected sha256 (\w+).*?Got +(\w+)",
    re.DOTALL,
)
# Could not fetch URL https://host/simple/idna/: connection error: [Errno 111] ... - skipping
# but not where that index, perhaps one of several, has no such package: 404
NO_PAGE = re.compile(r"Could not fetch URL (\S+): (?!404 )(.*?)(?: - skipping)?$", re.MULTILINE)
# ERROR: HTTP error 404 while getting https://host/idna-3.10-py3-none-any.whl
# pip._vendor.urllib3.exceptions.ReadTimeoutError: HTTPSConnectionPool(host='host'): Read timed out.
# pip._internal.exceptions.network.IncompleteDownloadError: Download failed after 6 attempts ...
# but not a warning about what went well at the second try
NO_FILE = re.compile(
    r"(?:ERROR|Error): .*?(HTTP error \d+ while getting \S+|HTTPS?ConnectionPool\(.*)"
    r"|((?:Incomplete|Protocol|NetworkConnection)\w*Error: .*)"
)
# No matching distribution found for idna==3.10
NOT_THERE = re.compile(r"No matching distribution found for (\S+?)==(\S+)")
# Ignored the following versions that require a different python version: 3.9 Requires-Python >=3.12
OTHER_PYTHON = r"require a different python version: .*?\b{} Requires-Python ([^;\n]+)"
# ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device
ERROR = re.compile(r"ERROR: (.+)$", re.MULTILINE)


def reason(log: str) -> str:
    """Return one line for people from what pip wrote into its log."""
    wrong = WRONG_HASH.search(log)
    if wrong:
        return (
            f"{wrong[1]} is not the file that the lock names: expected SHA-256 {wrong[3]}, found "
            f"{wrong[4]} at {wrong[2]}. The download broke off, or somebody changed the file. "
            "Run it again; if it stays so, do not use that package index."
        )
    missed, broken = NO_PAGE.search(log), NO_FILE.search(log)
    if missed or broken:
        what = f"{missed[1]} ({missed[2]})" if missed else ""
        what = what or (broken and (broken[1] or broken[2])) or ""
        return (
            f"the network is at fault, the package index cannot be reached: {what}. Look at the "
            "connection, the proxy and the index that pip is set to, then run it again."
        )
    absent = NOT_THERE.search(log)
    if absent:
        name, version = absent.groups()
        needs = re.search(OTHER_PYTHON.format(re.escape(version)), log)
        if needs:
            what = f"{name} {version} needs Python {needs[1]}"
        else:
            what = f"the package index has no {name} {version} for this computer and this Python"
        return f"{what}. With another Python: make site PYTHON=/path/to/python3"
    told = ERROR.search(log)
    return f"pip says: {told[1] if told else 'nothing'}"
