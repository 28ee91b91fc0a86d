"""The real flow and its graph."""

from __future__ import annotations

import pytest

from quiz.compile import Graph, compile_flow
from quiz.load import load
from quiz.model import Flow
from tests.quiz.flows import RULES


@pytest.fixture(scope="session")
def flow() -> Flow:
    return load(RULES)


@pytest.fixture(scope="session")
def graph(flow: Flow) -> Graph:
    return compile_flow(flow)
