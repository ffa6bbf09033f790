"""The test of core parts by groups: each of them, or all together, by all materials or by listed components.

A vehicle has seven groups of core parts. It passes where every group reaches the threshold, or all of them
together do (the "super-core"), and either with all non-originating materials counted or with those of the
components alone that the law lists in column 2 of its table. It is no condition on single parts.

Axis *group* stands in the order of ``GROUPS``. Money of rows is in their currency, per vehicle.

Source:
    19 CFR Part 182, Appendix A, s. 14(4) to (12) and Table A.2.
"""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.classes_and_roles import CORE_GROUPS, NO, CoreGroup
from headroom.rules.content import reaches
from headroom.rules.exposure import Exposure
from headroom.rules.kept_beside import kept_beside, kept_once
from headroom.rules.row_contents import RowContents

_KEPT = 4

GROUPS = tuple(group for group in CORE_GROUPS if group is not CoreGroup.NONE)
"""The groups of core parts, in the order of the law."""


class Way(IntEnum):
    """How the test may be passed, in the order of the law."""

    GROUP = 0
    GROUP_COMPONENTS = 1
    TOGETHER = 2
    TOGETHER_COMPONENTS = 3

    @property
    def word(self) -> str:
        """Return it in words, e.g. ``together components``."""
        return self.name.lower().replace("_", " ")

    @property
    def together(self) -> bool:
        """Return whether all groups are taken together; else each has to reach the threshold."""
        return self in {Way.TOGETHER, Way.TOGETHER_COMPONENTS}

    @property
    def components(self) -> bool:
        """Return whether of the materials the listed components alone count."""
        return self in {Way.GROUP_COMPONENTS, Way.TOGETHER_COMPONENTS}


@dataclass(frozen=True, slots=True, eq=False)
class CoreRows:
    """The rows of core groups; arrays are ``(row,)``, pairs are the low and the high end of the content.

    Attributes:
        contents: The rows, with what they contain.
        group: Index into ``GROUPS``.
        net_cost: Net cost of the part by its maker's statement, else its value, at both ends.
        vnm: Its non-originating materials, all of them.
        components: Those of listed components alone.
        at_threshold: Value of which 1 less the threshold counts, where all groups are taken together: of
            parts with a certificate and no stated content, whose group has nothing but such.
        components_at_threshold: The same of listed components alone.
        components_at_most: What of listed components counts at most where ``components_at_threshold`` does:
            what the maker states of them; infinite where nothing is stated.
        says: Whether the row says whether it is a listed component.
    """

    contents: RowContents
    group: Ints
    net_cost: tuple[Floats, Floats]
    vnm: tuple[Floats, Floats]
    components: tuple[Floats, Floats]
    at_threshold: Floats
    components_at_threshold: Floats
    components_at_most: Floats
    says: Flags

    def certain_components(self, missing: float | Floats) -> Floats:
        """Return what of listed components counts of parts with a certificate and no stated content.

        Args:
            missing: 1 less the threshold of core parts, fraction; ``(row,)`` or the same of all.
        """
        return np.minimum(self.components_at_threshold * missing, self.components_at_most)

    def deciding(self, end: int, missing: float | Floats) -> tuple[Floats, Floats]:
        """Return the non-originating materials that decide: all of them, and listed components alone.

        Args:
            end: 0 for the low end of the content, 1 for the high one.
            missing: As in ``certain_components``.
        """
        every = self.vnm[end] + self.at_threshold * missing
        return every, self.components[end] + self.certain_components(missing)

    def moved_by_threshold(self, missing: float | Floats) -> tuple[Floats, Floats]:
        """Return the value of what is just at the threshold, whatever it is; see ``deciding``."""
        uncapped = self.components_at_threshold * missing < self.components_at_most
        return self.at_threshold, np.where(uncapped, self.components_at_threshold, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class CappedRows:
    """Certified rows of which listed components count as stated, and at most what the threshold leaves.

    Arrays are ``(row,)``.

    Attributes:
        model: Index into the vehicles.
        group: Index into ``GROUPS``.
        currency: Index into the currencies.
        at_threshold: See ``CoreRows.components_at_threshold``.
        at_most: See ``CoreRows.components_at_most``.
    """

    model: Ints
    group: Ints
    currency: Ints
    at_threshold: Floats
    at_most: Floats

    def counted_usd(self, currency_rates: Floats, missing: Floats) -> Floats:
        """Return ``(model, group)``: what counts of them, US dollars per vehicle.

        Args:
            currency_rates: ``(currency,)``, US dollars per unit.
            missing: ``(model,)``, 1 less the threshold of core parts, fraction.
        """
        counted = np.minimum(self.at_threshold * missing[self.model], self.at_most)
        cell = self.model.astype(np.int64) * len(GROUPS) + self.group
        size = len(missing) * len(GROUPS)
        sums = np.bincount(cell, weights=counted * currency_rates[self.currency], minlength=size)
        return sums.reshape(len(missing), len(GROUPS)).astype(np.float64, copy=False)


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class CoreSums:
    """The rows of core groups summed; arrays are ``(model, group, currency)`` unless said otherwise.

    Attributes:
        net_cost: See ``CoreRows``, and likewise below.
        vnm: At the low and the high end of the content.
        components: Likewise.
        at_threshold: See ``CoreRows``.
        components_at_threshold: Likewise, of rows for which no maker states its listed components.
        capped: The rows for which one does.
        present: ``(model, group)``, whether the model has any row in the group.
        certified: ``(model, group)``, whether all of them have a certificate of origin.
        tells_components: ``(model,)``, whether any row says whether it is a listed component.
    """

    net_cost: tuple[Floats, Floats]
    vnm: tuple[Floats, Floats]
    components: tuple[Floats, Floats]
    at_threshold: Floats
    components_at_threshold: Floats
    capped: "CappedRows"
    present: Flags
    certified: Flags
    tells_components: Flags


@dataclass(frozen=True, slots=True, eq=False)
class CoreEnd:
    """The groups of each model at one end of their content; shares are fractions, NaN where there is none.

    Attributes:
        net_cost_usd: ``(model, group)``.
        present: ``(model, group)``, whether the model has the group, at a cost.
        vnm_usd: ``(model, group)``.
        components_usd: ``(model, group)``, of listed components alone.
        rvc: ``(model, group)``.
        rvc_components: ``(model, group)``.
        together: ``(model,)``.
        together_components: ``(model,)``.
        reached: ``(way, model)``, the content that decides in each way; NaN where it is not assessed.
    """

    net_cost_usd: Floats
    present: Flags
    vnm_usd: Floats
    components_usd: Floats
    rvc: Floats
    rvc_components: Floats
    together: Floats
    together_components: Floats
    reached: Floats


@dataclass(frozen=True, slots=True, eq=False)
class CoreOutcome:
    """What the test of core parts finds.

    Attributes:
        threshold: ``(model,)``, the least content that passes; NaN where the test is none of the model's.
        empty: ``(model, group)``, whether it has rows in it that cost nothing: it is left out.
        certified: ``(model, group)``, whether certificates settle it.
        low: At the low end of the content.
        high: At the high end.
    """

    threshold: Floats
    empty: Flags
    certified: Flags
    low: CoreEnd
    high: CoreEnd

    @property
    def value(self) -> tuple[Floats, Floats]:
        """Return ``(model,)``: the greatest content that decides in any way, NaN where there is none."""
        return _greatest(self.low.reached), _greatest(self.high.reached)

    def deciding(self, model: int) -> Way | None:
        """Return the way in which a model's content is greatest; None where the test is none of its own."""
        reached = self.low.reached[:, model]
        return None if bool(np.isnan(reached).all()) else Way(int(np.nanargmax(reached)))

    def groups_that_pass(self, end: CoreEnd, *, components: bool) -> Flags:
        """Return ``(model, group)``: which groups pass alone at one end, or have a certificate.

        Args:
            end: The low or the high end.
            components: Whether of the materials the listed components alone count.
        """
        shares = end.rvc_components if components else end.rvc
        alone = reaches(shares, np.broadcast_to(self.threshold[:, None], shares.shape))
        passing: Flags = end.present & (alone | self.certified)
        return passing

    def passes_by(self, end: CoreEnd) -> Flags:
        """Return ``(way, model)``: by which ways each model passes at one end."""
        return reaches(end.reached, self.threshold)

    @property
    def passes(self) -> tuple[Flags, Flags]:
        """Return ``(model,)``: whether each model passes at the low and at the high end."""
        low, high = (np.logical_or.reduce(self.passes_by(end), axis=0) for end in (self.low, self.high))
        return low, high


@kept_once  # no threshold moves it
def core_rows(exposure: Exposure) -> CoreRows:
    """Return the current rows of core groups, with what counts of each."""
    book, classification = exposure.book, exposure.classification
    row = np.flatnonzero(book.rows.current & (classification.core_group >= 0))
    model = book.rows.model[row]
    found = RowContents.of(book.rows, row)
    settled = settled_rows(model, classification.core_group[row], found.certified)
    return core_rows_of(exposure, found, exposure.complete_parts()[row], settled)


def core_rows_of(exposure: Exposure, found: RowContents, complete: Flags, settled: Flags) -> CoreRows:
    """Return some rows of core groups, with what counts of each; see ``core_rows``.

    Args:
        exposure: The workbook they stand in.
        found: The rows, with what they contain.
        complete: ``(row,)``, which are complete core parts.
        settled: ``(row,)``, which belong to a group all of whose rows have a certificate of origin.
    """
    rows, classification, row = exposure.book.rows, exposure.classification, found.row
    group, value = classification.core_group[row], found.value
    certified = found.certified
    quantity = rows.quantity[row]
    blank = np.isnan(rows.regional_content[row])
    says = rows.core_component[row] >= 0
    listed = (rows.core_component[row] != NO) | complete
    component_vnm = quantity * rows.component_vnm[row]
    says_components = ~np.isnan(component_vnm)
    at_threshold = np.where(settled & blank & ~found.stated, value, 0.0)
    net_cost, vnm, components = [], [], []
    for share, statement_counts, absorbed in zip(
        (found.regional_low, found.regional_high),
        (found.inside | certified, found.inside | found.unknown),
        found.absorbed(),
        strict=True,
    ):
        stated = found.stated & statement_counts
        materials = np.where(
            stated, np.nan_to_num(quantity * rows.part_vnm[row]), value * (1 - share) * (at_threshold == 0)
        )
        all_materials = np.where(absorbed, 0.0, materials)
        own = says_components & (statement_counts | ~listed) & (at_threshold == 0)
        net_cost.append(np.where(stated, np.nan_to_num(quantity * rows.part_net_cost[row]), value))
        vnm.append(all_materials)
        components.append(
            np.where(
                own,
                np.minimum(np.nan_to_num(component_vnm), all_materials),
                np.where(listed, all_materials, 0.0),
            )
        )
    return CoreRows(
        contents=found,
        group=group,
        net_cost=(net_cost[0], net_cost[1]),
        vnm=(vnm[0], vnm[1]),
        components=(components[0], components[1]),
        at_threshold=at_threshold,
        components_at_threshold=np.where(listed | says_components, at_threshold, 0.0),
        components_at_most=np.where(says_components, component_vnm, np.inf),
        says=says,
    )


def settled_rows(model: Ints, group: Ints, certified: Flags) -> Flags:
    """Return which rows belong to a group of their model all of whose rows have a certificate.

    Args:
        model: ``(row,)``.
        group: ``(row,)``, index into ``GROUPS``.
        certified: ``(row,)``.
    """
    cell = model.astype(np.int64) * len(GROUPS) + group
    without = np.bincount(cell, weights=~certified, minlength=int(cell.max(initial=0)) + 1)
    none: Flags = without[cell] == 0
    return none


@kept_once  # likewise
def core_sums(exposure: Exposure) -> CoreSums:
    """Return the current rows of core groups, summed."""
    return summed(core_rows(exposure), len(exposure.vehicles), len(exposure.currencies))


def summed(found: CoreRows, models: int, currencies: int) -> CoreSums:
    """Return rows of core groups, summed."""
    rows, row = found.contents.rows, found.contents.row
    model, group = rows.model[row].astype(np.int64), found.group
    in_group = model * len(GROUPS) + group
    cell = in_group * currencies + rows.currency[row]

    def total(amount: Floats) -> Floats:
        sums = np.bincount(cell, weights=amount, minlength=models * len(GROUPS) * currencies)
        return sums.reshape(models, len(GROUPS), currencies).astype(np.float64, copy=False)

    def count(marks: Flags) -> Floats:
        sums = np.bincount(in_group, weights=marks, minlength=models * len(GROUPS))
        return sums.reshape(models, len(GROUPS)).astype(np.float64, copy=False)

    capped = np.flatnonzero((found.at_threshold > 0) & np.isfinite(found.components_at_most))
    uncapped = np.isinf(found.components_at_most)
    present = count(np.ones(len(row), dtype=np.bool_)) > 0
    tells = np.logical_or.reduce(count(found.says) > 0, axis=1)
    return CoreSums(
        net_cost=(total(found.net_cost[0]), total(found.net_cost[1])),
        vnm=(total(found.vnm[0]), total(found.vnm[1])),
        components=(total(found.components[0]), total(found.components[1])),
        at_threshold=total(found.at_threshold),
        components_at_threshold=total(np.where(uncapped, found.components_at_threshold, 0.0)),
        capped=CappedRows(
            model=rows.model[row][capped],
            group=group[capped],
            currency=rows.currency[row][capped],
            at_threshold=found.components_at_threshold[capped],
            at_most=found.components_at_most[capped],
        ),
        present=present,
        certified=present & (count(~found.contents.certified) == 0),
        tells_components=tells,
    )


def core_outcome(sums: CoreSums, currency_rates: Floats, threshold: Floats) -> CoreOutcome:
    """Return what the test of core parts finds.

    Args:
        sums: The rows of core groups.
        currency_rates: ``(currency,)``, US dollars per unit.
        threshold: ``(model,)``, the least content that passes; NaN where the test is none of the model's.
    """
    return _core_outcome(sums, _Asked(currency_rates, threshold))


class _Asked:
    """Currency rates and thresholds, equal to others that are the same."""

    def __init__(self, currency_rates: Floats, threshold: Floats) -> None:
        self.currency_rates = currency_rates
        self.threshold = threshold
        self._key = (currency_rates.tobytes(), threshold.tobytes())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and self._key == other._key

    def __hash__(self) -> int:
        return hash(self._key)


@kept_beside(_KEPT)  # most sliders move neither
def _core_outcome(sums: CoreSums, asked: _Asked) -> CoreOutcome:
    """Return what the test of core parts finds."""
    currency_rates, threshold = asked.currency_rates, asked.threshold
    missing = 1 - np.nan_to_num(threshold)
    certain = sums.at_threshold @ currency_rates * missing[:, None]
    certain_components = sums.components_at_threshold @ currency_rates * missing[:, None]
    certain_components = certain_components + sums.capped.counted_usd(currency_rates, missing)
    net_costs = [amount @ currency_rates for amount in sums.net_cost]
    present = sums.present & (net_costs[0] > 0) & (net_costs[1] > 0)

    def end(whole: Floats, vnm: Floats, components: Floats) -> CoreEnd:
        all_materials = vnm @ currency_rates + certain
        listed = components @ currency_rates + certain_components
        rvc, rvc_components = _content(whole, all_materials, present), _content(whole, listed, present)
        together = _together(whole, all_materials, present)
        together_components = _together(whole, listed, present)
        reached = np.stack(
            (
                _least(rvc, present, sums.certified),
                np.where(sums.tells_components, _least(rvc_components, present, sums.certified), np.nan),
                together,
                np.where(sums.tells_components, together_components, np.nan),
            )
        )
        reached[:, np.isnan(threshold)] = np.nan
        return CoreEnd(
            whole, present, all_materials, listed, rvc, rvc_components, together, together_components, reached
        )

    low = end(net_costs[0], sums.vnm[0], sums.components[0])
    return CoreOutcome(
        threshold=threshold,
        empty=sums.present & ~present,
        certified=sums.certified,
        low=low,
        high=end(net_costs[1], sums.vnm[1], sums.components[1]),
    )


def _content(net_cost: Floats, vnm: Floats, present: Flags) -> Floats:
    """Return the regional content of each group; NaN where there is none."""
    share = (net_cost - vnm) / np.where(present, net_cost, 1.0)
    return np.where(present, share, np.nan)


def _together(net_cost: Floats, vnm: Floats, present: Flags) -> Floats:
    """Return the regional content of all groups of each model together; NaN where it has none."""
    whole = np.where(present, net_cost, 0.0).sum(axis=1)
    without = np.where(present, vnm, 0.0).sum(axis=1)
    there = present.any(axis=1)
    return np.where(there, (whole - without) / np.where(there, whole, 1.0), np.nan)


def _least(rvc: Floats, present: Flags, certified: Flags) -> Floats:
    """Return the least content of a group that no certificate settles; 1 where there is none, but others."""
    open_ = present & ~certified
    least = np.where(open_, rvc, np.inf).min(axis=1)
    settled = np.where(present.any(axis=1), 1.0, np.nan)
    return np.where(open_.any(axis=1), least, settled)


def _greatest(reached: Floats) -> Floats:
    """Return ``(model,)``: the greatest of the ways, NaN where none is assessed."""
    known = ~np.isnan(reached)
    greatest = np.where(known, reached, -np.inf).max(axis=0)
    return np.where(known.any(axis=0), greatest, np.nan)
