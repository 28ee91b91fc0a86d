"""Check built sites: `python -m publish.checks SITE`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from publish.checks import site_check

parser = argparse.ArgumentParser(
    prog="python -m publish.checks",
    description="Check built sites: every address leads somewhere, and every page is whole.",
    epilog="Exit code: 0 where nothing is wrong, 1 where something is, 2 where one was not built.",
)
parser.add_argument("site", type=Path, nargs="+", metavar="SITE", help="a built site, such as site")
sys.exit(site_check.run(parser.parse_args().site))
