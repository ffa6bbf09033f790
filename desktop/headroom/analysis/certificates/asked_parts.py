"""The parts of a model whose statements are missing and could matter, with what each would type in.

The cells stay as they are that say something: a statement is asked for where they are blank.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from headroom.analysis.certificates.answered_models import AnsweredModels
from headroom.arrays import Flags, Floats, Whole
from headroom.book.classes_and_roles import NO, YES
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.book.part_rows import PartRows
from headroom.language import WordEnum
from headroom.rules.core_groups import core_rows
from headroom.rules.counted_rows import CountedRows, counted_rows
from headroom.rules.duties import vehicle_stack
from headroom.rules.kept_beside import kept_once
from headroom.rules.measures import DutyBase
from headroom.rules.outcome import Outcome
from headroom.rules.vehicle_tests import US
from headroom.rules.verdict import Verdict

_US = "US"


class StatementKind(WordEnum):
    """What a statement says.

    ``MATERIALS``: its maker's net cost of a part, and the value of the non-originating materials in it.
    ``MADE_IN_US``: that a part of unknown origin was wholly obtained, entirely made or substantially
    transformed in the United States. ``APPROVAL``: the US content of a vehicle, as it was approved.
    """

    MATERIALS = "net cost and VNM"
    MADE_IN_US = "made or transformed in the US"
    APPROVAL = "approved US content"

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the fields of its cells."""
        return _FIELDS[self]


_FIELDS: Mapping[StatementKind, tuple[str, ...]] = MappingProxyType(
    {
        StatementKind.MATERIALS: ("part_net_cost", "part_vnm"),
        StatementKind.MADE_IN_US: ("origin", "us_transformed"),
        StatementKind.APPROVAL: ("approved_us_content_usd",),
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class AskedParts:
    """Parts of a model of which a statement could be asked for, those that may add most first.

    Attributes:
        kind: What the statement says.
        rows: For each part its rows, indices into ``AnsweredModels.rows``.
        group: For each part the group of core parts that all its rows are in, index into ``CORE_GROUPS``;
            -1: none.
    """

    kind: StatementKind
    rows: tuple[Whole, ...]
    group: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.rows)


def best_answer(rows: PartRows, kind: StatementKind, at: Whole) -> PartRows:
    """Return rows with the answer that is best for their vehicle.

    A part is then of no non-originating materials, at a net cost that is its price; or of US origin.

    Args:
        rows: The rows.
        kind: What is stated of parts.
        at: ``(answered row,)``, which of them are answered.
    """
    if kind is StatementKind.MATERIALS:
        net_cost, vnm = rows.part_net_cost.copy(), rows.part_vnm.copy()
        net_cost[at], vnm[at] = rows.unit_cost[at], 0.0
        return replace(rows, part_net_cost=net_cost, part_vnm=vnm)
    origins = rows.origins if _US in rows.origins else (*rows.origins, _US)
    origin, transformed = rows.origin.copy(), rows.us_transformed.copy()
    origin[at], transformed[at] = origins.index(_US), YES
    return replace(rows, origin=origin, origins=origins, us_transformed=transformed)


def without_materials(alone: AnsweredModels, model: int) -> AskedParts:
    """Return the parts of which net cost and materials are not stated, and would count.

    A statement counts of parts that were last made in the region or have a certificate of origin: where
    they are rolled up and do not originate, and in the test of core parts.

    Args:
        alone: The model, with those whose figures hang on it.
        model: Index into the vehicles.

    Source:
        19 CFR Part 182, Appendix A, s. 9(2)(b) and s. 14.
    """
    policy, fleet = alone.outcome.scenario.policy, alone.outcome.exposure.fleet
    hopeless = (
        not policy.preference or not fleet.in_region[model] or not alone.outcome.net_cost_usd[model] > 0
    )
    if hopeless or alone.outcome.verdict[model] == Verdict.QUALIFIES:
        return AskedParts(StatementKind.MATERIALS, (), ())
    outcome = alone.before
    counted = counted_rows(outcome, model)
    found = counted.contents
    adds = np.where(counted.rolled_up, counted.vnm_usd, 0.0) + _core_materials(outcome, model, counted)
    asked = ~found.stated & (found.inside | found.certified) & (adds > 0)
    return _by_part(outcome, counted, StatementKind.MATERIALS, asked, adds)


def of_unknown_origin(alone: AnsweredModels, model: int) -> AskedParts:
    """Return the parts of unknown origin that would count as US content by part if made there.

    They count for the duty on what is not US content, or for a test that asks for parts of US origin.

    Args:
        alone: The model, with those whose figures hang on it.
        model: Index into the vehicles.

    Source:
        Proclamation 10908, clause 2; HTSUS chapter 99, subchapter III, note 33(c) and (d).
    """
    policy, fleet = alone.outcome.scenario.policy, alone.outcome.exposure.fleet
    unasked = not fleet.heavy[model] and not policy.requires_approval
    counts = unasked and np.isnan(fleet.approved_us_usd[model]) and duty_on_rest(alone.outcome)[model]
    if not counts and not _us_parts_missing(alone.outcome, model):
        return AskedParts(StatementKind.MADE_IN_US, (), ())
    outcome = alone.before
    counted = counted_rows(outcome, model)
    said = outcome.exposure.book.rows.us_transformed[counted.row]
    asked = counted.contents.unknown & (said != NO) & (counted.value_usd > 0)
    return _by_part(outcome, counted, StatementKind.MADE_IN_US, asked, counted.value_usd)


@kept_once
def duty_on_rest(outcome: Outcome) -> Flags:
    """Return ``(model,)``: on which vehicles a duty falls on what of them is not US content.

    It may be one that falls on them only if they qualify, or only if they do not.
    """
    policy, fleet = outcome.scenario.policy, outcome.exposure.fleet
    falls = np.zeros(len(fleet.in_us), dtype=np.bool_)
    for state in (True, False):
        stack = vehicle_stack(policy, fleet, np.full(len(falls), state, dtype=np.bool_))
        for measure, added in zip(stack.measures, stack.added, strict=True):
            if measure.base is DutyBase.NON_US_CONTENT:
                falls |= added > 0
    return falls


def unknown_cells(rows: PartRows, row: int) -> tuple[str, ...]:
    """Return the fields of a row that a statement of making in the United States fills."""
    blank = (rows.origins[int(rows.origin[row])] == UNKNOWN_ORIGIN, rows.us_transformed[row] < 0)
    return tuple(
        name for name, is_blank in zip(StatementKind.MADE_IN_US.fields, blank, strict=True) if is_blank
    )


def _core_materials(outcome: Outcome, model: int, counted: CountedRows) -> Floats:
    """Return ``(row,)``: what counts of each row as non-originating in the test of core parts, US dollars."""
    exposure, threshold = outcome.exposure, float(outcome.core.threshold[model])
    materials = np.zeros(len(exposure.book.rows))
    if np.isnan(threshold):
        return materials[counted.row]
    core = core_rows(exposure)
    rows, row = exposure.book.rows, core.contents.row
    value = rows.quantity[counted.row] * rows.unit_cost[counted.row]
    rate = np.divide(counted.value_usd, value, out=np.zeros(len(value)), where=value > 0)
    materials[row] = core.vnm[0] + core.at_threshold * (1 - threshold)
    return materials[counted.row] * rate


def _us_parts_missing(outcome: Outcome, model: int) -> bool:
    """Return whether a test asks for parts of US origin, and for more than are known."""
    if not outcome.scenario.policy.us_by_part or outcome.verdict[model] == Verdict.QUALIFIES:
        return False
    return any(
        test.entry is US and float(test.low[model]) < float(test.threshold[model]) for test in outcome.tests
    )


def _by_part(
    outcome: Outcome, counted: CountedRows, kind: StatementKind, asked: Flags, adds: Floats
) -> AskedParts:
    """Return rows part by part, those that may add most first."""
    row = np.asarray(counted.row)[asked]
    codes, of_row = np.unique(outcome.exposure.book.rows.part_number.codes[row], return_inverse=True)
    weight = np.bincount(of_row, weights=adds[asked], minlength=len(codes))
    group = outcome.exposure.classification.core_group
    rows = [row[of_row == part] for part in np.argsort(-weight, kind="stable").tolist()]
    of_one = [set(group[of_part].tolist()) for of_part in rows]
    return AskedParts(kind, tuple(rows), tuple(next(iter(one)) if len(one) == 1 else -1 for one in of_one))
