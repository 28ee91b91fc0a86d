"""What browsers are told that a page may load and run."""

from __future__ import annotations

import base64
import hashlib

import pytest

from common.problems import ProblemsError
from publish.pages.policy import NothingBroken, Policy, policy_of
from publish.pages.staging import Files
from publish.pages.whitespace import drop_blanks
from tests.publish.built import changed

HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>'


def page(markup: str = "") -> bytes:
    return f"{HEAD}</head><body><h1>x</h1>{markup}</body></html>".encode()


def rules(policy: str) -> dict[str, list[str]]:
    """Take a policy apart as a browser does."""
    return {words[0]: words[1:] for words in (part.split() for part in policy.split(";"))}


def hash_of(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def test_a_page_may_load_what_is_its_own_and_nothing_else() -> None:
    assert rules(policy_of(page(), hosted=False)) == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }


def test_a_hosted_page_may_ask_its_own_host_and_have_a_service_worker_and_a_manifest() -> None:
    on_disk = rules(policy_of(page(), hosted=False))
    hosted = rules(policy_of(page(), hosted=True))
    own = ["'self'"]
    assert hosted == on_disk | {"connect-src": own, "worker-src": own, "manifest-src": own}


@pytest.mark.parametrize(
    ("markup", "rule", "inside"),
    [
        ("<script>go(1 < 2 && '</b>')</script>", "script-src", "go(1 < 2 && '</b>')"),
        ("<script>\n go()\n</script>", "script-src", "\n go()\n"),
        ("<script>say('✓')</script>", "script-src", "say('✓')"),
        ('<script type="module">go()</script>', "script-src", "go()"),
        ('<script type="speculationrules">{}</script>', "script-src", "{}"),
        ("<style>p > a { color: red }</style>", "style-src", "p > a { color: red }"),
    ],
)
def test_scripts_and_styles_in_the_page_come_in_by_hash(
    markup: str, rule: str, inside: str
) -> None:
    assert rules(policy_of(page(markup), hosted=False))[rule] == ["'self'", hash_of(inside)]


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="a.js"></script>',
        '<script type="application/json">{"a": 1}</script>',
        '<script type="application/ld+json">{"a": 1}</script>',
        "<p>&lt;script>go()&lt;/script></p>",
        "<!-- <script>go()</script> -->",
    ],
)
def test_what_does_not_run_needs_no_hash(markup: str) -> None:
    assert policy_of(page(markup), hosted=True) == policy_of(page(), hosted=True)


def test_the_same_script_twice_has_one_hash() -> None:
    twice = "<script>b()</script><script>a()</script><script>b()</script>"
    found = rules(policy_of(page(twice), hosted=False))["script-src"]
    assert sorted(found) == sorted(["'self'", hash_of("a()"), hash_of("b()")])


def test_it_stands_before_everything_that_loads_and_changes_nothing_else() -> None:
    files = {"a/index.html": page("<script>go()</script>"), "a.css": b"p { color: red }"}
    done = changed(dict(files), Policy(hosted=True))
    meta = (
        '\n<meta http-equiv="Content-Security-Policy" content="'
        f'{policy_of(files["a/index.html"], hosted=True)}">'
    ).encode()
    assert done["a/index.html"].count(meta) == 1
    assert done["a/index.html"].index(meta) < done["a/index.html"].index(b"<title>")
    assert done["a/index.html"].replace(meta, b"") == files["a/index.html"]
    assert done["a.css"] == files["a.css"]


def test_a_second_run_changes_nothing() -> None:
    files: Files = {"index.html": page("<script>go()</script>")}
    once = changed(files, Policy(hosted=True))
    assert changed(dict(once), Policy(hosted=True)) == once


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ('\n\n<p style="color: red">x</p>', 'index.html:3: <p style="color: red">'),
        ('<img src="a.png" alt="" onerror="go()">', 'index.html:1: <img onerror="go()">'),
        ('<svg onload="go()"></svg>', 'index.html:1: <svg onload="go()">'),
        ('<a href=" JavaScript:go()">x</a>', "index.html:1: <a href="),
    ],
)
def test_what_the_policy_would_break_is_a_fault(markup: str, message: str) -> None:
    files: Files = {"index.html": page(markup)}
    with pytest.raises(ProblemsError) as caught:
        changed(files, drop_blanks, NothingBroken(files))
    assert "1 mistake" in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "head", ["<title>x</title>", '<script>go()</script><meta charset="utf-8">', ""]
)
def test_a_page_with_no_place_for_a_policy_is_a_fault(head: str) -> None:
    page = f'<!doctype html><html lang="en"><head>{head}</head><p>x'.encode()
    with pytest.raises(ProblemsError, match="before any script, for the policy to follow"):
        changed({"index.html": page}, Policy(hosted=True))
