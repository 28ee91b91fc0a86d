"""Say how example cases came out, and whether that is good enough.

This shows that the rules follow the evidence file from which the cases were written. It does not
show that the rules are right for people.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from common.urgency import Urgency
from quiz.rules.model import Flow
from quiz.vignettes.cases import Case, Result, VignetteError, matrix, read, run

EXACT_BAR = 0.9
"""The share of cases that must come out exactly as expected."""
TOPIC_BAR = 0.85
"""The share of cases with topics that must name a page about one of them."""


@dataclass(frozen=True)
class Score:
    """The figures of a run."""

    results: tuple[Result, ...]

    @property
    def otherwise(self) -> tuple[Result, ...]:
        """The cases that came out otherwise than expected."""
        return tuple(one for one in self.results if one.urgency is not one.expected)

    @property
    def too_calm(self) -> tuple[Result, ...]:
        """The cases that need help the same day or sooner, and came out calmer than expected."""
        return tuple(
            one
            for one in self.otherwise
            if one.expected <= Urgency.SAME_DAY and one.urgency > one.expected
        )

    @property
    def exact(self) -> float:
        """The share that came out exactly as expected."""
        return 1 - len(self.otherwise) / len(self.results)

    @property
    def with_topics(self) -> tuple[Result, ...]:
        """The cases that say what is worth reading about."""
        return tuple(one for one in self.results if one.topic_found is not None)

    @property
    def topics(self) -> float:
        """The share of those that name a page about one of their topics; 1 where there is none."""
        found = [one.topic_found for one in self.with_topics]
        return sum(map(bool, found)) / len(found) if found else 1.0

    @property
    def passed(self) -> bool:
        """Whether no urgent case is too calm and both bars are met."""
        return not self.too_calm and self.exact >= EXACT_BAR and self.topics >= TOPIC_BAR


def cases_of(path: Path) -> list[Path]:
    """Return the files of cases that belong to the rules at `path`."""
    return sorted((path if path.is_dir() else path.parent).glob("cases/*.json"))


def read_files(paths: Sequence[Path], rules: Path) -> list[Case]:
    """Return the cases of all files, for the rules at `rules`.

    Raises `VignetteError` with everything that is wrong in them.
    """
    cases = [case for path in paths for case in read(path, rules)]
    if not cases:
        names = ", ".join(map(str, paths)) or "no file"
        raise VignetteError(f"{names}: expected at least one case, found none")
    return cases


def run_files(paths: Sequence[Path], rules: Path, flow: Flow) -> tuple[Result, ...]:
    """Run the cases of all files on a flow, whose rules are at `rules`."""
    return run(read_files(paths, rules), flow)


def as_json(results: tuple[Result, ...]) -> str:
    """Return one object for each case, in the order of the files."""
    return json.dumps(
        [
            {
                "id": one.id,
                "expected": one.expected.slug,
                "urgency": one.urgency.slug,
                "pages": list(one.pages),
            }
            for one in results
        ],
        indent=2,
    )


def as_text(results: tuple[Result, ...]) -> str:
    """Return each case that came out otherwise, the table of all, and the shares."""
    score = Score(results)
    lines = []
    for one in score.otherwise:
        mark = "  TOO CALM" if one in score.too_calm else ""
        lines.append(f"{one.id}: expected {one.expected.slug}, given {one.urgency.slug}{mark}")
    lines += [
        f"{one.id}: expected a page about {' or '.join(one.topics)}, "
        f"given {', '.join(one.pages) or 'none'}"
        for one in score.with_topics
        if not one.topic_found
    ]
    counts = matrix(results)
    lines += ["", f"{'expected / given':<18}" + "".join(f"{u.slug:>13}" for u in Urgency)]
    for expected in Urgency:
        row = "".join(f"{counts.get((expected, given), 0):>13}" for given in Urgency)
        lines.append(f"{expected.slug:<18}{row}")
    exact, topics = len(results) - len(score.otherwise), len(score.with_topics)
    found = sum(map(bool, (one.topic_found for one in score.with_topics)))
    lines += [
        "",
        f"exactly right: {exact} of {len(results)} ({score.exact:.1%}; at least {EXACT_BAR:.0%})",
        f"a page on topic: {found} of {topics} ({score.topics:.1%}; at least {TOPIC_BAR:.0%})",
        f"urgent but too calm: {len(score.too_calm)} (must be 0)",
    ]
    return "\n".join(lines).lstrip("\n")
