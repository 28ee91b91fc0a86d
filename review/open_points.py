"""What reviewers ask for and is not done, and which reading holds until it is settled.

Where two disagree on how soon, the more urgent level holds; where one would take out a line of an
urgent card, it stays. Where they differ on words alone, nobody here can tell which are safer: those
of today stay until it is settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from common.urgency import Urgency
from review.lines import URGENT
from review.records import Said
from review.standing import Signature, Standing
from review.take_in import wanted


@dataclass(frozen=True)
class Point:
    """One line that somebody would change or remove."""

    standing: Standing
    signature: Signature
    said: Said

    @property
    def disputed(self) -> bool:
        """Whether somebody else agreed with the line as it is."""
        return any(
            one.reviewer.key != self.signature.reviewer.key
            and any(
                line.text == self.said.text and line.decision == "agree" for line in one.read.lines
            )
            for one in self.standing.now
        )

    @property
    def more_urgent(self) -> bool:
        """Whether the change would make it more urgent than it is."""
        now, wants = self.said.line.urgency, self.said.urgency
        return bool(now and wants) and Urgency.from_slug(wants) < Urgency.from_slug(now)

    @property
    def holds(self) -> str:
        """Which reading holds until it is settled."""
        if self.more_urgent:
            level = Urgency.from_slug(self.said.urgency).words.level
            return f"the safer reading is “{level}”: make it so until both agree on another"
        if not self.disputed:
            return "to be decided"
        level = self.said.line.urgency
        now = f"“{Urgency.from_slug(level).words.level}”" if level else ""
        if now and self.said.urgency not in ("", level):
            return f"reviewers disagree how soon: {now} holds, which is the safer reading"
        if self.said.decision == "change":
            agreed = f"reviewers leave it at {now}" if now else "reviewers keep it"
            return f"{agreed} and differ on the words: those of today stay until it is settled"
        if level in URGENT:
            return "reviewers disagree whether it stays: it does, which is the safer reading"
        return "reviewers disagree whether it stays: it does until it is settled"

    def __str__(self) -> str:
        who = self.signature.reviewer
        asks = f"{who.name}, {who.role}, would {self.said.decision} “{self.said.text}”"
        return f"{self.standing.item.id}: {asks}.{wanted(self.said)} — {self.holds}"


def points(standings: Iterable[Standing]) -> Iterator[Point]:
    """Yield every point that is open, on what the topic says today."""
    for standing in standings:
        for signature in standing.asked:
            yield from (Point(standing, signature, said) for said in signature.read.asks)
