"""Run as `python -m bundle`."""

import sys

from bundle.cli import main

sys.exit(main())
