"""Start the command line: `python -m review`."""

import sys

from review.cli import main

if __name__ == "__main__":
    sys.exit(main())
