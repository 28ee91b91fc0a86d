"""What is checked of the leg topic alone is left out where TOPIC names another."""

from __future__ import annotations

from tests.topic.real import ROOT, TOPIC

collect_ignore = [] if TOPIC.folder.resolve() == ROOT else ["leg_numbness"]
