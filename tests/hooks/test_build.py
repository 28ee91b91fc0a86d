"""The build as a whole: what stops it, what it needs, and that it is the same twice."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

from tests.hooks.conftest import build

RULES = "quiz/flows/leg_numbness/appointment.py"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_all_content_errors_come_at_once_and_without_traceback(project: Path) -> None:
    edit(project / "docs/causes/tight-shoes.md", "kind: cause", "kind: caus")
    edit(project / "docs/faq/how-long.md", "kind: question", "kind: question\nkind: question")
    done = build(project)
    assert done.returncode == 1
    assert "docs/causes/tight-shoes.md:3: `kind` is one of" in done.stderr
    assert "docs/faq/how-long.md:4: `kind` stands twice" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_without_disclaimer_fails_the_build(project: Path) -> None:
    (project / "theme/partials/notice.html").write_text("")
    done = build(project)
    assert done.returncode == 1
    assert "These pages show no medical disclaimer:" in done.stderr
    for page in ("404.html", "index.html", "causes/tight-shoes/index.html", "quiz/index.html"):
        assert f"\n  {page}" in done.stderr


def test_a_rule_that_points_nowhere_stops_the_build(project: Path) -> None:
    edit(project / RULES, "causes/tight-shoes.md", "causes/tight-shoe.md")
    done = build(project)
    assert done.returncode == 1
    assert "causes/tight-shoe.md" in done.stderr
    assert "Did you mean 'causes/tight-shoes.md'?" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_rule_file_that_is_not_python_is_told_with_its_line(project: Path) -> None:
    rules = project / RULES
    rules.write_text(rules.read_text() + "\nthis is not Python\n")
    line = len(rules.read_text().splitlines())
    done = build(project)
    assert done.returncode == 1
    assert f"leg_numbness/appointment.py:{line}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_broken_link_stops_the_build(project: Path) -> None:
    page = project / "docs/privacy.md"
    page.write_text(page.read_text() + "\n[Nowhere](nowhere.md)\n")
    done = build(project)
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr


def test_the_articles_own_text_is_not_published(project: Path) -> None:
    edit(
        project / "docs/causes/squeezed-nerve.md",
        "heading: Compression of Nerves}",
        "heading: Compression of Nerves, fingerprint: abcdef}",
    )
    done = build(project)
    assert done.returncode == 1
    assert "causes/squeezed-nerve.md is still the article's own text" in done.stderr


def test_an_overdue_page_says_so_and_is_told(project: Path) -> None:
    edit(project / "docs/privacy.md", "review_due: 2027-05-31", "review_due: 2020-05-31")
    done = build(project)
    assert done.returncode == 1
    assert "privacy.md: This page is out of date: its review was due on 31 May 2020." in done.stderr


def without_network() -> tuple[str, ...]:
    """Return a command prefix under which no network can be reached, for root or a plain user."""
    for prefix in (("unshare", "-n"), ("unshare", "-rn")):
        if shutil.which("unshare") and not subprocess.call([*prefix, "true"], stderr=-3):
            return prefix
    return ()


def test_the_build_needs_no_network(project: Path) -> None:
    """Cut off by the kernel where it can be, and by Python everywhere."""
    guard = project / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(
        "import socket\n"
        "def refuse(*args, **kwargs):\n"
        "    raise SystemExit('the build asked for the network')\n"
        "socket.socket.connect = socket.getaddrinfo = refuse\n"
    )
    path = f"{guard}:{project}"
    asked = build(project, "-c", "import socket; socket.getaddrinfo('x', 1)", PYTHONPATH=path)
    assert "asked for the network" in asked.stderr, "the guard itself must work"
    done = build(project, "scripts/site.py", prefix=without_network(), PYTHONPATH=path)
    assert done.returncode == 0, done.stderr
    assert list((project / "dist").glob("*.zip"))


def test_the_same_input_gives_the_same_bytes(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "deeper"
    shutil.copytree(project, other)
    for folder, zone in ((project, "UTC"), (other, "Asia/Kolkata")):
        done = build(folder, "scripts/site.py", TZ=zone, PYTHONHASHSEED=str(len(zone)))
        assert done.returncode == 0, done.stderr
    for part in ("site", "build/offline", "dist"):
        assert tree(project / part) == tree(other / part)


def tree(folder: Path) -> dict[str, str]:
    """Return every file below a folder with its hash."""
    found = {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    assert found
    return found
