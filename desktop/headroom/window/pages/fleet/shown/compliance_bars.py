"""What the compliance chart shows: content, thresholds, verdict and headroom of each model."""

from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.book.sourcing import CLASSES, VehicleClass
from headroom.language import colon, tr, tr_count
from headroom.output.content_label import CONTENT_UNIT
from headroom.rules.content import TOLERANCE
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy, Test, Threshold
from headroom.rules.vehicle_tests import CONTENT, REGIONAL, US
from headroom.rules.verdict import Codes, TestOutcome, VehicleTestResult, Verdict
from headroom.words import formatting
from headroom.words.ranges import bare_range, is_range, margin, margin_range, percent_range

_COLUMNS = (
    "verdict",
    "regional_low",
    "regional_high",
    "us_low",
    "us_high",
    "regional_threshold",
    "us_threshold",
)
_CLASS_WORDS = {
    VehicleClass.PASSENGER_CAR: tr("cars"),
    VehicleClass.LIGHT_TRUCK: tr("light trucks"),
    VehicleClass.HEAVY_TRUCK: tr("heavy trucks"),
}


@dataclass(frozen=True, slots=True)
class ThresholdLine:
    """A threshold that can be dragged.

    Attributes:
        key: By which the session sets it.
        label: Its name.
        test: Regional or US content.
        share: Where it stands, fraction.
        baseline_share: Where it stands in the baseline; None where that has none.
        for_all: Whether it holds for all of the fleet's models.
        whose: The one class of the fleet it holds for, e.g. ``heavy trucks``; empty where more.
    """

    key: str
    label: str
    test: Test
    share: float
    baseline_share: float | None
    for_all: bool
    whose: str


@dataclass(frozen=True, slots=True, eq=False)
class ComplianceBars:
    """The values of the compliance chart; every array is ``(model,)``, shares are fractions.

    Attributes:
        names: Of the models.
        verdict: Codes of ``Verdict``.
        regional_low: Least regional content, as its test reads it.
        regional_high: Greatest.
        us_low: Least US content, likewise.
        us_high: Greatest.
        regional_threshold: Of the model's class; NaN where there is none.
        us_threshold: Likewise; NaN where there is none or it is 0.
        headroom_low: Smaller of the margins to the two thresholds at the low end; NaN for none.
        headroom_high: The same at the high end.
        us_decides: Whether the smaller margin at the low end is that of US content.
        lines: Thresholds that can be dragged.
        preference: Whether there is a preference to qualify for at all.
        any_range: Whether unknown origins leave the headroom of any model open.
        tests: Every test, for the words.
        unit: What the content is a share of.
    """

    names: tuple[str, ...]
    verdict: Codes
    regional_low: Floats
    regional_high: Floats
    us_low: Floats
    us_high: Floats
    regional_threshold: Floats
    us_threshold: Floats
    headroom_low: Floats
    headroom_high: Floats
    us_decides: Flags
    lines: tuple[ThresholdLine, ...]
    preference: bool
    any_range: bool
    tests: tuple[TestOutcome, ...]
    unit: str

    def looks_like(self, other: "ComplianceBars") -> bool:
        """Return whether a chart of ``other`` is the same picture."""
        return (
            self.names is other.names
            and self.unit == other.unit
            and self.lines == other.lines
            and self.preference == other.preference
            and all(
                np.array_equal(getattr(self, column), getattr(other, column), equal_nan=True)
                for column in _COLUMNS
            )
            and all(
                one.test is same.test and np.array_equal(one.result, same.result)
                for one, same in zip(self.tests, other.tests, strict=False)
            )
            and len(self.tests) == len(other.tests)
        )

    def verdict_of(self, model: int) -> Verdict:
        """Return the verdict on one model."""
        return Verdict(int(self.verdict[model]))

    def word(self, model: int) -> str:
        """Return the verdict on one model as a word."""
        return formatting.verdict_word(self.verdict_of(model))

    def margin(self, model: int) -> str:
        """Return the headroom of one model, e.g. ``+3.1 pp`` or ``-4.3 … +9.1 pp``.

        ``US`` stands before it where it is that of US content. Where a model fails although its
        content suffices, or there is no threshold, the test that it fails stands instead.
        """
        low, high = float(self.headroom_low[model]), float(self.headroom_high[model])
        if self.verdict_of(model) is Verdict.FAILS and not low < -TOLERANCE:
            return self.failed_tests(model)
        if not self.us_decides[model]:
            return margin_range(low, high)
        return tr(
            "US {points}", points=" … ".join(bare_range(low, high)) if is_range(low, high) else margin(low)
        )

    def points(self, model: int) -> str:
        """Return the headroom of one model without its unit, for a column whose heading says it."""
        return self.margin(model).removesuffix(f"{formatting.THIN_SPACE}{formatting.POINTS}")

    def failed_tests(self, model: int) -> str:
        """Return what one model fails, in short, e.g. ``core parts``; two or more are counted."""
        failed = [t.entry for t in self.tests if t.result[model] == VehicleTestResult.FAILS]
        if len(failed) > 1:
            return tr_count("{n} test", "{n} tests", len(failed))
        return failed[0].short if failed else formatting.NOTHING

    def read_out(self, model: int) -> str:
        """Return one model in words, for the pointer and for screen readers."""
        return colon(self.names[model], self.said_of(model))

    def said_of(self, model: int) -> str:
        """Return the same without its name."""
        least, most = float(self.regional_low[model]), float(self.regional_high[model])
        regional = percent_range(least, most)
        us = percent_range(float(self.us_low[model]), float(self.us_high[model]))
        if self.regional_threshold[model] >= 0:
            asked = formatting.percent(float(self.regional_threshold[model]))
            said = tr("regional {content} of {threshold}", content=regional, threshold=asked)
        else:
            said = tr("regional {content}", content=regional)
        if self.us_threshold[model] > 0:
            asked = formatting.percent(float(self.us_threshold[model]))
            of_us = tr("US {content} of {threshold}", content=us, threshold=asked)
        else:
            of_us = tr("US {content}", content=us)
        return f"{self.word(model)}, {said}, {of_us}"


def compliance_bars(outcome: Outcome, baseline: Outcome | None = None) -> ComplianceBars:
    """Return what the compliance chart shows of ``outcome``.

    Args:
        outcome: What the scenario makes of the fleet.
        baseline: What the baseline makes of it.
    """
    policy = outcome.scenario.policy
    nowhere = np.full(len(outcome.verdict), np.nan)
    regional = _threshold(outcome, REGIONAL.test, nowhere)
    us = _threshold(outcome, US.test, nowhere)
    us = np.where(us > TOLERANCE, us, np.nan)
    (low, high), (us_low, us_high) = outcome.content(REGIONAL), outcome.content(US)
    return ComplianceBars(
        names=outcome.exposure.book.rows.models,
        verdict=outcome.verdict,
        regional_low=low,
        regional_high=high,
        us_low=us_low,
        us_high=us_high,
        regional_threshold=regional,
        us_threshold=us,
        headroom_low=outcome.headroom,
        headroom_high=np.fmin(high - regional, us_high - us),
        us_decides=us_low - us < low - regional - TOLERANCE,
        lines=_lines(outcome, policy, baseline.scenario.policy if baseline else policy),
        preference=policy.preference,
        any_range=bool((us_high > us_low).any()) or bool((high > low).any()),
        tests=outcome.tests,
        unit=tr("% of net cost") if outcome.exposure.book.states_costs else CONTENT_UNIT,
    )


def summary(bars: ComplianceBars) -> str:
    """Return how many models the chart shows and how they do, e.g. ``12 models, 7 qualify``."""
    count = np.bincount(bars.verdict, minlength=len(Verdict))
    qualifying, failing = int(count[Verdict.QUALIFIES]), int(count[Verdict.FAILS])
    unclear = int(count[Verdict.UNDETERMINED])
    parts = [
        tr_count("{n} model", "{n} models", len(bars.verdict)),
        tr_count("{n} qualifies", "{n} qualify", qualifying),
        tr_count("{n} fails", "{n} fail", failing),
    ]
    if unclear:
        parts.append(tr_count("{n} cannot tell", "{n} cannot tell", unclear))
    return ", ".join(parts)


def _threshold(outcome: Outcome, test: Test, otherwise: Floats) -> Floats:
    """Return the threshold of a test for each model."""
    return next((t.threshold for t in outcome.tests if t.test is test), otherwise)


def _lines(outcome: Outcome, policy: Policy, baseline: Policy) -> tuple[ThresholdLine, ...]:
    """Return the thresholds on regional and US content that concern the fleet, one for each key."""
    if not policy.preference:
        return ()
    classes = {CLASSES[code] for code in np.unique(outcome.exposure.fleet.vehicle_class)}
    before = {t.key: t.share for t in baseline.thresholds} if baseline.preference else {}
    content = {entry.test for entry in CONTENT}
    concerned = [t for t in policy.thresholds if t.test in content and not classes.isdisjoint(t.classes)]
    by_key: dict[str, list[Threshold]] = {}
    for threshold in concerned:
        by_key.setdefault(threshold.key, []).append(threshold)
    return tuple(
        ThresholdLine(
            key=key,
            label=group[0].label,
            test=group[0].test,
            share=group[0].share,
            baseline_share=before.get(key),
            for_all=classes <= (held := {c for t in group for c in t.classes}),
            whose=_whose(held & classes, classes),
        )
        for key, group in by_key.items()
    )


def _whose(held: set[VehicleClass], fleet: set[VehicleClass]) -> str:
    """Return the class that a threshold holds for, in words, if it is one of several in the fleet."""
    return _CLASS_WORDS[next(iter(held))] if len(held) == 1 < len(fleet) else ""
