"""Words as the search compares them: without accents, capitals or endings.

`pages/search/find.js` does the same to what a reader types; a test holds the two together.
Everything is cut by rule, so a stem need not be a word: "racing" and "race" both become "rac".
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

STOP_WORDS = frozenset(
    (
        *("a", "about", "all", "am", "an", "and", "are", "as", "at", "be", "been", "but", "by"),
        *("could", "did", "do", "does", "for", "from", "get", "gets", "getting", "go", "goes"),
        *("going", "got", "had", "has", "have", "he", "her", "his", "i", "if", "im", "in"),
        *("into", "is", "it", "its", "ive", "just", "me", "my", "of", "on", "or", "our", "own"),
        *("she", "so", "than", "that", "the", "their", "them", "then", "these", "they", "this"),
        *("those", "to", "was", "we", "were", "will", "with", "would", "you", "your"),
    )
)
"""Words that stand in every text; a search that heeds them finds every page."""

ACCENT = re.compile("[\u0300-\u036f]")  # what NFKD makes of the dots of ö, after the o
APOSTROPHE = re.compile("['’‘`´]")  # can't
HOSPITAL = re.compile(r"\ba (?:and|n) e\b", re.ASCII)  # a and e: else only its e would be left
TOKEN = re.compile("[a-z0-9]+(?:&[a-z0-9]+)*")  # b12, a&e
DIGIT = re.compile("[0-9]")  # l5
VOWEL = re.compile("[aeiouy]")  # the first i of "tingling"
PLURAL_IN_ES = re.compile("(?:ss|ch|sh|x)es$")  # stretches
PLURAL_IN_S = re.compile("[^sui]s$")  # toes, not numbness, sinus or paralysis
ENDING = re.compile("(?:ness|ful|ing|[^e]ed|ly)$")  # numbness, painful, running, laced, suddenly
DOUBLED = re.compile("([bdgmnprt])\\1$")  # the nn of "runn"
FINAL_Y = re.compile("(?<=[^aeiou])y$")  # clumsy


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded, without `STOP_WORDS`."""
    plain = APOSTROPHE.sub("", text)
    if plain.isascii():
        plain = plain.lower()
    else:
        plain = ACCENT.sub("", unicodedata.normalize("NFKD", plain).lower())
    plain = HOSPITAL.sub("a&e", plain)
    return [word for word in TOKEN.findall(plain) if word not in STOP_WORDS]


@cache  # a text uses its words again and again
def stem(word: str) -> str:
    """Return what is left of a token without its ending; "ae" is spelt "e", as in the US."""
    word = word.replace("ae", "e")
    if len(word) < 4 or DIGIT.search(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-2]  # remedies
    elif PLURAL_IN_ES.search(word):
        word = word[:-2]
    elif PLURAL_IN_S.search(word):
        word = word[:-1]
    if found := ENDING.search(word):
        # of "[^e]ed" the first letter stays
        rest = word[:-2] if word.endswith("ed") else word[: found.start()]
        if len(rest) > 2 and VOWEL.search(rest):
            word = DOUBLED.sub(r"\1", rest)
    if len(word) > 3 and word.endswith("e"):
        word = word[:-1]
    return FINAL_Y.sub("i", word) if len(word) > 3 else word


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text in its order."""
    return tuple(map(stem, tokens(text)))
