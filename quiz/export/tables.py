"""The rules as rows in plain words, for people who review them without reading code."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from quiz.rules.model import AllOf, AnyOf, AtLeast, Condition, Flow, Is, Not, Rule, asked_by

COLUMNS = ("Rule", "How soon", "When", "Why", "Pages", "Sources", "Our own judgement")


@dataclass(frozen=True)
class Row:
    """One rule."""

    rule: Rule
    when: str
    """Its condition in words."""

    @property
    def cells(self) -> tuple[str, ...]:
        """The texts in the order of `COLUMNS`."""
        rule = self.rule
        return (
            rule.id,
            rule.urgency.words.level,
            self.when,
            rule.why,
            ", ".join(rule.pages),
            ", ".join(rule.sources),
            "yes (editorial)" if rule.editorial else "",
        )


def rows(flow: Flow) -> tuple[Row, ...]:
    """Return the rules by urgency, in the order in which they win; the fallback comes last."""
    return tuple(Row(rule, _when(flow, rule)) for rule in (*flow.ranked, flow.fallback))


def markdown_table(flow: Flow) -> str:
    """Return the rules as a Markdown table."""
    lines = [COLUMNS, ("---",) * len(COLUMNS), *(row.cells for row in rows(flow))]
    return "\n".join(
        f"| {' | '.join(cell.strip().replace('|', '/') for cell in cells)} |" for cells in lines
    )


def csv_table(flow: Flow) -> str:
    """Return the rules as comma-separated values, for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row.cells for row in rows(flow))
    return out.getvalue().rstrip("\n")


def _when(flow: Flow, rule: Rule) -> str:
    return words(flow, rule.when) + (f"; and {_first_of(flow, rule)}" if rule.group else "")


def _first_of(flow: Flow, rule: Rule) -> str:
    """Say by the questions that all rules of a group look at that only the first of them counts."""
    group = [asked_by(one.when) for one in flow.rules if one.group == rule.group]
    shared = [one.text for one in flow.questions if all(one.id in asked for asked in group)]
    about = " and ".join(f"“{text}”" for text in shared)
    by = f"that go by {about}" if shared else f"called “{rule.group}”"
    return f"of the rules {by}, none before it is true"


def words(flow: Flow, condition: Condition) -> str:
    """Put a condition into words."""
    match condition:
        case Is(name, option):
            return f"{_asked(flow, name)} is {_quoted(flow, condition)}"
        case Not(Is(name, option)):
            return f"{_asked(flow, name)} is not {_quoted(flow, Is(name, option))}"
        case Not(part):
            return f"not ({words(flow, part)})"
        case AnyOf(parts) if _about_one_question(parts):
            first, *_ = found = [part for part in parts if isinstance(part, Is)]
            lines = " or ".join(_quoted(flow, part) for part in found)
            return f"{_asked(flow, first.question)} is {lines}"
        case AllOf(()):
            return "no other rule is true"
        case AllOf(parts):
            return "; and ".join(_inside(flow, part) for part in parts)
        case AnyOf(parts):
            return "; or ".join(_inside(flow, part) for part in parts)
        case AtLeast(count, parts):
            return f"at least {count} of: " + "; ".join(_inside(flow, part) for part in parts)


def _inside(flow: Flow, part: Condition) -> str:
    """Put brackets around a part that has parts of its own."""
    text = words(flow, part)
    return f"({text})" if isinstance(part, AllOf | AnyOf | AtLeast) and "; " in text else text


def _about_one_question(parts: tuple[Condition, ...]) -> bool:
    names = {part.question if isinstance(part, Is) else None for part in parts}
    return len(parts) > 0 and len(names) == 1 and None not in names


def _asked(flow: Flow, question: str) -> str:
    return f"“{flow.question(question).text}”"


def _quoted(flow: Flow, part: Is) -> str:
    return f"“{flow.question(part.question).option_text(part.option)}”"
