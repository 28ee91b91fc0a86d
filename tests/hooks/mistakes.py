"""What can go wrong on an author's desk: each mistake, and the words that must answer it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

CAUSE = "docs/causes/tight-shoes.md"
TENDONS = "docs/causes/thumb-tendons.md"
"""Of the small topic."""
QUESTION = "docs/faq/how-long.md"
ARTERIES = "docs/causes/arteries.md"
GET_HELP = "docs/get-help.md"
FLOW = "quiz/flows/leg_numbness"
RULES = "quiz/flows/leg_numbness/appointment.py"


@dataclass(frozen=True)
class Mistake:
    """One way to break the project, and what the build must say about it."""

    name: str
    make: Callable[[Path], object]
    """Breaks the copy of the project in a folder."""
    told: tuple[str, ...]
    """Words that must stand in the message: where it is, what was expected, how to mend it."""
    env: Mapping[str, str] = field(default_factory=dict)
    small: bool = False
    """Whether it is made in the small topic, which is built in a fifth of the time."""
    crashes: bool = False
    """Whether it ends in a traceback, which `scripts.crash` puts into words."""


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    """Return a change of one file; the text to change must be there."""

    def make(project: Path) -> None:
        file = project / name
        text = file.read_text("utf-8")
        assert old in text, (name, old)
        file.write_text(text.replace(old, new, 1), "utf-8")

    return make


def add(name: str, text: str) -> Callable[[Path], object]:
    """Return a change that writes words at the end of a file."""

    def make(project: Path) -> None:
        with (project / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return make


def write(name: str, data: bytes) -> Callable[[Path], object]:
    """Return a change that puts a file there."""

    def make(project: Path) -> None:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(data)

    return make


def remove(name: str) -> Callable[[Path], object]:
    """Return a change that takes a file or folder away."""

    def make(project: Path) -> None:
        path = project / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return make


def copy(name: str, other: str) -> Callable[[Path], object]:
    """Return a change that writes a file a second time under another name."""
    return lambda project: shutil.copy(project / name, project / other)


def every(name: str, pattern: str, new: str) -> Callable[[Path], object]:
    """Return a change of every place of one file that a pattern finds."""

    def make(project: Path) -> None:
        file = project / name
        text, count = re.subn(pattern, new, file.read_text("utf-8"), flags=re.MULTILINE)
        assert count, (name, pattern)
        file.write_text(text, "utf-8")

    return make


def both(*changes: Callable[[Path], object]) -> Callable[[Path], object]:
    """Return several changes as one."""

    def make(project: Path) -> None:
        for change in changes:
            change(project)

    return make


def link(name: str, target: str) -> Callable[[Path], object]:
    """Return a change that puts a link to another place among the pages."""
    return lambda project: (project / name).symlink_to(target)


MISTAKES = (
    # pages
    Mistake("a page is missing", remove(CAUSE), ("topic.yml:", "no docs/causes/tight-shoes.md")),
    Mistake("all pages are missing", remove("docs"), ("docs",)),
    Mistake("a page is empty", write(CAUSE, b""), (CAUSE,)),
    Mistake(
        "a link leads nowhere",
        add(TENDONS, "\n[Socks](socks.md)\n"),
        ("causes/thumb-tendons.md", "socks.md"),
        small=True,
    ),
    Mistake(
        "a link inside a page leads nowhere",
        add(TENDONS, "\n[See](#nowhere)\n"),
        ("nowhere",),
        small=True,
    ),
    Mistake("a raw link leads nowhere", add(CAUSE, '\n<a href="../x/">x</a>\n'), (CAUSE,)),
    Mistake(
        "a picture is missing",
        add(TENDONS, "\n![A shoe](shoe.png)\n"),
        ("shoe.png",),
        small=True,
    ),
    Mistake(
        "a page is linked from outside",
        link("docs/faq/a.md", "/etc/hostname"),
        ("docs/faq/a.md: a link to another place",),
    ),
    Mistake(
        "a page takes the place of the quiz for browsers without script",
        both(
            copy("docs/about.md", "docs/quiz-plain.md"),
            every("docs/quiz-plain.md", "^title: .*", "title: In plain words"),
            every("docs/quiz-plain.md", "^aliases: .*\n", ""),
        ),
        ("quiz-plain.md: expected another name",),
        small=True,
    ),
    Mistake("a head is no YAML", edit(CAUSE, "kind: cause", "kind: [cause"), (f"{CAUSE}:",)),
    Mistake("a head has no end", edit(CAUSE, "\n---\n", "\n"), (CAUSE,)),
    Mistake(
        "a key is misspelt", edit(TENDONS, "summary:", "sumary:"), (TENDONS, "summary"), small=True
    ),
    Mistake(
        "a date is wrong",
        edit(CAUSE, "review_due: 2027-05-31", "review_due: 2027-13-45"),
        (f"{CAUSE}:", "review_due"),
    ),
    Mistake(
        "a date is a word",
        edit(CAUSE, "review_due: 2027-05-31", "review_due: soon"),
        (f"{CAUSE}:", "review_due"),
    ),
    Mistake("two pages have one name", copy(CAUSE, "docs/causes/shoes.md"), ("already leads to",)),
    Mistake(
        "two names differ by case",
        copy(CAUSE, "docs/causes/Tight-Shoes.md"),
        ("the name 'Tight-Shoes.md' does not work on every disk",),
    ),
    Mistake(
        "a name has odd characters",
        copy(CAUSE, "docs/causes/schuhe für läufer?.md"),
        ("the name 'schuhe für läufer?.md' does not work",),
    ),
    Mistake(
        "a page is not UTF-8",
        write(CAUSE, "---\ntitle: Füße\n---\n".encode("latin-1")),
        (CAUSE, "UTF-8"),
    ),
    Mistake(
        "a page holds control characters",
        add(CAUSE, "\nIt \x00 goes \x08 numb.\n"),
        (f"{CAUSE}:", "control character (U+0000)"),
    ),
    Mistake("a page is huge", add(CAUSE, "Numb toes. " * 200_000), (CAUSE, "at most 200,000")),
    Mistake(
        "a picture is huge",
        write("docs/big.png", b"\x89PNG" + bytes(30_000_000)),
        ("docs/big.png: 30.0 MB is too large",),
    ),
    Mistake(
        "a source is unknown",
        add(CAUSE, "\nTight laces press.[@nobody-2020]\n"),
        (f"{CAUSE}:", "nobody-2020"),
    ),
    Mistake(
        "an urgency is unknown",
        add(CAUSE, "\n/// care | urgent\n\n- your toe hurts\n\n///\n"),
        (f"{CAUSE}:", "urgent"),
    ),
    Mistake(
        "an emergency card holds a link",
        add(CAUSE, "\n/// care | emergency\n\n- [see](../quiz.md)\n\n///\n"),
        (f"{CAUSE}:",),
    ),
    Mistake(
        "a key stands twice",
        edit(QUESTION, "kind: question", "kind: question\nkind: question"),
        (f"{QUESTION}:4: `kind` stands twice",),
    ),
    Mistake(
        "a page is the article's own text",
        edit(
            "docs/causes/squeezed-nerve.md",
            "heading: Compression of Nerves}",
            "heading: Compression of Nerves, fingerprint: abcdef}",
        ),
        ("causes/squeezed-nerve.md is still the article's own text",),
    ),
    # the topic and its signs
    Mistake("a topic has no file", remove("topic.yml"), ("topic.yml", "expected a topic's file")),
    Mistake(
        "a topic's file is wrong in three places",
        both(
            edit("topic.yml", "slug: pins-and-needles", "slug: Pins & needles"),
            edit("topic.yml", "symptom:", "sympton:"),
            edit("topic.yml", "happening-now.md\ndoors", "happening.md\ndoors"),
        ),
        (
            *("topic.yml:4:", "`sympton` is no key here", "Did you mean 'symptom'"),
            *("`slug`: expected small letters", "Right: slug: sore-throat"),
            "no docs/happening.md",
        ),
    ),
    Mistake(
        "signs are not written, and it is no draft",
        remove("signs.yml"),
        ("signs.yml: expected the signs of the topic", "a draft alone may be without"),
    ),
    Mistake(
        "a sign is left out of Get help",
        edit(GET_HELP, "- [!saddle]\n", ""),
        ("signs.yml:", "saddle: get-help.md does not show this sign", "`- [!saddle]` in a card"),
    ),
    Mistake(
        "a card says a sign in its own way",
        edit(ARTERIES, "- [!cold-leg]", "- your leg or foot suddenly turns very cold or pale"),
        (f"{ARTERIES}:", "an urgent line in words of its own", "Right: - [!cold-leg]"),
    ),
    Mistake(
        "a sign is misspelt",
        edit(ARTERIES, "[!cold-leg]", "[!cold-legg]"),
        (f"{ARTERIES}:", "no sign 'cold-legg' in signs.yml. Did you mean 'cold-leg'?"),
    ),
    Mistake(
        "a sign stands in a calmer card",
        edit(GET_HELP, "- [!eyes]", "- [!cold-leg]"),
        (f"{GET_HELP}:", "'cold-leg' is a sign of `emergency`, and stands in a card `same-day`"),
    ),
    Mistake(
        "a sign stands in no card",
        add(ARTERIES, "\n- [!cold-leg]\n"),
        (f"{ARTERIES}:", "found it outside of both"),
    ),
    Mistake(
        "a line that was mended is still listed",
        edit("signs.yml", "own_words:\n", "own_words:\n  privacy.md:\n    - you sneeze\n"),
        ("own_words: no card of privacy.md says 'you sneeze' any more: take it out",),
    ),
    Mistake(
        "a line stands for signs of two urgencies",
        edit("signs.yml", "[water-and-vomiting, ", "[eyes, water-and-vomitting, "),
        (
            "signs.yml:",
            "water-any: no sign 'water-and-vomitting'. Did you mean 'water-and-vomiting'?",
            "water-any: signs of two urgencies cannot share a line",
        ),
    ),
    Mistake(
        "a sign is shown by a drawing that is not there",
        edit("signs.yml", "drawings/lift-feet.svg", "drawings/lift-foot.svg"),
        ("signs.yml:", "foot-drop: no drawing 'drawings/lift-foot.svg' in docs"),
    ),
    Mistake(
        "a sign has no source",
        edit("signs.yml", "    sources: [cdc-rhabdo, acute-compartment-case-2018]\n", ""),
        ("signs.yml:", "dark-pee: expected a source"),
    ),
    Mistake(
        "a sign's source is unknown",
        edit("signs.yml", "[cdc-rhabdo, ", "[cdc-rabdo, "),
        ("signs.yml", "dark-pee: no source 'cdc-rabdo'", "Did you mean 'cdc-rhabdo'?"),
    ),
    Mistake(
        "the quiz does not ask for a sign",
        both(
            edit(f"{FLOW}/warning_signs.py", '        "saddle",\n', ""),
            every(f"{FLOW}/emergency.py", r'^    emergency\("e1-saddle".*\n', ""),
        ),
        ("no line asks for the sign 'saddle' of signs.yml", 'signs("saddle", ...)'),
    ),
    Mistake(
        "the quiz is calmer than a sign",
        every(f"{FLOW}/same_day.py", r'^    same_day\("u8-over-a-day".*\n', ""),
        ("whoever ticks 'over-a-day' alone is told", "calmer than the same-day of the sign"),
    ),
    Mistake(
        "the quiz fails its own cases",
        edit(f"{FLOW}/cases/own.json", '"expected": "self-care"', '"expected": "emergency"'),
        ("The quiz fails its cases", "TOO CALM"),
    ),
    Mistake(
        "a cause has no urgent card",
        every(CAUSE, "^/// care.*$", "/// care | appointment"),
        (f"{CAUSE}: a cause says which signs need help now or today",),
    ),
    Mistake(
        "a cause is felt, and has no place for its picture",
        edit(CAUSE, "## Where you feel it", "## Where it is"),
        (f"{CAUSE}:6: `felt` needs the heading", "Right: ## Where you feel it"),
    ),
    Mistake(
        "a page shows a quiz that is not there",
        edit("topic.yml", "quiz: quiz/flows/leg_numbness\n", ""),
        ("docs/quiz.md: this page shows the quiz, and the topic has none",),
    ),
    Mistake(
        "half of the body map is missing",
        remove("docs/body-map.yml"),
        ("docs/body-map.yml: expected it beside docs/body-map.svg",),
    ),
    Mistake(
        "a place of the drawing has no words",
        edit("docs/body-map.yml", "  heel: the heel\n", ""),
        (
            "docs/body-map.svg: no words for the place 'heel'",
            "docs/causes/squeezed-nerve.md:6: no place 'heel' on the body map",
        ),
    ),
    Mistake(
        "a page that every topic has is missing",
        remove("docs/all-pages.md"),
        ("docs/all-pages.md: expected this page", "template: all-pages.html"),
    ),
    Mistake(
        "a page advises what the topic never does, and an exception is needed no more",
        both(
            add(CAUSE, "\nPut ice on it for 20 minutes.\n"),
            add("exceptions.yml", "  - {page: about.md, words: a moon, reason: None at all.}\n"),
        ),
        (
            f"{CAUSE}:",
            "'ice' is never advised on this topic",
            "the number '20 minutes' has no source",
            "exceptions.yml: about.md: nothing there needs the exception 'a moon'",
        ),
        {"PREVIEW": "1"},
    ),
    # what stands beside the pages
    Mistake(
        "the bibliography is no JSON",
        edit("docs/bibliography.json", "[", "[,"),
        ("docs/bibliography.json",),
    ),
    Mistake(
        "the synonyms are no YAML",
        add("docs/synonyms.yml", "\n- [a\n"),
        ("docs/synonyms.yml",),
        small=True,
    ),
    Mistake(
        "a region is no YAML", add("regions/uk.yml", "\n- [a\n"), ("uk.yml",), {"REGION": "uk"}
    ),
    Mistake(
        "a clinic's telephone is a word",
        write("c.yml", b"name: A\ntelephone: call us\nhours: all day\nregion: uk\n"),
        ("c.yml:2", "telephone", "expected digits"),
        {"CLINIC": "c.yml"},
    ),
    Mistake(
        "a clinic's name has a letter that no leaflet has",
        write("c.yml", 'name: पैर\ntelephone: "111"\nhours: all day\nregion: uk\n'.encode()),
        ("c.yml:1: `name`: the leaflets have no letter 'प'",),
        {"CLINIC": "c.yml"},
    ),
    Mistake(
        "a clinic's logo is no picture",
        both(
            write("logo.png", b"\x89PNG\r\n\x1a\n"),
            edit("clinic.sample.yml", "# logo: logo.png", "logo: logo.png"),
        ),
        ("clinic.sample.yml:10: `logo`: cannot be read as a picture",),
        {"CLINIC": "clinic.sample.yml"},
    ),
    Mistake(
        "a rule points nowhere",
        edit(RULES, "causes/tight-shoes.md", "causes/tight-shoe.md"),
        ("causes/tight-shoe.md", "Did you mean 'causes/tight-shoes.md'?"),
    ),
    Mistake(
        "rules are no Python",
        edit(RULES, '"""', 'this is no Python\n"""'),
        ("leg_numbness/appointment.py:1",),
    ),
    # the works
    Mistake("mkdocs.yml is no YAML", add("mkdocs.yml", "\nnav: [\n"), ("mkdocs.yml",)),
    Mistake(
        "mkdocs.yml has an unknown key", add("mkdocs.yml", "\nnavigation: []\n"), ("navigation",)
    ),
    Mistake(
        "the menu names a page twice",
        edit(
            "topic.yml",
            "  - prevention.md",
            "  - prevention.md\n  - Again: prevention.md",
        ),
        ("topic.yml: menu names prevention.md more than once",),
    ),
    Mistake(
        "the menu leaves a page out",
        edit("topic.yml", "  - prevention.md\n", ""),
        ("prevention.md",),
    ),
    Mistake(
        "a hook fails",
        add(
            "hooks/read_next.py",
            "\n\ndef on_post_page(*_, **__):\n    raise ValueError('planted')\n",
        ),
        ("hooks/read_next.py, line", "ValueError: planted", "build/report.txt"),
        small=True,
        crashes=True,
    ),
    Mistake(
        "a hook is no Python",
        add("hooks/read_next.py", "\nthis is no Python\n"),
        ("hooks/read_next.py",),
        crashes=True,
    ),
    Mistake(
        "a template is broken",
        add("theme/main.html", "{% block %}"),
        ("theme/main.html",),
        small=True,
        crashes=True,
    ),
    Mistake(
        "a page template is missing",
        remove("theme/partials/page-foot.html"),
        ("page-foot.html",),
        small=True,
        crashes=True,
    ),
    Mistake(
        "the notice is gone",
        write("theme/partials/notice.html", b""),
        (
            *("These pages show no medical disclaimer:", "\n  404.html", "\n  index.html"),
            *("\n  causes/thumb-tendons/index.html", "\n  quiz/index.html"),
        ),
        small=True,
    ),
)
"""Mistakes in content, settings and code."""
