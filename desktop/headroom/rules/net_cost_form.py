"""The regional content of vehicles with the statements of makers in form (a): net cost in place of price.

A maker who states net cost and non-originating materials of a part that does not originate lets the producer
choose between two forms. By form (b) the materials of the vehicle are the price less what is regional of the
net cost: every verdict counts so. By form (a) they are the materials that are stated, and the net cost of the
vehicle has that of the part in place of its price. What is regional is the same either way, and form (a) has
a net cost that is less by price less net cost: between 0 and 100 % its content is at least as great. Of a
part whose maker states more than its price it would be smaller: the choice is that of the producer for each
part, and such parts stay in form (b).

Whether a part originates, core parts, US content and duties are as in form (b).

Source:
    19 CFR Part 182, Appendix A, s. 9(2)(a) and (b).
"""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.rules.counted_rows import CountedRows, counted_among
from headroom.rules.kept_beside import kept_once
from headroom.rules.law_source import LawSource
from headroom.rules.outcome import Outcome
from headroom.rules.vehicle_tests import REGIONAL, labour_credit
from headroom.rules.verdict import Codes, TestOutcome, Verdict, tested, verdicts

FORM_A = LawSource("19 CFR Part 182, Appendix A, s. 9(2)(a): net cost of the part in place of its price")
"""What lets a statement count so."""


@dataclass(frozen=True, slots=True, eq=False)
class NetCostForm:
    """What comes of models by form (a); arrays are ``(model,)``, pairs are the low and the high end.

    Attributes:
        stated: Whether any statement of a part that does not originate counts.
        above_usd: By how much such parts cost more than net cost: what net cost and materials are less by.
        rvc: Regional value content, fraction; that of form (b) where the net cost would not be above 0.
        regional: The test of regional content; None where the policy sets none.
        verdict: Codes of ``Verdict``, with all other tests as they are.
    """

    stated: Flags
    above_usd: tuple[Floats, Floats]
    rvc: tuple[Floats, Floats]
    regional: TestOutcome | None
    verdict: Codes


@kept_once  # what is shown of a model and what is written of all ask the same
def net_cost_form(outcome: Outcome) -> NetCostForm:
    """Return what comes of all models with the statements of makers in form (a).

    Args:
        outcome: What a scenario makes of a fleet, by form (b).
    """
    rows = outcome.exposure.book.rows
    row = np.flatnonzero(rows.current & ~np.isnan(rows.part_net_cost))
    counted = counted_among(outcome, row)
    size, model = len(outcome.vehicles), rows.model[row]
    stated = np.bincount(model[counted.by_net_cost[0] | counted.by_net_cost[1]], minlength=size) > 0
    low, high = (_by_model(counted, end, size) for end in (0, 1))
    rvc = (
        _content(outcome.net_cost_usd, outcome.vnm_high_usd, outcome.rvc_low, low),
        _content(outcome.net_cost_usd, outcome.vnm_low_usd, outcome.rvc_high, high),
    )
    tests = tuple(_with(outcome, test, rvc) for test in outcome.tests)
    regional = next((test for test in tests if test.entry is REGIONAL), None)
    return NetCostForm(stated, (low, high), rvc, regional, verdicts(tests, size))


def turned(outcome: Outcome, form: NetCostForm, model: int) -> bool:
    """Return whether a model qualifies by form (a) and does not by form (b), which counts."""
    qualifies = int(Verdict.QUALIFIES)
    return bool(form.verdict[model] == qualifies != outcome.verdict[model])


def _by_model(counted: CountedRows, end: int, size: int) -> Floats:
    """Return ``(model,)``: by how much parts cost more than net cost at one end."""
    model = counted.contents.rows.model[counted.row]
    return np.bincount(model, weights=counted.above_net_cost_usd[end], minlength=size).astype(np.float64)


def _content(net_cost: Floats, vnm: Floats, before: Floats, above: Floats) -> Floats:
    """Return ``(model,)``: the content at one end.

    Args:
        net_cost: ``(model,)``, by form (b), US dollars.
        vnm: ``(model,)``, likewise.
        before: ``(model,)``, the content by form (b), fraction.
        above: ``(model,)``, what both are less by.
    """
    whole = net_cost - above
    there = (above > 0) & (whole > 0)
    return np.where(there, (net_cost - vnm) / np.where(there, whole, 1.0), before)


def _with(outcome: Outcome, test: TestOutcome, rvc: tuple[Floats, Floats]) -> TestOutcome:
    """Return a test as it ends with another regional content."""
    if test.entry is not REGIONAL:
        return test
    policy, fleet = outcome.scenario.policy, outcome.exposure.fleet
    low, high = (share + labour_credit(policy, fleet, share) for share in rvc)
    return tested(test.test, low, high, test.threshold)
