"""What the tariff codes of a workbook's rows mean: duty rate, list membership and part role."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Self

import numpy as np

from headroom.arrays import Flags, Ints, Whole
from headroom.book.classes_and_roles import CORE_GROUPS, CoreGroup
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import ROLES, PartRole, PartRows
from headroom.foreign_text import a_few, either
from headroom.language import localized, tr, tr_count
from headroom.rules.core_codes import CoreCode
from headroom.rules.fleet import Fleet
from headroom.rules.tariff_codes import (
    CodeList,
    FoundRate,
    FoundRole,
    RateMatch,
    TariffReference,
    Treatment,
)

_NAMED_CODES = 12


@dataclass(frozen=True, slots=True, eq=False)
class Classification:
    """What the tariff codes of the rows mean.

    Attributes:
        treatment: ``(row,)``, index into ``treatments``.
        treatments: Distinct treatments.
        role: ``(row,)``, index into ``ROLES``: stated, or from the tariff code, by the tables of the vehicle.
        core_group: ``(row,)``, index into ``CORE_GROUPS`` of the group of core parts; -1: none.
        complete: ``(row,)``, whether it is a complete core part by its tariff code.
        found_rates: Rate of each distinct code, in the order of ``rows.hts_code.values``.
        lists: Names of the code lists that were looked at.
        problems: What had to be assumed.
    """

    treatment: Ints
    treatments: tuple[Treatment, ...]
    role: Ints
    core_group: Ints
    complete: Flags
    found_rates: tuple[FoundRate, ...]
    lists: frozenset[str]
    problems: tuple[Problem, ...]

    @classmethod
    def of(
        cls, rows: PartRows, fleet: Fleet, reference: TariffReference, own_lists: Iterable[CodeList] = ()
    ) -> Self:
        """Return what the codes of ``rows`` mean.

        Args:
            rows: The rows.
            fleet: The vehicles they go into.
            reference: Tariff schedule, code lists and part roles.
            own_lists: Code lists of policy files, beside those of the reference.
        """
        lists: Mapping[str, CodeList] = {**reference.lists, **{own.name: own for own in own_lists}}
        codes = (*rows.hts_code.values, "")  # the last stands for blank: code -1 finds it
        rates = tuple(reference.schedule.find(code) for code in codes)
        roles = tuple(reference.roles.find(code) for code in codes)
        heavy_roles = tuple(reference.heavy_roles.find(code) for code in codes)
        treatments: dict[Treatment, int] = {}
        treatment_of_code = np.empty(len(codes), dtype=np.int32)
        for position, (code, found) in enumerate(zip(codes, rates, strict=True)):
            treatment = Treatment.of(code, found.rate, lists.values())
            treatment_of_code[position] = treatments.setdefault(treatment, len(treatments))
        code_of_row = rows.hts_code.codes
        heavy = fleet.heavy[rows.model]
        blank_role = rows.stated_role < 0
        core_codes = tuple(reference.core_groups.find(code) for code in codes)
        group, complete = _core_groups(rows, fleet, core_codes)
        stated = np.where(
            heavy & (rows.stated_role == ROLES.index(PartRole.CORE)),
            ROLES.index(PartRole.PRINCIPAL),
            rows.stated_role,
        )
        by_table = np.where(heavy, _of_codes(heavy_roles)[code_of_row], _of_codes(roles)[code_of_row])
        core, other = ROLES.index(PartRole.CORE), ROLES.index(PartRole.OTHER)
        said = ~heavy & _in_the_group_of_its_code(rows, core_codes)
        by_table = np.where(_only_in_electric(rows, fleet, core_codes), other, by_table)
        by_table = np.where(said, core, by_table)
        return cls(
            treatment=treatment_of_code[code_of_row],
            treatments=tuple(treatments),
            role=np.where(blank_role, by_table, stated).astype(np.int32),
            core_group=group,
            complete=complete,
            found_rates=rates,
            lists=frozenset(lists),
            problems=_code_problems(rows, codes, rates, roles, blank_role & ~heavy),
        )

    def take(self, rows: Ints | Whole) -> Self:
        """Return what the codes of some of the rows mean; problems are those of all."""
        return replace(
            self,
            treatment=self.treatment[rows],
            role=self.role[rows],
            core_group=self.core_group[rows],
            complete=self.complete[rows],
        )

    def complete_among(self, model: Ints, row: Ints | Whole) -> Flags:
        """Return which of some current rows are complete core parts.

        A complete part is the only row of its group, or an engine, gear box or battery by its tariff code.

        Args:
            model: ``(current row,)``, index into the vehicles.
            row: ``(current row,)``, index into the rows of the book.
        """
        group = self.core_group[row]
        cell = model.astype(np.int64) * (len(CORE_GROUPS) + 1) + group + 1
        alone = np.bincount(cell)[cell] == 1 if len(cell) else np.zeros(0, dtype=np.bool_)
        return (group >= 0) & (alone | self.complete[row])


def _of_codes(roles: tuple[FoundRole, ...]) -> Ints:
    """Return ``(code,)``: index into ``ROLES``."""
    return np.array([ROLES.index(found.role) for found in roles], dtype=np.int32)


def _core_groups(rows: PartRows, fleet: Fleet, found: tuple[CoreCode | None, ...]) -> tuple[Ints, Flags]:
    """Return ``(row,)``: the group of core parts, -1 for none, and whether the code is that of a whole part.

    It is stated, or follows from the tariff code: some codes only where the part propels the vehicle, or
    where the workbook says that it is a core part.
    """
    at = rows.hts_code.codes
    unless_electric = _marks(one is not None and one.only_electric for one in found)[at]
    unless_stated = _marks(one is not None and one.only_stated for one in found)[at]
    said_core = rows.stated_role == ROLES.index(PartRole.CORE)
    counts = (~unless_electric | fleet.electric[rows.model]) & (~unless_stated | said_core)
    by_code = np.where(counts, _groups_named(found)[at], -1)
    none = CORE_GROUPS.index(CoreGroup.NONE)
    stated = np.where(rows.stated_core_group == none, -1, rows.stated_core_group)
    group = np.where(rows.stated_core_group < 0, by_code, stated).astype(np.int32)
    return group, _marks(one is not None and one.complete for one in found)[at] & (group >= 0)


def _in_the_group_of_its_code(rows: PartRows, found: tuple[CoreCode | None, ...]) -> Flags:
    """Return ``(row,)``: who is stated to be in the group of core parts that its code can name.

    That makes a stamping of 8708.29 or a battery of 8507.60 a core part. A material of another code in the
    same group, such as a harness or a bolt, counts in the group and keeps the threshold of its own code.
    """
    named = _groups_named(found)[rows.hts_code.codes]
    said: Flags = (named >= 0) & (rows.stated_core_group == named)
    return said


def _only_in_electric(rows: PartRows, fleet: Fleet, found: tuple[CoreCode | None, ...]) -> Flags:
    """Return ``(row,)``: whose code is a core part only where it propels the vehicle, and it does not."""
    propels = _marks(one is not None and one.only_electric for one in found)[rows.hts_code.codes]
    return propels & ~fleet.electric[rows.model] & ~fleet.heavy[rows.model]


def _groups_named(found: tuple[CoreCode | None, ...]) -> Ints:
    """Return ``(code,)``: index into ``CORE_GROUPS`` of the group that a code can name; -1 for none."""
    return np.array([-1 if one is None else CORE_GROUPS.index(one.group) for one in found], dtype=np.int32)


def _marks(marks: Iterable[bool]) -> Flags:
    """Return marks as an array."""
    return np.array(list(marks), dtype=np.bool_)


def _code_problems(
    rows: PartRows,
    codes: tuple[str, ...],
    rates: tuple[FoundRate, ...],
    roles: tuple[FoundRole, ...],
    blank_role: Flags,
) -> tuple[Problem, ...]:
    """Return what was assumed of missing, short, unlisted and ambiguous codes, one problem each."""
    found: list[Problem] = []
    used, first_rows, uses = np.unique(rows.hts_code.codes, return_index=True, return_counts=True)
    unlisted: list[tuple[int, int, int]] = []
    for position, first, count in zip(used.tolist(), first_rows.tolist(), uses.tolist(), strict=True):
        rate = rates[position]
        match rate.match:
            case RateMatch.NO_CODE:
                text = tr("There is no HTS code: 2.5 % MFN duty is used, and the part counts as listed.")
                found.append(_at(rows, first, text, tr("Give the tariff code with 8 digits."), count))
            case RateMatch.HIGHEST_OF_CHILDREN:
                text = tr(
                    "HTS code {code} is shorter than its rate needs: the highest of its {lines} lines, "
                    "{rate} %, is used.",
                    code=dotted(codes[position]),
                    lines=len(rate.lines),
                    rate=localized(f"{rate.rate * 100:g}"),
                )
                found.append(_at(rows, first, text, tr("Give the tariff code with 8 digits."), count))
            case RateMatch.NOT_IN_SCHEDULE:
                unlisted.append((position, first, count))
            case RateMatch.LISTED:
                pass
    if unlisted:
        found.append(_unlisted(rows, codes, unlisted))
    ambiguous = {position for position in used.tolist() if position >= 0 and roles[position].ambiguous}
    for position in sorted(ambiguous):
        concerned = blank_role & (rows.hts_code.codes == position)
        if concerned.any():
            role = roles[position]
            words = [f"{entry.role.word} ({entry.words})" for entry in role.entries]
            text = tr(
                # Translators: roles of parts, each with words of the agreement in brackets.
                "HTS code {code} names parts of two roles, {roles}: {used_role} is used.",
                code=dotted(codes[position]),
                roles=either(words),
                used_role=role.role.word,
            )
            count = int(concerned.sum())
            found.append(_at(rows, int(np.argmax(concerned)), text, tr("State the part role."), count))
    return tuple(found)


def _unlisted(rows: PartRows, codes: tuple[str, ...], unlisted: list[tuple[int, int, int]]) -> Problem:
    """Return one assumption for all codes that the tariff table does not hold.

    Args:
        rows: The rows.
        codes: Distinct codes.
        unlisted: Position in ``codes``, first row and number of rows of each.
    """
    names = [dotted(codes[position]) for position, _, _ in sorted(unlisted, key=lambda one: one[1])]
    text = tr_count(
        "HTS code {codes} is not in the tariff table: 2.5 % MFN duty is used.",
        "HTS codes {codes} are not in the tariff table: 2.5 % MFN duty is used.",
        len(names),
        codes=a_few(names, _NAMED_CODES),
    )
    first = min(row for _, row, _ in unlisted)
    count = sum(number for _, _, number in unlisted)
    gist = tr_count(
        "{n} row has a code that is not in the tariff table: 2.5 % MFN duty is used.",
        "{n} rows have a code that is not in the tariff table: 2.5 % MFN duty is used.",
        count,
    )
    remedy = tr("Check the codes, or set the duty on parts yourself.")
    return _at(rows, first, text, remedy, count, gist)


def _at(rows: PartRows, row: int, text: str, remedy: str, count: int, gist: str = "") -> Problem:
    """Return an assumption that is first made in ``row``."""
    sheet, _, cell = rows.address(row, "hts_code").rpartition("!")
    return Problem(Severity.ASSUMPTION, text, remedy, sheet, cell, count, gist)


def dotted(code: str) -> str:
    """Return a tariff code as the schedule writes it, e.g. ``8708.99.81``."""
    parts = [code[:4], code[4:6], code[6:8], code[8:]]
    return ".".join(part for part in parts if part)
