"""The project's own quiz; and what a run could not check.

That stands in its last lines, and is a failure where CI=true is set.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Generator
from typing import NoReturn

import pytest

from quiz.graph.compile import Graph, compile_flow
from quiz.rules.load import load
from quiz.rules.model import Flow
from tests.quiz.flows import RULES

NOT_CHECKED = "NOT CHECKED"


@pytest.fixture(scope="session")
def flow() -> Flow:
    """The rules of the project's own topic."""
    return load(RULES)


@pytest.fixture(scope="session")
def graph(flow: Flow) -> Graph:
    """The graph of these rules."""
    return compile_flow(flow)


def not_checked(what: str, why: str) -> NoReturn:
    """Leave out a test for want of `what`, such as a program; `why` says how to get it."""
    pytest.skip(f"{NOT_CHECKED} {what}: {' '.join(why.split())}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    if _left_out(session.config) and os.environ.get("CI") == "true" and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> Generator[None]:
    yield  # the lines of others come before these
    left_out = _left_out(config)
    if left_out:
        terminalreporter.section(NOT_CHECKED, red=True, bold=True)
    for reason, tests in left_out.items():
        terminalreporter.line(f"{tests} {'test' if tests == 1 else 'tests'} {reason}")


def _left_out(config: pytest.Config) -> Counter[str]:
    """Return how many tests were left out for each reason, as far as this process was told."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    reasons = [report.longrepr[2].removeprefix("Skipped: ") for report in skipped]
    return Counter(reason for reason in reasons if reason.startswith(NOT_CHECKED))
