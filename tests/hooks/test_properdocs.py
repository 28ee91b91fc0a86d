"""The way out, if MkDocs breaks one day: its fork ProperDocs builds every byte as MkDocs does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.hooks.conftest import ROOT, build, tree
from tests.hooks.forking import Builder

ARGUMENTS = ("build", "--strict", "-f", "mkdocs.yml", "--site-dir")


@pytest.mark.parametrize("offline", ["false", "true"], ids=["hosted", "offline"])
def test_the_fork_builds_the_same(offline: str, tmp_path: Path, builder: Builder) -> None:
    """The hosted site of the project, and a copy for a disk of a small topic."""
    settings = {"OFFLINE": offline, "SITE_URL": "https://example.org/"}
    if offline == "true":
        settings["TOPIC"] = str(ROOT / "examples/sore-wrist")
    done = builder.build(ROOT, into=tmp_path / "mkdocs", **settings)
    assert done.code == 0, done.said
    # so that nothing of MkDocs itself can help
    gone = tmp_path / "gone" / "mkdocs"
    gone.mkdir(parents=True)
    (gone / "__init__.py").write_text("raise ImportError('MkDocs is not here')\n")
    settings["PYTHONPATH"] = os.pathsep.join(map(str, (gone.parent, ROOT)))
    done = build(ROOT, "-m", "properdocs", *ARGUMENTS, str(tmp_path / "fork"), **settings)
    assert done.returncode == 0, done.stderr
    ours, theirs = tree(tmp_path / "mkdocs"), tree(tmp_path / "fork")
    assert ours.keys() == theirs.keys()
    assert len(ours) > (50 if offline == "true" else 90)
    assert [name for name, data in ours.items() if theirs[name] != data] == []
