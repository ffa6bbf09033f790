"""What the tariff codes of a workbook's rows mean: duty rate, list membership and part role."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from headroom.arrays import Flags, Ints
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import ROLES, PartRows
from headroom.rules.tariff_codes import CodeList, FoundRate, FoundRole, RateMatch, TariffReference

_NAMED_CODES = 12


@dataclass(frozen=True, slots=True)
class Treatment:
    """What the tariff code of a part means for its duty and its content.

    Attributes:
        mfn_rate: MFN duty rate, fraction.
        lists: Names of the code lists the code is on.
    """

    mfn_rate: float
    lists: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Classification:
    """What the tariff codes of the rows mean.

    Attributes:
        treatment: ``(row,)``, index into ``treatments``.
        treatments: Distinct treatments.
        role: ``(row,)``, index into ``ROLES``: stated, or from the tariff code.
        found_rates: Rate of each distinct code, in the order of ``rows.hts_code.values``.
        lists: Names of the code lists that were looked at.
        problems: What had to be assumed.
    """

    treatment: Ints
    treatments: tuple[Treatment, ...]
    role: Ints
    found_rates: tuple[FoundRate, ...]
    lists: frozenset[str]
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, rows: PartRows, reference: TariffReference, own_lists: Iterable[CodeList] = ()) -> Self:
        """Return what the codes of ``rows`` mean.

        Args:
            rows: The rows.
            reference: Tariff schedule, code lists and part roles.
            own_lists: Code lists of policy files, beside those of the reference.
        """
        lists: Mapping[str, CodeList] = {**reference.lists, **{own.name: own for own in own_lists}}
        codes = (*rows.hts_code.values, "")  # the last stands for blank: code -1 finds it
        rates = tuple(reference.schedule.find(code) for code in codes)
        roles = tuple(reference.roles.find(code) for code in codes)
        treatments: dict[Treatment, int] = {}
        treatment_of_code = np.empty(len(codes), dtype=np.int32)
        for position, (code, found) in enumerate(zip(codes, rates, strict=True)):
            on = frozenset(name for name, listed in lists.items() if listed.covers(code))
            treatment_of_code[position] = treatments.setdefault(Treatment(found.rate, on), len(treatments))
        role_of_code = np.array([ROLES.index(found.role) for found in roles], dtype=np.int32)
        code_of_row = rows.hts_code.codes
        blank_role = rows.stated_role < 0
        return cls(
            treatment=treatment_of_code[code_of_row],
            treatments=tuple(treatments),
            role=np.where(blank_role, role_of_code[code_of_row], rows.stated_role).astype(np.int32),
            found_rates=rates,
            lists=frozenset(lists),
            problems=_code_problems(rows, codes, rates, roles, blank_role),
        )


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
                text = "There is no HTS code: 2.5 % MFN duty is used, and the part counts as listed."
                found.append(_at(rows, first, text, "Give the tariff code with 8 digits.", count))
            case RateMatch.HIGHEST_OF_CHILDREN:
                text = (
                    f"HTS code {dotted(codes[position])} is shorter than its rate needs: the highest of its "
                    f"{len(rate.lines)} lines, {rate.rate * 100:g} %, is used."
                )
                found.append(_at(rows, first, text, "Give the tariff code with 8 digits.", count))
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
            words = " or ".join(f"{entry.role} ({entry.words})" for entry in role.entries)
            name = dotted(codes[position])
            text = f"HTS code {name} names parts of two roles, {words}: {role.role} is used."
            count = int(concerned.sum())
            found.append(_at(rows, int(np.argmax(concerned)), text, "State the part role.", count))
    return tuple(found)


def _unlisted(rows: PartRows, codes: tuple[str, ...], unlisted: list[tuple[int, int, int]]) -> Problem:
    """Return one assumption for all codes that the tariff table does not hold.

    Args:
        rows: The rows.
        codes: Distinct codes.
        unlisted: Position in ``codes``, first row and number of rows of each.
    """
    names = [dotted(codes[position]) for position, _, _ in sorted(unlisted, key=lambda one: one[1])]
    shown = ", ".join(names[:_NAMED_CODES])
    more = f" and {len(names) - _NAMED_CODES} more" if len(names) > _NAMED_CODES else ""
    holds = "is not in the tariff table" if len(names) == 1 else "are not in the tariff table"
    code = "HTS code" if len(names) == 1 else "HTS codes"
    text = f"{code} {shown}{more} {holds}: 2.5 % MFN duty is used."
    first = min(row for _, row, _ in unlisted)
    count = sum(number for _, _, number in unlisted)
    have = "1 row has" if count == 1 else f"{count:,} rows have"
    gist = f"{have} a code that is not in the tariff table: 2.5 % MFN duty is used."
    return _at(rows, first, text, "Check the codes, or set the duty on parts yourself.", count, gist)


def _at(rows: PartRows, row: int, text: str, remedy: str, count: int, gist: str = "") -> Problem:
    """Return an assumption that is first made in ``row``."""
    sheet, _, cell = rows.address(row, "hts_code").rpartition("!")
    return Problem(Severity.ASSUMPTION, text, remedy, sheet, cell, count, gist)


def dotted(code: str) -> str:
    """Return a tariff code as the schedule writes it, e.g. ``8708.99.81``."""
    parts = [code[:4], code[4:6], code[6:8], code[8:]]
    return ".".join(part for part in parts if part)
