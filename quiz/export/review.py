"""The rules, cases and proofs as HTML for the page on which people review them.

Nothing here is prose: the page's author writes that. Links, titles and publishers are handed in,
because the quiz knows no pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from common.urgency import Urgency
from quiz.export.picture import in_words, pictures
from quiz.export.tables import words
from quiz.graph.compile import Graph
from quiz.graph.statistics import figures
from quiz.proof.verify import PROOFS
from quiz.rules.model import AllOf, AnyOf, AtLeast, Condition, Flow, Not, Rule
from quiz.vignettes.cases import Result, matrix
from quiz.vignettes.report import Score

OWN = "our own judgement"


@dataclass(frozen=True)
class Site:
    """What the page needs to know of the site that it stands on."""

    titles: Mapping[str, str]
    """Of pages, by path."""
    links: Mapping[str, str]
    """To pages, by path, as seen from the page."""
    publishers: Mapping[str, str]
    """Of sources, by citation key."""
    sources: str
    """The link to the list of sources, in which each has its key as its id."""


def flowchart(flow: Flow, graph: Graph) -> str:
    """Return the pictures, and below them the same in words."""
    count = figures(flow, graph)
    return "\n".join(
        [
            f"<p>The full chart has {count.nodes} steps and {count.edges} ways between them.</p>",
            '<div class="flows">',
            *pictures(flow, graph),
            "</div>",
            '<details class="flow-twin">',
            "<summary>The flowchart in words</summary>",
            in_words(flow, graph),
            "</details>",
        ]
    )


def rules(flow: Flow, site: Site) -> str:
    """Return one table for each urgency."""
    head = ("Rule", "When", "What a reader is told", "Sources")
    every = (*flow.ranked, flow.fallback)
    lines = []
    for level in Urgency:
        rows = (_rule(flow, rule, site) for rule in every if rule.urgency is level)
        lines += [
            '<div class="review-level">',
            f"<h3>{level.words.icon} {level.words.level}</h3>",
            *_table(head, rows),
            "</div>",
        ]
    return "\n".join(lines)


def _rule(flow: Flow, rule: Rule, site: Site) -> tuple[str, ...]:
    mark = f"<br><strong>{OWN}</strong>" if rule.editorial else ""
    pages = "; ".join(
        f'<a href="{site.links[page]}">{escape(site.titles[page])}</a>' for page in rule.pages
    )
    sources = (
        f'<a href="{site.sources}#{key}">{escape(site.publishers[key])}</a>' for key in rule.sources
    )
    # of rules about the same matter only the highest that is true has a say
    group = f"<br>One of the group “{escape(rule.group)}”" if rule.group else ""
    return (
        f"<code>{rule.id}</code>{mark}{group}",
        _condition(flow, rule.when),
        escape(rule.why) + (f"<br>Pages: {pages}" if pages else ""),
        "; ".join(sources) or "none",
    )


def _condition(flow: Flow, condition: Condition) -> str:
    """Put a condition into words; one with parts becomes a list."""
    text = words(flow, condition)
    if "; " not in text:
        return escape(text)
    match condition:
        case AllOf(parts):
            head = "all of these:"
        case AnyOf(parts):
            head = "any of these:"
        case AtLeast(count, parts):
            head = f"at least {count} of these:"
        case Not(part):
            return f"not so: {_condition(flow, part)}"
        case _:
            return escape(text)
    return f"{head}<ul>{''.join(f'<li>{_condition(flow, part)}</li>' for part in parts)}</ul>"


def judgements(flow: Flow) -> str:
    """Return the rules that rest on the project's own judgement."""
    own = [rule for rule in (*flow.ranked, flow.fallback) if rule.editorial]
    lines = [f"<p>{len(own)} of {len(flow.ranked) + 1} rules:</p>", "<ul>"]
    lines += [
        f"<li><code>{rule.id}</code> ({rule.urgency.words.level}): {escape(rule.why)}</li>"
        for rule in own
    ]
    return "\n".join([*lines, "</ul>"])


def cases(results: tuple[Result, ...]) -> str:
    """Return the table of expected against given urgency, and the shares."""
    score, counts = Score(results), matrix(results)
    head = ("Expected", *(f"Given: {level.words.level}" for level in Urgency))
    rows = (
        (
            f"{expected.words.icon} {expected.words.level}",
            *(
                f"<strong>{counts.get((expected, given), 0)}</strong>"
                if expected is given
                else str(counts.get((expected, given), 0))
                for given in Urgency
            ),
        )
        for expected in Urgency
    )
    right = len(results) - len(score.otherwise)
    lines = [
        *_table(head, rows),
        "<ul>",
        f"<li>Exactly as written: {right} of {len(results)} cases ({score.exact:.0%}).</li>",
        f"<li>Cases for help today or sooner that came out calmer: {len(score.too_calm)}.</li>",
    ]
    if score.with_topics:
        found = sum(bool(one.topic_found) for one in score.with_topics)
        lines.append(
            f"<li>A page about one of the topics that the case names: {found} of "
            f"{len(score.with_topics)} cases ({score.topics:.0%}).</li>"
        )
    return "\n".join([*lines, "</ul>"])


def proofs(flow: Flow, graph: Graph) -> str:
    """Return what is proven, and the figures of the flow that it is proven for."""
    count = figures(flow, graph)
    return "\n".join(
        [
            "<ul>",
            *(f"<li><code>{code}</code> {escape(text)}</li>" for code, text in PROOFS.items()),
            "</ul>",
            f"<p>This copy was proven with {count.questions} questions, {count.rules} rules, "
            f"{count.nodes} steps and {count.paths:,} different ways to a result. "
            f"After the warning signs, half of these ways ask {count.median_after_red_flags} "
            f"questions or fewer, and none asks more than {count.max_after_red_flags}. "
            f"Rules: {escape(flow.id)} {escape(flow.version)}.</p>",
        ]
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield a table that a narrow screen shows as cards, which takes roles and labels."""
    yield '<table class="review" role="table">'
    cells = "".join(f'<th role="columnheader" scope="col">{escape(cell)}</th>' for cell in head)
    yield f'<thead role="rowgroup"><tr role="row">{cells}</tr></thead>'
    yield '<tbody role="rowgroup">'
    for first, *others in rows:
        yield (
            f'<tr role="row"><th role="rowheader" scope="row" data-label="{escape(head[0])}">'
            f"<div>{first}</div></th>"
        )
        for name, cell in zip(head[1:], others, strict=True):
            yield f'<td role="cell" data-label="{escape(name)}"><div>{cell}</div></td>'
        yield "</tr>"
    yield "</tbody>"
    yield "</table>"
