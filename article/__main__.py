"""Run the importer: `python -m article --help`."""

import sys

from article.cli import main

if __name__ == "__main__":
    sys.exit(main())
