"""What the tariff codes of a workbook's rows mean: duty rate, list membership and part role."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np

from headroom.domain.hts import CodeList, FoundRate, FoundRole, RateMatch, TariffReference
from headroom.domain.problem import Problem, Severity
from headroom.domain.sourcing import ROLES, Flags, Ints, PartRows


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
    column = rows.hts_code.codes
    uses = np.bincount(column + 1, minlength=len(codes))
    for position, rate in enumerate(rates):
        blank = position == len(codes) - 1
        count = int(uses[0 if blank else position + 1])
        if not count:
            continue
        match rate.match:
            case RateMatch.NO_CODE:
                text = "There is no HTS code: 2.5 % MFN duty is used, and the part counts as listed."
            case RateMatch.HIGHEST_OF_CHILDREN:
                text = (
                    f"HTS code {dotted(codes[position])} is shorter than its rate needs: the highest of its "
                    f"{len(rate.lines)} lines, {rate.rate * 100:g} %, is used."
                )
            case RateMatch.NOT_IN_SCHEDULE:
                text = (
                    f"HTS code {dotted(codes[position])} is not in the tariff table: "
                    "the MFN rate of 2.5 % is used."
                )
            case RateMatch.LISTED:
                continue
        first = int(np.argmax(column == (-1 if blank else position)))
        found.append(_at(rows, first, text, "Give the tariff code with 8 digits.", count))
    for position, role in enumerate(roles[:-1]):
        concerned = blank_role & (column == position) if role.ambiguous else None
        if concerned is not None and concerned.any():
            words = " or ".join(f"{entry.role} ({entry.words})" for entry in role.entries)
            text = (
                f"HTS code {dotted(codes[position])} names parts of two roles, {words}: {role.role} is used."
            )
            count = int(concerned.sum())
            found.append(_at(rows, int(np.argmax(concerned)), text, "State the part role.", count))
    return tuple(found)


def _at(rows: PartRows, row: int, text: str, remedy: str, count: int) -> Problem:
    """Return an assumption that is first made in ``row``."""
    sheet, _, cell = rows.address(row, "hts_code").rpartition("!")
    return Problem(Severity.ASSUMPTION, text, remedy, sheet, cell, count)


def dotted(code: str) -> str:
    """Return a tariff code as the schedule writes it, e.g. ``8708.99.81``."""
    parts = [code[:4], code[4:6], code[6:8], code[8:]]
    return ".".join(part for part in parts if part)
