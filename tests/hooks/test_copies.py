"""What a clinic's file changes besides its name: where to tell what is wrong, and the quiz."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

from lxml import html

from common import contents
from tests.hooks.forking import Builder

CLINIC = "name: Riverside\ntelephone: '01632 960123'\nhours: Monday\nregion: uk\n"
OURS = "contact: {email: us@clinic.example, post: '1 Long Road, Town'}\n"
THEIRS = "\ncontact: {email: help@topic.example}\n"


def clinic(small: Path, more: str) -> str:
    file = small.parent / "clinic.yml"
    file.write_text(CLINIC + more, "utf-8")
    return str(file)


def named(small: Path) -> None:
    """Give the topic a contact."""
    file = small / "topic.yml"
    text = file.read_text("utf-8")
    assert "contact:" not in text
    file.write_text(text + THEIRS, "utf-8")


def test_without_a_contact_no_page_says_that_one_is_missing(small: Path, builder: Builder) -> None:
    assert builder.build(small).code == 0
    for page in (small / "built").rglob("*.html"):
        text = page.read_text("utf-8")
        for word in ("pn-tell", "not set up yet", "must add an address", "add a way to reach"):
            assert word not in text, (page, word)


def test_each_page_opens_a_mail_or_a_form_with_itself_filled_in(
    small: Path, builder: Builder
) -> None:
    named(small)
    assert builder.build(small, SITE_URL="https://x.example/").code == 0
    page = html.parse(str(small / "built/causes/thumb-tendons/index.html")).getroot()
    (told,) = page.find_class("pn-tell")
    assert "to: help@topic.example" in " ".join(told.text_content().split())
    (link,) = told.xpath(".//a/@href")
    assert link.startswith("mailto:help@topic.example?subject=Tell%20us%20what%20is%20wrong")
    body = unquote(link.partition("&body=")[2])
    title = page.xpath("string(//h1)")
    assert f"Page: {title} (https://x.example/causes/thumb-tendons/)" in body
    assert "Copy: Sore wrist, built 21 September 2026" in body
    assert "[ ] What it feels like" in body
    (form,) = page.find_class("pn-tell-form")
    assert title in form.text_content()
    assert "What it feels like" in form.text_content()
    assert not html.parse(str(small / "built/404.html")).getroot().find_class("pn-tell")


def test_a_clinics_contact_goes_before_the_topics_and_works_without_a_network(
    small: Path, builder: Builder
) -> None:
    named(small)
    done = builder.build(small, CLINIC=clinic(small, OURS), OFFLINE="true")
    assert done.code == 0, done.said
    page = small / "built/causes/thumb-tendons.html"
    text = page.read_text("utf-8")
    assert "us@clinic.example or 1 Long Road, Town" in text
    assert "topic.example" not in text
    told = json.loads((small / "built/contents.json").read_text("utf-8"))
    assert told["contact"] == "us@clinic.example or 1 Long Road, Town"
    post = clinic(small, "contact: {post: '1 Long Road, Town'}\n")
    assert builder.build(small, CLINIC=post, OFFLINE="true").code == 0
    text = (small / "built/causes/thumb-tendons.html").read_text("utf-8")
    assert "1 Long Road, Town" in text
    assert "mailto:" not in text


def test_a_contact_that_is_none(small: Path, builder: Builder) -> None:
    for wrong, told in (
        ("contact: {email: nobody}\n", "expected an address such as help@example.org"),
        ("contact: {}\n", "expected `email` or `post`"),
    ):
        done = builder.build(small, CLINIC=clinic(small, wrong))
        assert done.code != 0
        assert told in done.said
        assert "clinic.yml:5" in done.said


def test_a_copy_without_the_quiz_does_not_name_it_and_has_nothing_broken(
    content: Path, builder: Builder
) -> None:
    done = builder.build(content, CLINIC=clinic(content, "quiz: off\n"), OFFLINE="true")
    assert done.code == 0, done.said
    built = content / "built"
    for name in ("quiz.html", "quiz-rules.html", "quiz-plain.html", "assets/quiz.js"):
        assert not (built / name).exists()
    for file in built.rglob("*.html"):
        text = html.parse(str(file)).getroot().text_content()
        assert not re.search(r"\bquiz|How soon do I need help\?", text, re.IGNORECASE), file
    assert "No clinician has reviewed these pages yet." in (built / "for-clinics.html").read_text()
    told = contents.from_json((built / contents.FILE).read_bytes())
    assert {"quiz", "How soon do I need help?"} <= set(told.unsaid)
    assert "quiz.md" not in told.leaflets.sets["Reception"]
    for step in (["publish", str(built)], ["publish.checks", str(built)]):
        ran = subprocess.run(
            [sys.executable, "-m", *step], capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
