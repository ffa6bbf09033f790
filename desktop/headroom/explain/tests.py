"""Whether one model qualifies, as a derivation: its tests, what it reaches in them and what it needs."""

from functools import partial

from headroom.explain.model import DerivedModel
from headroom.language import tr, tr_in, translated
from headroom.rules.content import TOLERANCE
from headroom.rules.derivation import CANNOT_TELL, Derivation, Rule, Unit
from headroom.rules.law_source import LawSource
from headroom.rules.outcome import Outcome
from headroom.rules.thresholds import Threshold
from headroom.rules.vehicle_tests import CORE_PARTS, REGIONAL
from headroom.rules.vehicle_thresholds import core_threshold, threshold_for
from headroom.rules.verdict import TestOutcome, VehicleTestResult, Verdict

_OPEN = tr("It does at the high end of its contents, and not at the low end: some origins are unknown.")


def law_of(outcome: Outcome, test: TestOutcome, model: int) -> LawSource:
    """Return the law that asks one model for a test, as the policy states it."""
    own = _threshold(outcome, test, model)
    return outcome.scenario.policy.source if own is None or not own.source.citation else own.source


def _threshold(outcome: Outcome, test: TestOutcome, model: int) -> Threshold | None:
    """Return the threshold that a test has for one model; None where the policy states none of its own."""
    policy, kind = outcome.scenario.policy, outcome.exposure.fleet.kinds[model]
    if test.entry is CORE_PARTS:
        return core_threshold(policy, kind.vehicle_class)
    return threshold_for(policy, test.test, kind.vehicle_class, kind.category)


class DerivedTests:
    """The tests of one model, all at the low end of what it may contain.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles.
    """

    def __init__(self, outcome: Outcome, model: int) -> None:
        self._outcome = outcome
        self._at = model
        self._model = DerivedModel(outcome, model)

    def qualifies(self) -> Derivation:
        """Return whether the model qualifies: whether it passes every test that is assessed."""
        verdict = self._outcome.verdict[self._at]
        open_ = verdict == Verdict.UNDETERMINED
        return Derivation(
            self._model.vehicle.name,
            float(verdict == Verdict.QUALIFIES),
            Unit.YES_OR_NO,
            Rule.ALL,
            self.results,
            text=CANNOT_TELL if open_ else "",
            note=_OPEN if open_ else "",
        )

    def results(self) -> tuple[Derivation, ...]:
        """Return whether the model passes each test that is assessed."""
        return tuple(
            Derivation(
                test.test.word,
                float(test.result[self._at] == VehicleTestResult.PASSES),
                Unit.YES_OR_NO,
                Rule.REACHES,
                partial(self._reached, test),
                text=CANNOT_TELL if test.result[self._at] == VehicleTestResult.UNDETERMINED else "",
                note=_OPEN if test.result[self._at] == VehicleTestResult.UNDETERMINED else "",
            )
            for test in self._outcome.tests
            if test.result[self._at] != VehicleTestResult.NOT_ASSESSED
        )

    def value(self, test: TestOutcome) -> Derivation:
        """Return what the model reaches in a test."""
        return test.entry.explained(self._model, float(test.low[self._at]))

    def margin(self, test: TestOutcome) -> Derivation:
        """Return by how much the model passes a test; below 0 it does not."""
        terms = self._reached(test)
        more = terms[0].value - terms[1].value
        # Translators: a test, e.g. “regional content”.
        name = tr("Margin, {test}", test=test.test.word)
        return Derivation(name, more, Unit.MARGIN, Rule.DIFFERENCE, lambda: terms)

    def needed(self, test: TestOutcome) -> Derivation:
        """Return the least value that passes a test, with the law that sets it."""
        policy, least = self._outcome.scenario.policy, float(test.threshold[self._at])
        unit = Unit.YES_OR_NO if test.entry.yes_or_no else Unit.SHARE
        kind = self._outcome.exposure.fleet.kinds[self._at]
        own = _threshold(self._outcome, test, self._at)
        if own is None or abs(own.share - least) <= TOLERANCE:
            return Derivation(
                tr_in("a figure", "Needed"), least, unit, source=policy.source if own is None else own.source
            )
        regional = threshold_for(policy, REGIONAL.test, kind.vehicle_class, kind.category)
        terms = tuple(
            Derivation(translated(one.label), one.share, Unit.SHARE, source=one.source)
            for one in (own, regional)
            if one is not None
        )
        return Derivation(
            tr_in("a figure", "Needed"), least, unit, Rule.PRODUCT, lambda: terms, source=own.source
        )

    def _reached(self, test: TestOutcome) -> tuple[Derivation, Derivation]:
        """Return what the model reaches in a test, and what it needs."""
        return self.value(test), self.needed(test)
