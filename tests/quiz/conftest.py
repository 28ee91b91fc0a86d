"""The real flow and its graph."""

from __future__ import annotations

import pytest

from quiz.graph.compile import Graph, compile_flow
from quiz.rules.load import load
from quiz.rules.model import Flow
from tests.quiz.flows import RULES


@pytest.fixture(scope="session")
def flow() -> Flow:
    return load(RULES)


@pytest.fixture(scope="session")
def graph(flow: Flow) -> Graph:
    return compile_flow(flow)
