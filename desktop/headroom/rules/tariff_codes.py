"""Tariff codes: duty rates by code, lists of codes, and the part roles that codes imply."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from headroom.book.sourcing import PartRole

RATE_WITHOUT_CODE = 0.025
"""MFN rate of a part whose tariff code is missing or not in the schedule, fraction."""

_HEADING_DIGITS = 4


class RateMatch(StrEnum):
    """How a code found its rate."""

    LISTED = "listed"
    HIGHEST_OF_CHILDREN = "highest of children"
    NOT_IN_SCHEDULE = "not in schedule"
    NO_CODE = "no code"


@dataclass(frozen=True, slots=True)
class TariffLine:
    """One line of the tariff schedule.

    Attributes:
        code: Digits only.
        rate: Ad valorem, fraction.
        description: Words of the schedule.
        source: Where the rate was read.
    """

    code: str
    rate: float
    description: str
    source: str


@dataclass(frozen=True, slots=True)
class FoundRate:
    """The rate that applies to a code.

    Attributes:
        rate: Ad valorem, fraction.
        match: How it was found.
        lines: The lines it was taken from; empty where none matched.
    """

    rate: float
    match: RateMatch
    lines: tuple[TariffLine, ...] = ()


@dataclass(frozen=True, slots=True)
class TariffSchedule:
    """MFN duty rates by tariff code.

    Attributes:
        lines: Lines by their digits.
        children: Lines by each of the shorter codes that begin them.
    """

    lines: Mapping[str, TariffLine]
    children: Mapping[str, tuple[TariffLine, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: dict[str, list[TariffLine]] = {}
        for digits, line in self.lines.items():
            for length in range(1, len(digits)):
                children.setdefault(digits[:length], []).append(line)
        object.__setattr__(self, "children", {code: tuple(lines) for code, lines in children.items()})

    def find(self, code: str) -> FoundRate:
        """Return the rate of ``code`` (digits only) by longest prefix.

        A code shorter than the lines that differ takes the highest of its children. A code that
        the schedule does not hold takes 2.5 %.
        """
        if not code:
            return FoundRate(RATE_WITHOUT_CODE, RateMatch.NO_CODE)
        if code in self.lines:
            line = self.lines[code]
            return FoundRate(line.rate, RateMatch.LISTED, (line,))
        children = self.children.get(code, ())
        if children:
            rates = {line.rate for line in children}
            match = RateMatch.LISTED if len(rates) == 1 else RateMatch.HIGHEST_OF_CHILDREN
            return FoundRate(max(rates), match, children)
        for length in range(len(code) - 1, _HEADING_DIGITS - 1, -1):
            if code[:length] in self.lines:
                line = self.lines[code[:length]]
                return FoundRate(line.rate, RateMatch.LISTED, (line,))
        return FoundRate(RATE_WITHOUT_CODE, RateMatch.NOT_IN_SCHEDULE)


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of tariff codes that a rule names.

    Attributes:
        name: Key by which policies refer to it, e.g. ``nafta-tracing``.
        title: What it is, for people.
        prefixes: Digits only; a code is on the list if one of them begins it.
        source: The law it is taken from.
        beginnings: The shorter codes that begin a prefix.
    """

    name: str
    title: str
    prefixes: frozenset[str]
    source: str
    beginnings: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        shorter = {prefix[:length] for prefix in self.prefixes for length in range(1, len(prefix))}
        object.__setattr__(self, "beginnings", frozenset(shorter))

    def covers(self, code: str) -> bool:
        """Return whether ``code`` (digits only) is on the list.

        A missing code counts as listed, and so does one with fewer digits than an entry it begins:
        nobody can tell that it is another good of that number.
        """
        if not code or code in self.beginnings:
            return True
        return any(code[:length] in self.prefixes for length in range(2, len(code) + 1))


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """The role that a tariff code implies.

    Attributes:
        prefix: Digits only.
        role: Role of the parts under it.
        partial: Whether the law names only some goods of the code (``ex``).
        words: The goods it names.
    """

    prefix: str
    role: PartRole
    partial: bool
    words: str


@dataclass(frozen=True, slots=True)
class FoundRole:
    """The role of a code, and whether the law leaves it open.

    Attributes:
        role: Role that counts.
        entries: Table entries that name the code, longest prefix only.
    """

    role: PartRole
    entries: tuple[RoleEntry, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Return whether tables of different roles name this code."""
        return len({entry.role for entry in self.entries}) > 1


@dataclass(frozen=True, slots=True)
class RoleTable:
    """Core, principal and complementary parts by tariff code.

    Attributes:
        entries: Table entries by their prefix.
        source: The law they are taken from.
    """

    entries: Mapping[str, tuple[RoleEntry, ...]]
    source: str

    def find(self, code: str) -> FoundRole:
        """Return the role of ``code`` (digits only) by longest prefix; ``other`` where none is named.

        Where core parts are only some goods of a code that another table names as well (8708.29,
        8708.99), the other table counts: most goods of these codes are not stampings or frames.
        """
        for length in range(len(code), _HEADING_DIGITS - 1, -1):
            entries = self.entries.get(code[:length])
            if entries:
                rest = [entry for entry in entries if entry.role is not PartRole.CORE]
                return FoundRole((rest or list(entries))[0].role, entries)
        return FoundRole(PartRole.OTHER)


@dataclass(frozen=True, slots=True)
class TariffReference:
    """The tables of law that turn a tariff code into rates, list memberships and roles.

    Attributes:
        schedule: MFN duty rates of the United States.
        lists: Code lists by name.
        roles: Part roles by code.
    """

    schedule: TariffSchedule
    lists: Mapping[str, CodeList]
    roles: RoleTable
