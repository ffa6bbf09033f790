"""Tariff codes: duty rates by code, lists of codes, and what else codes imply."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from headroom.book.sourcing import PartRole
from headroom.language import WordEnum
from headroom.rules.code_prefixes import longest_prefix
from headroom.rules.core_codes import CoreGroupTable
from headroom.rules.vehicle_codes import VehicleCodeTable

RATE_WITHOUT_CODE = 0.025
"""MFN rate of a part whose tariff code is missing or not in the schedule, fraction."""

_SUBHEADING_DIGITS = 6
_AFTER_DIGITS = ":"  # stands behind every digit in the order of characters


@dataclass(frozen=True, slots=True)
class Treatment:
    """What a tariff code means for the duty of a good and for its content.

    Attributes:
        mfn_rate: MFN duty rate, fraction.
        lists: Names of the code lists the code is on, or may be on.
        certain: Names of those that it is on for certain.
    """

    mfn_rate: float
    lists: frozenset[str]
    certain: frozenset[str] = frozenset()

    @classmethod
    def of(cls, code: str, mfn_rate: float, lists: "Iterable[CodeList]") -> "Treatment":
        """Return what a code means.

        Args:
            code: Digits only; empty: it is not known.
            mfn_rate: Its rate, fraction.
            lists: The lists to look into.
        """
        on = [one for one in lists if one.covers(code)]
        names = frozenset(one.name for one in on)
        return cls(mfn_rate, names, frozenset(one.name for one in on if one.names(code)))


class RateMatch(WordEnum):
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
        order: The digits of all lines, ascending.
    """

    lines: Mapping[str, TariffLine]
    order: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "order", tuple(sorted(self.lines)))

    def find(self, code: str) -> FoundRate:
        """Return the rate of ``code`` (digits only) by longest prefix.

        A code shorter than the lines that differ takes the highest of its children, and so does one of six
        digits that zeros fill up (3918.10.00). A code that the schedule does not hold takes 2.5 %.
        """
        if not code:
            return FoundRate(RATE_WITHOUT_CODE, RateMatch.NO_CODE)
        if code in self.lines:
            line = self.lines[code]
            return FoundRate(line.rate, RateMatch.LISTED, (line,))
        children = self._children(code)
        if children:
            return _highest(children)
        broader = longest_prefix(self.lines, code)
        if broader is not None:
            return FoundRate(broader.rate, RateMatch.LISTED, (broader,))
        subheading, filling = code[:_SUBHEADING_DIGITS], code[_SUBHEADING_DIGITS:]
        children = self._children(subheading) if filling and not filling.strip("0") else ()
        return _highest(children) if children else FoundRate(RATE_WITHOUT_CODE, RateMatch.NOT_IN_SCHEDULE)

    def _children(self, code: str) -> tuple[TariffLine, ...]:
        """Return the lines that ``code`` begins."""
        first, last = bisect_left(self.order, code), bisect_left(self.order, code + _AFTER_DIGITS)
        return tuple(self.lines[digits] for digits in self.order[first:last])


def _highest(lines: tuple[TariffLine, ...]) -> FoundRate:
    """Return the highest rate of lines among which a code does not choose."""
    rates = {line.rate for line in lines}
    match = RateMatch.LISTED if len(rates) == 1 else RateMatch.HIGHEST_OF_CHILDREN
    return FoundRate(max(rates), match, lines)


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of tariff codes that a rule names.

    Attributes:
        name: Key by which policies refer to it, e.g. ``nafta-tracing``.
        title: What it is, for people.
        prefixes: Digits only; a code is on the list if one of them begins it.
        source: The law it is taken from.
        in_doubt: Whether a code counts as listed of which nobody can tell: a missing one, or one with fewer
            digits than an entry.
        order: The prefixes, ascending.
        lengths: How many digits the prefixes have.
    """

    name: str
    title: str
    prefixes: frozenset[str]
    source: str
    in_doubt: bool = True
    order: tuple[str, ...] = field(init=False, repr=False, compare=False)
    lengths: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "order", tuple(sorted(self.prefixes)))
        object.__setattr__(self, "lengths", tuple(sorted(set(map(len, self.prefixes)))))

    def covers(self, code: str) -> bool:
        """Return whether ``code`` (digits only) is on the list.

        A missing code counts as listed where the list says so, and likewise one with fewer digits than an
        entry it begins: nobody can tell that it is another good of that number.
        """
        if self.names(code):
            return True
        if not code or not self.in_doubt:
            return self.in_doubt
        following = bisect_left(self.order, code)
        return following < len(self.order) and self.order[following].startswith(code)

    def names(self, code: str) -> bool:
        """Return whether one of its entries begins ``code`` (digits only): it is on the list for certain."""
        return any(code[:length] in self.prefixes for length in self.lengths)


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
        entries = longest_prefix(self.entries, code)
        if not entries:
            return FoundRole(PartRole.OTHER)
        rest = [entry for entry in entries if entry.role is not PartRole.CORE]
        return FoundRole((rest or list(entries))[0].role, entries)


@dataclass(frozen=True, slots=True)
class TariffReference:
    """The tables of law that turn a tariff code into rates, list memberships and roles.

    Attributes:
        schedule: MFN duty rates of the United States.
        lists: Code lists by name.
        roles: Part roles by code, for passenger cars and light trucks.
        heavy_roles: Part roles by code, for heavy trucks.
        core_groups: Groups of core parts by code.
        vehicles: Class, category and powertrain by the tariff code of a vehicle.
    """

    schedule: TariffSchedule
    lists: Mapping[str, CodeList]
    roles: RoleTable
    heavy_roles: RoleTable = field(default_factory=lambda: RoleTable({}, ""))
    core_groups: CoreGroupTable = field(default_factory=CoreGroupTable)
    vehicles: VehicleCodeTable = field(default_factory=VehicleCodeTable)
