"""What is written to a terminal: the words of a file that somebody else wrote can command none."""

from __future__ import annotations

SET_IN = "    | "
"""Before each further line of what is quoted, so that none of them passes for a line of ours."""


def shown(text: str) -> str:
    """Return a text with all escaped that a terminal would obey, or that nobody would see."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in text)


def rows(text: str) -> str:
    """Return the lines of a text, each as `shown` makes it."""
    return "\n".join(map(shown, text.split("\n")))


def say(line: str) -> None:
    """Print one line of ours, which may quote others."""
    print(f"\n{SET_IN}".join(map(shown, line.split("\n"))))


def _escaped(sign: str) -> str:
    return ascii(sign)[1:-1]
