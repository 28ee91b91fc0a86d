"""Run the quiz's command line: `python -m quiz --help`."""

import sys

from quiz.cli import main

sys.exit(main())
