"""What the law says of part rows, as tables that formulas look into: countries, and duties by what falls.

Nothing of the law is said again here: the program is asked which duties fall on each kind of part from each
country in either state, and what it answers stands in the tables.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

import numpy as np

from headroom.arrays import Flags, Floats, Whole
from headroom.output.writers.live_book.countries import Countries
from headroom.output.writers.live_book.inputs import Inputs
from headroom.output.writers.live_book.words import READING_YES, quoted
from headroom.rules.exposure import Exposure
from headroom.rules.goods import Goods
from headroom.rules.measures import Measure, Trade
from headroom.rules.policy import Policy
from headroom.rules.rate_kinds import AddedRate, CreditRate, FloorRate, kind_of
from headroom.rules.readings import YES
from headroom.rules.stacking import falling, stacked_rates


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Measures of one key that are charged alike: at most one of them falls on a good.

    Attributes:
        key: By which their rate is set.
        number: Which of the lines of that key it is, from 0.
        measures: The measures.
    """

    key: str
    number: int
    measures: tuple[Measure, ...]

    @property
    def name(self) -> str:
        """Return the name of its columns."""
        return self.key if not self.number else f"{self.key}_{self.number + 1}"

    @property
    def first(self) -> Measure:
        """Return the first of them."""
        return self.measures[0]


def lines_of(measures: Iterable[Measure]) -> tuple[Line, ...]:
    """Return measures that stack as lines, in the order in which their rates do."""
    alike: dict[tuple[object, ...], list[Measure]] = {}
    for one in measures:
        if kind_of(one).stacks:
            alike.setdefault((one.key, one.kind, one.base, one.rate, one.by_schedule), []).append(one)
    seen: dict[str, int] = {}
    found = []
    for (key, *_), those in sorted(alike.items(), key=lambda one: kind_of(one[1][0]).tops_up):
        number = seen.get(str(key), 0)
        seen[str(key)] = number + 1
        found.append(Line(str(key), number, tuple(those)))
    return tuple(found)


def chargeable(policy: Policy, trade: Trade) -> tuple[Measure, ...]:
    """Return the measures on parts or on vehicles that some answer to the readings of a policy charges."""
    return tuple(
        one
        for one in policy.measures
        if one.on is trade and (not one.reading or policy.reading(one.reading) is not None)
    )


def is_known(measure: Measure) -> bool:
    """Return whether formulas are made for the kind of rate of a measure; else it keeps its values."""
    return type(kind_of(measure)) in {AddedRate, FloorRate, CreditRate}


def unknown_kinds(policy: Policy) -> tuple[str, ...]:
    """Return the kinds of rate that no formula is made for."""
    return tuple(dict.fromkeys(one.kind.word for one in policy.measures if not is_known(one)))


def duty_formula(line: Line, base: str, rate: str, before: list[str]) -> str:
    """Return the duty of a line on one good as a formula; empty where none is made for its kind.

    Args:
        line: The line.
        base: The column of the value on which it falls.
        rate: The name of its rate.
        before: The columns of the duties that are stacked before it.
    """
    if not is_known(line.first):
        return ""
    if line.first.by_schedule:
        rate = f'IF({rate}="",[mfn],{rate})'
    if not kind_of(line.first).tops_up:
        return f"[{base}]*{rate}"
    beside = "+".join(f"[{one}]" for one in before) or "0"
    return f"MAX(0,[{base}]*{rate}-({beside}))"


@dataclass(frozen=True, slots=True, eq=False)
class PartLaw:
    """Which duties fall on the parts of a workbook, whatever their origin.

    Attributes:
        countries: Where they may come from.
        lines: The duties.
        readings: Keys of readings on which some of them hang.
        pattern: ``(row,)``, the kind of part as duties tell them apart, from 1.
        group: ``(origin,)``, countries as duties tell them apart, from 1.
        falls: ``(choice, line, duty number)``, whether a line falls; a choice is one answer to each reading,
            and the duty number is made of pattern, group and state.
    """

    countries: Countries
    lines: tuple[Line, ...]
    readings: tuple[str, ...]
    pattern: Whole
    group: Whole
    falls: Flags

    @property
    def groups(self) -> int:
        """Return how many groups of countries there are."""
        return int(self.group.max(initial=1))

    @property
    def choices(self) -> tuple[tuple[bool, ...], ...]:
        """Return the answers to the readings, in the order of ``falls``."""
        return tuple(product((False, True), repeat=len(self.readings)))

    def numbers(self, origin: Whole, originates: Flags) -> Whole:
        """Return ``(row,)``: the duty number of each row, from 1.

        Args:
            origin: ``(row,)``, index into the countries.
            originates: ``(row,)``.
        """
        found: Whole = ((self.pattern - 1) * self.groups + self.group[origin] - 1) * 2 + originates + 1
        return found


def part_law(exposure: Exposure, policy: Policy, rows: Whole) -> PartLaw:
    """Return which duties fall on some rows of a workbook.

    Args:
        exposure: The workbook.
        policy: The policy.
        rows: Index into its rows.
    """
    measures = tuple(one for one in chargeable(policy, Trade.PARTS) if kind_of(one).stacks)
    readings = tuple(dict.fromkeys(one.reading for one in measures if one.reading))
    countries = Countries.of(exposure.origins)
    goods, of_row = _kinds(exposure, rows)
    lines = lines_of(measures)
    if not lines:
        one = np.ones(len(rows), dtype=np.int64)
        none = np.zeros((2 ** len(readings), 0, 2), dtype=np.bool_)
        return PartLaw(countries, lines, readings, one, np.ones(len(countries.codes), dtype=np.int64), none)
    alike, of_origin = _alike(measures, countries.codes)
    answers = _falling(measures, lines, readings, goods, tuple(countries.codes[one] for one in alike))
    choices, _, origins, kinds, count = answers.shape
    by_origin = answers.transpose(2, 0, 1, 3, 4).reshape(origins, -1)
    first_origin, group_of_alike = _numbered(by_origin)
    group = group_of_alike[of_origin]
    by_kind = answers.transpose(3, 0, 1, 2, 4).reshape(kinds, -1)
    first_kind, pattern = _numbered(by_kind)
    falls = answers[:, :, first_origin][:, :, :, first_kind]
    table = falls.transpose(0, 4, 3, 2, 1).reshape(choices, count, -1)
    return PartLaw(countries, lines, readings, pattern[of_row] + 1, group + 1, table)


def _alike(measures: tuple[Measure, ...], codes: tuple[str, ...]) -> tuple[Whole, Whole]:
    """Return one origin of those that no measure tells apart, and of which each is."""
    told = [[(one.covers_origin(code), one.into == code) for one in measures] for code in codes]
    return _numbered(np.array(told, dtype=np.bool_).reshape(len(codes), -1))


def _kinds(exposure: Exposure, rows: Whole) -> tuple[Goods, Whole]:
    """Return one good of each kind of part that there is, and of which kind each row is."""
    goods = Goods.of_rows(exposure, rows)
    columns = np.stack([goods.into, goods.vehicle_class, goods.category, goods.treatment])
    _, first, of_row = np.unique(columns, axis=1, return_index=True, return_inverse=True)
    return Goods.of_rows(exposure, rows[first]), of_row.reshape(-1)


def _falling(
    measures: tuple[Measure, ...],
    lines: tuple[Line, ...],
    readings: tuple[str, ...],
    goods: Goods,
    codes: tuple[str, ...],
) -> Flags:
    """Return ``(choice, state, origin, kind, line)``: what falls, exclusions applied."""
    choices = tuple(product((False, True), repeat=len(readings)))
    found = np.zeros((len(choices), 2, len(codes), len(goods), len(lines)), dtype=np.bool_)
    line_of = {id(one): at for at, line in enumerate(lines) for one in line.measures}
    for at, answers in enumerate(choices):
        said = dict(zip(readings, answers, strict=True))
        charged = tuple(one for one in measures if not one.reading or said[one.reading])
        for state, place in product((0, 1), range(len(codes))):
            from_there = goods.coming_from(codes[place])
            falls = falling(charged, from_there, np.full(len(goods), bool(state)))
            for measure, its_goods in zip(charged, falls, strict=True):
                found[at, state, place, :, line_of[id(measure)]] |= its_goods
    return found


def _numbered(answers: Flags) -> tuple[Whole, Whole]:
    """Return the first of each kind of line, and of which kind each is, in the order of their first."""
    _, first, inverse = np.unique(answers, axis=0, return_index=True, return_inverse=True)
    order = np.argsort(first)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    return first[order], place[inverse.reshape(-1)]


def chosen(policy: Policy, readings: tuple[str, ...]) -> tuple[bool, ...]:
    """Return the answers of a policy to some readings."""
    return tuple(policy.reading(one) == YES for one in readings)


def charged_rates(policy: Policy, lines: tuple[Line, ...], goods: Goods, originates: Flags) -> Floats:
    """Return ``(line, good)``: the rate that each line adds, as the program charges it.

    Args:
        policy: The policy.
        lines: Lines of all its measures on parts, whether charged or not.
        goods: Parts.
        originates: ``(good,)``.
    """
    measures = tuple(one for one in policy.charged_on(Trade.PARTS) if kind_of(one).stacks)
    falls = falling(measures, goods, originates)
    added = stacked_rates(measures, falls, goods.schedule_rate)
    line_of = {id(one): at for at, line in enumerate(lines) for one in line.measures}
    found = np.zeros((len(lines), len(goods)))
    for measure, rates in zip(measures, added, strict=True):
        found[line_of[id(measure)]] += rates
    return found


def by_readings(inputs: Inputs, readings: tuple[str, ...], falls: Flags) -> str:
    """Return whether something falls, as a formula of the readings on which it hangs.

    Args:
        inputs: The inputs.
        readings: Keys of the readings.
        falls: ``(choice,)``, an answer to each combination of no and yes, the last reading fastest.
    """
    if not readings or bool(np.all(falls == falls[0])):
        return "1" if falls[0] else "0"
    half = len(falls) // 2
    no, yes = by_readings(inputs, readings[1:], falls[:half]), by_readings(inputs, readings[1:], falls[half:])
    return f"IF({inputs.ref(readings[0])}={quoted(READING_YES)},{yes},{no})"
