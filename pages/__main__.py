"""Run as `python -m pages`."""

import sys

from pages.cli import main

if __name__ == "__main__":
    sys.exit(main())
