"""The words and signs by which articles mark their parts. Each regex is linear and anchored."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_TITLE = 150
"""A marked line longer than this is no title but running text."""

_COUNTING = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBER_WORDS = {word: number for number, word in enumerate(_COUNTING.split("|"), 1)}

# "Fact 1: Title", "Reason #2 – Title", "Cause 3. Title", "Factor 4 - Title", "Reason One: Title"
LABEL = re.compile(
    r"(?:fact|reason|cause|factor|trigger|culprit)\s{0,3}(?:#|no\.?|number)?\s{0,3}"
    rf"(?P<number>\d{{1,2}}|{_COUNTING})"
    r"(?:\s{0,3}[:.)–—-]\s*|\s*$)",
    re.IGNORECASE,
)
HASH = re.compile(r"#(?P<number>\d{1,2})(?:\s{0,3}[:.)–—-]\s{0,3}|\s{1,3})(?=\S)")  # "#3 Title"
NUMBERED = re.compile(r"(?P<number>\d{1,2})\s{0,2}[.):]\s{1,3}(?=\S)")  # "4. Title", "4) Title"
# Such as "Q: Is it?", "Q1. Is it?" or "Question 3: Is it?"
ASKS = re.compile(r"(?:Q\s?\d{0,2}|Question\s{0,2}\d{0,2})\s?[:.)]\s{0,3}(?=\S)", re.IGNORECASE)
ANSWERS = re.compile(r"(?:A\s?\d{0,2}|Answer\s{0,2}\d{0,2})\s?[:.)]\s{1,3}(?=\S)")  # "A: Yes."
ANSWER_INSIDE = re.compile(r"\s(?=(?:A\d{0,2}|Answer):\s)")  # "Is it? A: Yes."

QUESTION_END = re.compile(r"\?[”\"’')]*(?=\s|$)")  # "Is it? Yes": the end of "Is it?"
SENTENCE_END = re.compile(r"[.!?][”\"’')]*(?=\s|$)")  # "It is. So": the end of "It is."
_SENTENCE_INSIDE = re.compile(r"[^\W\d]{3}[.!]\s+[^\W\d_]")  # "cold. Then": not "vs. that"
TITLE_BREAK = re.compile(r":\s+|\s+[–—]\s+|\s+-\s+")  # "Cold air: it narrows", "Cold – it"

QUESTIONS_AHEAD = re.compile(
    r"(?:.{0,60}\b(?:faqs?|frequently asked|questions?|q ?(?:&|and) ?a)\b)", re.IGNORECASE
)  # "Common questions", "FAQ"
CAUSES_AHEAD = re.compile(
    r".{0,80}\b(?:causes?|reasons?|triggers?|factors|culprits|facts|why)\b", re.IGNORECASE
)  # "Common causes", "Why it happens"
INTRODUCTION = re.compile(r"(?:introduction|intro|overview|at a glance)\W{0,3}$", re.IGNORECASE)
_CONCLUSIONS = (
    r"in conclusion|conclusions?|concluding thoughts|to conclude|in summary|summary|to summari[sz]e"
    r"|summing up|to sum up|to sum it up|the bottom line|bottom line|final thoughts?|final words?"
    r"|key takeaways?|the takeaways?|takeaways?|main takeaways?|wrapping up|wrapping it up"
    r"|to wrap up|wrap-up|in short|in a nutshell|in closing|closing thoughts|last words?"
    r"|all in all|the upshot"
)
CONCLUSION_HEADING = re.compile(rf"(?:{_CONCLUSIONS})\b.{{0,60}}$", re.IGNORECASE)  # "Summary"
CONCLUSION_OPENS = re.compile(rf"(?:{_CONCLUSIONS})\s?[,:–—-]", re.IGNORECASE)  # "In short, it"
CONCLUSION_WEAK = re.compile(r"(?:in short|all in all|in a nutshell|in summary)\b", re.IGNORECASE)

# Such as "About the author", "Written by Ann", "Author: Ann", "• Ann @ site.example"
AUTHOR = re.compile(
    r"(?:about the (?:author|writer)s?|(?:written|posted|authored|reviewed|medically reviewed"
    r"|fact[- ]checked|edited) by\b|authors?\s?:|meet the author|view all posts"
    r"|[^\s.?!][^.?!@\n]{0,60}\s@\s[\w-]+(?:\.[\w-]+)+$)",
    re.IGNORECASE,
)
BYLINE = re.compile(r"[Bb]y (?:[A-Z][\w.'’-]*,? ?){1,6}$")  # "By Dr. Ann Example, MD"
# Such as "Published on 3 May 2023", "Updated: May 2023", "5 min read"
DATE_LINE = re.compile(
    r"(?:(?:published|updated|last updated|last reviewed|posted|date)\b.{0,50}\d"
    r"|\d{1,2} ?-?min(?:ute)?s? read)",
    re.IGNORECASE,
)

_OTHER = (
    ("sources", r"(?:sources?|references?|citations?|bibliography|further reading)\W*$"),
    (
        "related articles",
        r"(?:related|recommended|you may also|you might also|more from|more on|read next|read more"
        r"|see also|popular|trending|latest|recent posts|don[’']t miss|keep reading)\b",
    ),
    ("comments", r"(?:\d+ )?(?:comments?|responses|leave a (?:reply|comment)|join the)\b"),
    (
        "sharing and sign-up",
        r"(?:share|follow us|subscribe|newsletter|sign up|get our|stay (?:in touch|connected))\b",
    ),
    ("advert", r"(?:advert|sponsored|shop|buy)\w*\b"),
    ("contents", r"(?:table of contents|contents|in this (?:article|guide|post)|jump to)\W*$"),
    ("legal notes", r"(?:medical )?disclaimer|disclosure|privacy|terms\b"),
)
_OTHER_ALWAYS = tuple((reason, re.compile(words, re.IGNORECASE)) for reason, words in _OTHER)
_OTHER_TOPICS = re.compile(
    r"(?:when (?:to|should)\b|treat|diagnos|prevent|symptom|sign|what (?:is|are|to|you can)\b"
    r"|how (?:to|is|are|do|does|can|we)\b|tips?\b|outlook|home remed|remed|see(?:ing)? (?:a|your)\b"
    r"|red flag|warning|getting help|get help|self-care|living with|exercises?\b|understanding)",
    re.IGNORECASE,
)  # "Treatment", "When to see a doctor"


@dataclass(frozen=True)
class Mark:
    """A number that opens a line, and where the words after it begin."""

    number: int
    end: int


def label(text: str) -> Mark | None:
    """Find `Fact 1:` or `#1` at the start."""
    found = LABEL.match(text) or HASH.match(text)
    if not found:
        return None
    number = found["number"].lower()
    return Mark(_NUMBER_WORDS.get(number) or int(number), found.end())


def numbered(text: str) -> Mark | None:
    """Find `4.` at the start."""
    found = NUMBERED.match(text)
    return Mark(int(found["number"]), found.end()) if found else None


def question_end(text: str, start: int = 0) -> int:
    """Return where the question that opens the text ends, or 0 where none does."""
    found = QUESTION_END.search(text, start, start + MAX_TITLE + 100)
    if not found or found.end() - start < 4:
        return 0
    inside = _SENTENCE_INSIDE.search(text, start, found.start())
    return 0 if inside or "\n" in text[start : found.end()] else found.end()


def sentence_inside(text: str) -> bool:
    """Tell whether a sentence ends before the text does."""
    return bool(_SENTENCE_INSIDE.search(text))


def sentence_end(text: str) -> int:
    """Return where the first sentence ends: the whole length where there is one only.

    A full stop after one or two letters ("e.g.", "Dr.") or before a small letter ends nothing.
    """
    for found in SENTENCE_END.finditer(text):
        word = text[: found.start()].rsplit(None, 1)[-1:] or [""]
        after = text[found.end() :].lstrip()[:1]
        short = text[found.start()] == "." and len(word[0].strip("(“\"'")) <= 2
        dotted = text[found.start()] == "." and "." in word[0]
        if not after or not (short or dotted or after.islower()):
            return found.end()
    return len(text)


def always_other(text: str) -> str:
    """Return why a heading opens no part of the article's subject, or nothing."""
    return next((reason for reason, words in _OTHER_ALWAYS if words.match(text)), "")


def other_topic(text: str) -> bool:
    """Tell whether a heading is about something else than one cause."""
    return bool(_OTHER_TOPICS.match(text))


def heads_alone(line: str) -> bool:
    """Tell whether a line that others follow directly is a title or question by itself."""
    line = line.strip()
    if len(line) > MAX_TITLE + 100:
        return False
    if label(line) or numbered(line):
        return not sentence_inside(line) and not line.endswith((".", ",", ";"))
    return line.endswith("?") or bool(ASKS.match(line))


def opens(line: str) -> bool:
    """Tell whether a line begins something new although no blank line stands before it."""
    line = line.strip()
    return bool(label(line) or ASKS.match(line) or ANSWERS.match(line))


def plain(text: str) -> str:
    """Return `text` for comparing: letters and digits alone, in lower case."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"[’']", "", text.casefold())))
