"""The levers of a scenario: every threshold, rate and factor that can be moved, in groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from headroom.book.same import same_value
from headroom.book.sourcing import VehicleClass
from headroom.language import localized, tr, tr_in, translated
from headroom.rules.law_source import LawSource
from headroom.rules.measures import Fee, Measure, Trade
from headroom.rules.policy import Policy, Threshold
from headroom.rules.rate_kinds import kind_of
from headroom.rules.scenario import CLAIM_COST, CURRENCY_PREFIX, FREIGHT, Scenario
from headroom.rules.vehicle_tests import TESTS
from headroom.words import formatting
from headroom.work.workspace import Workspace

BY_SCHEDULE = tr("by tariff schedule")
"""What a part duty without a rate of its own is charged by."""

CONTENT = tr("Content thresholds")
VEHICLE_DUTIES = tr("Vehicle duties")
PART_DUTIES = tr("Part duties")
PART_ORIGIN = tr("Part-origin thresholds")
LABOUR_METALS = tr("Labour and metals")
HEAVY_TRUCKS = tr("Heavy trucks")
OTHER_VEHICLES = tr("Other vehicles")
CURRENCIES = tr("Currency rates")
FREIGHT_FEES = tr("Freight and fees")

_GROUPS = (
    (CONTENT, False),
    (VEHICLE_DUTIES, False),
    (PART_DUTIES, False),
    (PART_ORIGIN, True),
    (LABOUR_METALS, True),
    (HEAVY_TRUCKS, True),
    (OTHER_VEHICLES, True),
    (CURRENCIES, True),
    (FREIGHT_FEES, True),
)
_OF_BOOK = tr_in("where a figure comes from", "Workbook")
_ASSUMED = tr_in("where a figure comes from", "Assumed")
_SAME = 1e-9
_GREATEST_RATE = 10.0
_MOST_STEPS = 10_000  # of a currency's slider
_SMALL_RATE = 0.1  # yen, rupee and won: below it four digits are not enough


@dataclass(frozen=True, slots=True)
class Lever:
    """One number of a scenario that can be moved.

    Attributes:
        key: As in ``Scenario.with_value``.
        label: Name for people.
        unit: What stands behind the number as shown.
        value: Fraction, factor or US dollars per unit; None: by tariff schedule.
        baseline: The same in the baseline; None where the baseline has no such number.
        home: What a reset puts back, as it is shown: of the baseline where it is of the same policy,
            else of the policy as published.
        home_setting: What a reset hands to the scenario: ``home``, or None where the scenario then
            assumes nothing.
        low: Least value of the slider.
        high: Greatest value of the slider.
        least: Least value that may be typed.
        most: Greatest value that may be typed.
        step: One step of the slider.
        decimals: Digits behind the point, as shown.
        by_schedule: Whether it may be left to the tariff schedule.
        source: Where the figure comes from; may be empty.
        note: What it leaves out or takes for granted; may be empty.
        url: Where to read the source; may be empty.
    """

    key: str
    label: str
    unit: str
    value: float | None
    baseline: float | None
    home: float | None
    home_setting: float | None
    low: float
    high: float
    least: float
    most: float
    step: float
    decimals: int
    by_schedule: bool = False
    source: str = ""
    note: str = ""
    url: str = ""

    @property
    def scale(self) -> float:
        """Return by what the value is multiplied to be shown: 100 for percent."""
        return 100.0 if self.unit == "%" else 1.0

    @property
    def changed(self) -> bool:
        """Return whether it is not at home."""
        return not same_value(self.value, self.home)

    def setting(self, value: float | None) -> float | None:
        """Return what to hand to the scenario for ``value``: at home, exactly what stood there."""
        return self.home_setting if same_value(value, self.home) else value

    def end(self, value: float) -> str:
        """Return an end of the range in few letters, e.g. ``50 %``."""
        figure = f"{value * self.scale:,.{self.decimals}f}"
        figure = figure.rstrip("0").rstrip(".") if "." in figure else figure
        figure = localized(figure)
        return f"{figure}{formatting.THIN_SPACE}%" if self.unit == "%" else figure

    def shown(self, value: float | None) -> str:
        """Return a value of it in words, e.g. ``62.5 %``."""
        if value is None:
            return BY_SCHEDULE
        figure = f"{value * self.scale:,.{self.decimals}f}"
        if self.decimals > 1:  # as in the number box: no more digits than the number has
            figure = figure.rstrip("0") + ("0" if figure.rstrip("0").endswith(".") else "")
        return f"{localized(figure)}{formatting.THIN_SPACE}{self.unit}"


@dataclass(frozen=True, slots=True)
class LeverGroup:
    """Levers that belong together.

    Attributes:
        title: Name for people.
        levers: In the order of the policy.
        folded: Whether it is put away until asked for.
    """

    title: str
    levers: tuple[Lever, ...]
    folded: bool


def levers(
    workspace: Workspace, book_rates: Mapping[str, float], published: Policy | None = None
) -> tuple[LeverGroup, ...]:
    """Return every lever of the scenario, in groups; groups without levers are left out.

    Args:
        workspace: The scenario and its baseline.
        book_rates: The workbook's currency rates, US dollars per unit, by ISO 4217 code.
        published: The scenario's policy before any change; None where it is not known.
    """
    scenario, baseline = workspace.scenario, workspace.baseline
    policy = scenario.policy
    same_policy = baseline.policy.name == policy.name
    home = baseline.policy if same_policy or published is None else published
    values, before = scenario.values(book_rates), baseline.values(book_rates)
    at_home = {**values, **home.values()}
    grouped: dict[str, list[Lever]] = {title: [] for title, _ in _GROUPS}
    for entry in _distinct(policy):
        key = entry.key
        grouped[_group(entry)].append(
            _of_policy(entry, policy, values[key], before.get(key), at_home.get(key))
        )
    for key in values:
        if key.startswith(CURRENCY_PREFIX):
            grouped[CURRENCIES].append(_of_currency(key, scenario, baseline, book_rates))
    grouped[FREIGHT_FEES].insert(0, _of_freight(scenario, baseline))
    grouped[FREIGHT_FEES].append(_of_claiming(scenario, baseline))
    return tuple(
        LeverGroup(title, tuple(grouped[title]), folded) for title, folded in _GROUPS if grouped[title]
    )


def _distinct(policy: Policy) -> tuple[Threshold | Measure | Fee, ...]:
    """Return the thresholds, measures and fees of a policy, the first of each key."""
    first: dict[str, Threshold | Measure | Fee] = {}
    entries: tuple[Threshold | Measure | Fee, ...] = (*policy.thresholds, *policy.measures, *policy.fees)
    for entry in entries:
        first.setdefault(entry.key, entry)
    return tuple(first.values())


def _group(entry: Threshold | Measure | Fee) -> str:
    """Return the title of the group that a number of a policy belongs to."""
    if isinstance(entry, Fee):
        return FREIGHT_FEES
    if entry.classes == (VehicleClass.HEAVY_TRUCK,):
        return HEAVY_TRUCKS
    if isinstance(entry, Threshold) and entry.categories and not entry.classes:
        return OTHER_VEHICLES
    if isinstance(entry, Measure):
        return VEHICLE_DUTIES if entry.on is Trade.VEHICLE else PART_DUTIES
    if entry.of_parts:
        return PART_ORIGIN
    return CONTENT if TESTS[entry.test].content else LABOUR_METALS


def _of_policy(
    entry: Threshold | Measure | Fee,
    policy: Policy,
    value: float | None,
    baseline: float | None,
    home: float | None,
) -> Lever:
    """Return the lever of a threshold, measure or fee."""
    largest = max(v for v in (value, baseline, home, 0.0) if v is not None)
    high, most, step, decimals = 1.0, 1.0, 0.005, 1
    by_schedule = False
    if isinstance(entry, Fee):
        high, most = max(0.01, _rounded_up(largest, 0.01)), 1.0
        step, decimals = 0.0005, 4
    elif isinstance(entry, Measure):
        kind = kind_of(entry)
        high, most = max(kind.greatest_rate, _rounded_up(largest, 0.25)), _GREATEST_RATE
        step, decimals = kind.rate_step, 2
        by_schedule = entry.by_schedule
    source = entry.source if entry.source.citation else policy.source
    return Lever(
        entry.key,
        translated(entry.label),
        "%",
        value,
        baseline,
        home,
        home,
        0.0,
        high,
        0.0,
        most,
        step,
        decimals,
        by_schedule,
        cited(source),
        translated(entry.source.note),
        source.url,
    )


def _of_currency(key: str, scenario: Scenario, baseline: Scenario, book_rates: Mapping[str, float]) -> Lever:
    """Return the lever of a currency's rate: from half to twice what the baseline has."""
    code = key.removeprefix(CURRENCY_PREFIX)
    value = scenario.values(book_rates)[key]
    home = baseline.values(book_rates).get(key, value)
    about = home or value or 1.0
    low, high = about / 2, max(about * 2, value or 0.0)
    digits = 4 if about >= _SMALL_RATE else 6
    stated = _OF_BOOK if code in book_rates else _ASSUMED
    return Lever(
        key,
        code,
        tr("$ per {currency}", currency=code),
        value,
        home,
        home,
        baseline.currency_rates.get(code),
        min(low, value or low),
        high,
        10.0**-digits,
        max(high, 1e6),
        max(about / 200, high / _MOST_STEPS),
        digits,
        source=stated,
    )


def _of_freight(scenario: Scenario, baseline: Scenario) -> Lever:
    """Return the lever of the factor on all stated freight."""
    value, home = scenario.freight_factor, baseline.freight_factor
    high = max(3.0, _rounded_up(max(value, home), 1.0))
    note = tr("Multiplies every freight figure of the workbook.")
    return Lever(
        FREIGHT,
        # Translators: a factor in percent on the freight that the workbook states.
        tr("Freight, of stated"),
        "%",
        value,
        home,
        home,
        home,
        0.0,
        high,
        0.0,
        100.0,
        0.05,
        0,
        source=_OF_BOOK,
        note=note,
    )


def _of_claiming(scenario: Scenario, baseline: Scenario) -> Lever:
    """Return the lever of what claiming the preference costs.

    Source:
        Published estimates of 1.4 to 2.5 % of the value (Federal Reserve, 2025).
    """
    value, home = scenario.claim_cost, baseline.claim_cost
    return Lever(
        CLAIM_COST,
        tr("Cost of claiming the preference"),
        "%",
        value,
        home,
        home,
        home,
        0.0,
        max(0.03, _rounded_up(max(value, home), 0.01)),
        0.0,
        1.0,
        0.001,
        2,
        source=_ASSUMED,
        note=tr(
            "Share of the customs value, for certificates and records. Published estimates: {low} to {high} "
            "(Federal Reserve, 2025). It counts where complying is compared with paying, and is no part of a "
            "landed cost.",
            low=localized("1.4"),
            high=localized("2.5") + " %",
        ),
    )


# Translators: (u) is a mark that stands beside figures.
SECONDARY = tr("secondary source (u)")
"""What marks a figure that was found in no text of the law itself."""


def cited(source: LawSource) -> str:
    """Return a source as one line, with the date from which it applies; empty where there is none.

    It says when it was compared with the texts, and with ``(u)`` that it rests on a secondary source.
    """
    if not source.citation:
        return ""
    told = [source.citation]
    if source.since is not None:
        told.append(tr_in("since when a law applies", "from {date}", date=formatting.iso(source.since)))
    if source.checked_on is not None:
        told.append(tr("checked on {date}", date=formatting.iso(source.checked_on)))
    if source.uncertain:
        told.append(SECONDARY)
    return ", ".join(told)


def _rounded_up(value: float, unit: float) -> float:
    """Return the least multiple of ``unit`` that is not below ``value``."""
    return ceil(value / unit - _SAME) * unit
