"""A policy that asks nothing and charges nothing: what a test is about is put into a copy of it."""

from datetime import date

from headroom.rules.policy import Policy, VnmRule

BARE_POLICY = Policy(
    name="test",
    title="Test",
    as_of=date(2026, 1, 1),
    hypothetical=False,
    summary="",
    vnm_rule=VnmRule.AS_SOURCED,
    preference=True,
    core_parts=False,
    tracing_list="",
    thresholds=(),
    measures=(),
    fees=(),
)
"""Parts are counted as they are sourced; vehicles qualify where they are assembled in the region."""
