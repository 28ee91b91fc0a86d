"""Which copy this is: its name, its version and when it was made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from common.dates import in_words


@dataclass(frozen=True)
class Release:
    """One making of the bundle; every format carries the same."""

    name: str
    """Of the folder, and of the files without their ending: `sore-wrist`."""
    version: str
    made: datetime
    """In UTC: SOURCE_DATE_EPOCH where it is set. Every file of the bundle carries this time."""

    @property
    def day(self) -> str:
        """The day for people, such as 3 May 2027."""
        return in_words(self.made.date())
