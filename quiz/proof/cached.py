"""A flow with its graph and proofs, worked out once for a flow that stays as it was."""

from __future__ import annotations

from functools import lru_cache

from quiz.graph.compile import Graph, compile_flow
from quiz.proof.verify import Finding, verify
from quiz.rules.model import Flow


@lru_cache(maxsize=1)
def proven(flow: Flow) -> tuple[Graph, tuple[Finding, ...]]:
    """Return the graph of a flow, and what fails to be proven of it.

    A live preview asks again on every change of any page. Flows are compared by all that is in
    them, so an edited rule is never answered with the proofs of the one before.
    """
    graph = compile_flow(flow)
    return graph, tuple(verify(flow, graph))
