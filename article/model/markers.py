"""The signs by which articles mark their parts: numbers, labels, questions, ends of sentences."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_TITLE = 150
"""A marked line longer than this is no title but running text."""

_COUNTING = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBER_WORDS = {word: number for number, word in enumerate(_COUNTING.split("|"), 1)}

# "Fact 1: Title", "Reason #2 – Title", "Cause 3. Title", "Factor 4 - Title", "Reason One: Title"
LABEL = re.compile(
    r"(?:fact|reason|cause|factor|trigger|culprit)\s{0,3}(?:#|no\.?|nr\.?|№|number)?\s{0,3}"
    rf"(?P<number>\d{{1,2}}|{_COUNTING})"
    r"(?:\s{0,3}[:.)–—-]\s{0,9}|\s{0,9}$)",
    re.IGNORECASE,
)
HASH = re.compile(r"#(?P<number>\d{1,2})(?:\s{0,3}[:.)–—-]\s{0,3}|\s{1,3})(?=\S)")  # "#3 Title"
# Such as "4. Title", "(4) Title", "4.Title", "4 – Title", "4️⃣ Title", "No. 4: Title", "№4 Title"
NUMBERED = re.compile(
    r"(?:\(?(?P<digits>\d{1,2})\s{0,2}[.):]\)?(?:\s{1,3}(?=\S)|(?=[^\W\d_]))"
    r"|(?P<dash>\d{1,2})\s[–—-]\s(?=\S)"
    r"|(?P<keycap>(?:\d\ufe0f?\u20e3){1,2}|\U0001f51f)\s{0,3}[.):–—-]?\s{0,3}(?=\S)"
    r"|(?:№|nº|n°|no\.|nr\.)\s{0,2}(?P<sign>\d{1,2})\b\s{0,2}[.):–—-]?\s{0,3}(?=\S)"
    rf"|(?:no|number)\s{{1,2}}(?P<word>\d{{1,2}}|{_COUNTING})\s{{0,2}}[.):–—-]\s{{0,3}}(?=\S)"
    r"|(?P<circled>[①-⑳❶-❿➀-➉➊-➓])\s{0,3}(?=\S))",
    re.IGNORECASE,
)
# "Tip #1: Title", "Habit 2 – Title": any word, with a number that counts
COUNTED = re.compile(
    r"(?!(?:step|day|week|month|part|phase|chapter|figure|table|question|answer|exercise)\b)"
    r"(?P<word>[^\W\d_]{3,14})\s{0,2}(?:#|no\.|№)?\s{0,2}(?P<number>\d{1,2})\s{0,2}[:.)–—-]\s{0,3}"
    r"(?=\S)",
    re.IGNORECASE,
)
WITHIN = re.compile(r"\d{1,2}\.\d{1,2}[.):]?\s{1,3}(?=\S)")  # "1.2 Title", below "1. Title"
_BARE_NUMBER = re.compile(r"(?P<number>\d{1,2})\s{1,3}(?=[^\W\d_])")  # "4 Title", as a heading only
# Such as "Q: Is it?", "Q1. Is it?" or "Question 3: Is it?"
ASKS = re.compile(r"(?:Q\s?\d{0,2}|Question\s{0,2}\d{0,2})\s?[:.)]\s{0,3}(?=\S)", re.IGNORECASE)
ANSWERS = re.compile(r"(?:A\s?\d{0,2}|Answer\s{0,2}\d{0,2})\s?[:.)]\s{1,3}(?=\S)")  # "A: Yes."
ANSWER_INSIDE = re.compile(r"\s(?=(?:A\d{0,2}|Answer):\s)")  # "Is it? A: Yes."

QUESTION_END = re.compile(r"\?[”\"’')]{0,3}(?=\s|$)")  # "Is it? Yes": the end of "Is it?"
SENTENCE_END = re.compile(r"[.!?][”\"’')]{0,3}(?=\s|$)")  # "It is. So": the end of "It is."
_SENTENCE_INSIDE = re.compile(r"[^\W\d]{3}[.!]\s{1,9}[^\W\d_]")  # "cold. Then": not "vs. that"
TITLE_BREAK = re.compile(
    r":\s{1,9}|:(?=[A-Z][a-z])|\s{1,9}[–—]\s{1,9}|\s{1,9}-\s{1,9}"
)  # "Cold air: it", "Cold air:It", "Cold – "


@dataclass(frozen=True)
class Mark:
    """A number that opens a line, and where the words after it begin."""

    number: int
    end: int


def label(text: str) -> Mark | None:
    """Find `Fact 1:` or `#1` at the start."""
    found = LABEL.match(text) or HASH.match(text)
    return Mark(_number(found["number"]), found.end()) if found else None


def numbered(text: str, *, heading: bool = False) -> Mark | None:
    """Find `4.`, `4️⃣` or `No. 4:` at the start; of a heading, `4` alone as well."""
    found = NUMBERED.match(text) or (_BARE_NUMBER.match(text) if heading else None)
    if not found:
        return None
    return Mark(_number(next(filter(None, found.groups()))), found.end())


def _number(sign: str) -> int:
    if sign.casefold() in _NUMBER_WORDS:
        return _NUMBER_WORDS[sign.casefold()]
    if len(sign) == 1 and not sign.isdigit():
        return int(unicodedata.numeric(sign, 10))  # the keycap ten has no value of its own
    digits = "".join(str(unicodedata.digit(c)) for c in sign if c.isdigit())
    if digits and not sign[0].isdecimal():
        return int(unicodedata.numeric(sign[0]))
    return int(digits or 10)


_COUNTED = re.compile(
    rf"\b(?P<number>\d{{1,2}}|{_COUNTING})\b", re.IGNORECASE
)  # "7 usual suspects"


def counted(text: str) -> int:
    """Return the first number in a heading, 0 where there is none."""
    found = _COUNTED.search(text[:MAX_TITLE])
    return _number(found["number"]) if found else 0


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


def is_sentence(text: str) -> bool:
    """Tell whether a text is a sentence, not a title."""
    return text.endswith((".", "!")) or sentence_inside(text)


def sentence_end(text: str, start: int = 0) -> int:
    """Return where the sentence at `start` ends: the whole length where there is no other.

    A full stop after one or two letters ("e.g.", "Dr.") or before a small letter ends nothing.
    """
    for found in SENTENCE_END.finditer(text, start):
        word = text[max(found.start() - 40, start) : found.start()].rsplit(None, 1)[-1:] or [""]
        after = text[found.end() : found.end() + 40].lstrip()[:1]
        short = text[found.start()] == "." and len(word[0].strip("(“\"'")) <= 2
        dotted = text[found.start()] == "." and "." in word[0]
        if not after or not (short or dotted or after.islower()):
            return found.end()
    return len(text)


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


_WORDS = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"[’']")
MOST_WIDTH = 50
"""Nobody wraps lines that are shorter than this."""


def ends_early(line: str, after: str) -> bool:
    """Tell whether a line ends where nobody would wrap it: a short title with text below it."""
    line, words = line.strip(), after.split(None, 1)
    if not line or not words or len(line) + len(words[0]) >= MOST_WIDTH:
        return False
    starts = line[0].isupper() or line[0].isdigit()
    return starts and words[0][0].isupper() and not line.endswith((".", "!", ",", ";", "—", "–"))


def plain(text: str) -> str:
    """Return `text` for comparing: letters and digits alone, in lower case."""
    return " ".join(_WORDS.findall(_APOSTROPHES.sub("", text.casefold())))
