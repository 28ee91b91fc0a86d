"""The guide for a new topic shows a question and a rule that work in the quiz it begins with."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from quiz.graph.compile import compile_flow
from quiz.proof.verify import verify
from quiz.rules.load import load

ROOT = Path(__file__).parents[2]


def test_the_smallest_rule_of_the_guide_is_right(tmp_path: Path) -> None:
    guide = (ROOT / "TOPIC.md").read_text("utf-8")
    (shown,) = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    template = ROOT / "article/template"
    (tmp_path / "topic.yml").write_text("name: A\nslug: a\ndescription: A\n", "utf-8")
    (tmp_path / "signs.yml").write_text((template / "signs.yml").read_text("utf-8"), "utf-8")
    text = (template / "quiz/__init__.py").read_text("utf-8").replace("@SLUG@", "a")
    for old, new in (
        ("import ALWAYS, Flow", "import ALWAYS, UNSURE, AnyOf, Flow"),
        ("FLOW = ", f"{textwrap.dedent(shown)}\nFLOW = "),
        ("(EMERGENCY, SAME_DAY)", "(EMERGENCY, SAME_DAY, NIGHT)"),
        ("rules=(\n", "rules=(\n        WAKES,\n"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    (tmp_path / "quiz.py").write_text(text, "utf-8")
    flow = load(tmp_path / "quiz.py")
    assert verify(flow, compile_flow(flow)) == []
    assert "wakes" in [rule.id for rule in flow.ranked]
