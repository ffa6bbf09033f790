"""The content of core parts is followed back, in each way, to the rows and the statements of makers."""

from dataclasses import replace

import pytest

from bare_policy import BARE_POLICY
from books import Row, book
from derivations import assert_follows, outcome_of, whole
from headroom.book.sourcing import CoreGroup, PartRole
from headroom.explain.model import DerivedModel
from headroom.rules.derivation import Derivation, Rule
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Test, Threshold, VnmRule
from headroom.rules.scenario import Scenario

POLICY = replace(
    BARE_POLICY,
    vnm_rule=VnmRule.ROLL_UP,
    core_parts=True,
    thresholds=(Threshold("core", "Core", Test.CORE_PARTS, 0.75, roles=(PartRole.CORE,)),),
)
ENGINE, BODY = CoreGroup.ENGINE, CoreGroup.BODY_AND_CHASSIS


def made(*rows: Row) -> Outcome:
    return outcome_of(book(rows), Scenario(POLICY))


def content(*rows: Row) -> Derivation:
    """Return the content that decides, checked to follow from its terms and to be the outcome's."""
    outcome = made(*rows)
    found = DerivedModel(outcome, 0).core_content()
    assert_follows(found)
    assert found.value == pytest.approx(float(outcome.core.value[0][0]))
    return found


def test_the_least_content_of_a_group_leads_to_net_cost_and_materials_of_each() -> None:
    found = content(
        Row("MX", core_group=ENGINE, regional=0.9), Row("MX", core_group=BODY, regional=0.8, cost=10.0)
    )

    together = found.terms()
    assert found.name == "All core parts together"
    assert [term.name for term in together] == [
        "Net cost of core parts",
        "Non-originating materials of core parts",
    ]
    assert found.source is not None


def test_a_statement_leads_to_its_two_cells() -> None:
    found = content(Row("MX", core_group=ENGINE, part_net_cost=80.0, part_vnm=20.0))

    names = {figure.name for figure in whole(found)}
    assert {"Net cost of the part", "Non-originating materials of the part"} <= names
    assert found.value == pytest.approx(0.75)


def test_listed_components_lead_to_what_is_stated_of_them() -> None:
    found = content(Row("MX", core_group=ENGINE, regional=0.2, component_vnm=10.0, core_component=True))

    assert "Non-originating materials of listed components" in {figure.name for figure in whole(found)}
    assert found.value == pytest.approx(0.9)


def test_where_certificates_settle_every_group_that_is_the_reason() -> None:
    found = content(Row("MX", core_group=ENGINE, originating=True))

    assert (found.rule, found.value) == (Rule.GIVEN, 1.0)
    assert found.note


def test_a_certified_group_counts_together_with_what_the_threshold_leaves() -> None:
    found = content(
        Row("MX", 900.0, core_group=ENGINE, originating=True, component_vnm=30.0),
        Row("MX", 100.0, core_group=BODY, regional=0.1, core_component=True),
    )

    assert found.name == "All core parts together, listed components"
    assert found.value == pytest.approx(1 - (30 + 90) / 1000)
