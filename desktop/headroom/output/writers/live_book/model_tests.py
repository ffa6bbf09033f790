"""The tests of each model, its verdict and its headroom."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.book.classes_and_roles import CATEGORIES, MAIN_CATEGORIES
from headroom.book.sourcing import CLASSES
from headroom.language import tr
from headroom.output.writers.live_book.formulas import NEAR, reaches
from headroom.output.writers.live_book.inputs import CREDIT_ABOVE, CREDIT_RVC, CREDIT_TOTAL, Inputs
from headroom.output.writers.live_book.pages import Filled
from headroom.output.writers.live_book.words import RESULTS, VERDICTS, quoted, word
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Test
from headroom.rules.readings import US_CONTENT_BASIS, UsContentBasis
from headroom.rules.vehicle_tests import (
    ALUMINIUM,
    ASSEMBLY,
    CORE_PARTS,
    LABOUR,
    PREFERENCE,
    REGIONAL,
    STEEL,
    US,
)
from headroom.rules.vehicle_thresholds import core_threshold, threshold_for
from headroom.rules.verdict import TestOutcome, VehicleTestResult, Verdict

KEYS = {
    PREFERENCE.test: "preference",
    REGIONAL.test: "regional",
    US.test: "us",
    CORE_PARTS.test: "core_parts",
    LABOUR.test: "labour",
    STEEL.test: "steel",
    ALUMINIUM.test: "aluminium",
    ASSEMBLY.test: "assembly",
}
"""How the columns of each test begin, with ``test_`` before it."""

VERDICT = f"CHOOSE([verdict_code]+1,{','.join(map(quoted, VERDICTS.values()))})"
_RESULT = f"CHOOSE([result_code]+1,{','.join(map(quoted, RESULTS.values()))})"
_OF_VALUE = {
    LABOUR.test: "[lvc]",
    STEEL.test: "[steel]",
    ALUMINIUM.test: "[aluminium]",
    ASSEMBLY.test: "[in_region]",
}
_CONTENT = (REGIONAL.test, US.test)


@dataclass(frozen=True, slots=True, eq=False)
class ModelTests:
    """The tests that a policy sets.

    Attributes:
        outcome: What the scenario makes of the fleet.
        inputs: The inputs that formulas mention.
        core: Whether any row is one of a core group.
    """

    outcome: Outcome
    inputs: Inputs
    core: bool

    def unknown(self) -> tuple[str, ...]:
        """Return the tests that no formula is made for: their values stand there."""
        return tuple(one.test.word for one in self.outcome.tests if one.test not in KEYS)

    def core_thresholds(self) -> list[str]:
        """Return what is asked of the core parts of each model as a formula; empty where nothing is."""
        policy, fleet = self.outcome.scenario.policy, self.outcome.exposure.fleet
        found = []
        for at, least in enumerate(self.outcome.core.threshold.tolist()):
            asked = core_threshold(policy, CLASSES[fleet.vehicle_class[at]])
            found.append("" if np.isnan(least) else "1" if asked is None else self.inputs.ref(asked.key))
        return found

    def columns(self) -> Sequence[Filled]:
        """Return the columns of every test, then verdict and headroom."""
        found: list[Filled] = []
        for one in self.outcome.tests:
            found += self._test(one)
        codes = ",".join(f"[{column.key}]" for column in found if column.key.endswith("_code"))
        verdict = self.outcome.verdict
        words = [VERDICTS[Verdict(code)] for code in verdict.tolist()]
        return (
            *found,
            Filled(
                "verdict_code",
                tr("Verdict: {number} qualifies", number=2),
                "count",
                verdict,
                f"MIN(2,{codes})",
                folded=True,
            ),
            Filled("verdict", tr("Verdict"), "words", words, VERDICT, width=13),
            *self._headroom(),
        )

    def _test(self, one: TestOutcome) -> Sequence[Filled]:
        """Return value, threshold and result of one test."""
        key = f"test_{KEYS.get(one.test, 'other')}"
        low, high = self._values(one.test)
        words = [RESULTS[VehicleTestResult(code)] for code in one.result.tolist()]
        cells = f"[{key}_low],[{key}_high],[{key}_least]"
        code = (
            f"IF(COUNT({cells})<3,3,IF({reaches(f'[{key}_low]', f'[{key}_least]')},1,0)"
            f"+IF({reaches(f'[{key}_high]', f'[{key}_least]')},1,0))"
        )
        if one.test not in KEYS:
            low = high = code = ""
        heading = one.test.label
        return (
            Filled(
                f"{key}_low",
                tr("{heading}: low", heading=heading),
                "share",
                one.low.tolist(),
                low,
                folded=one.test not in _CONTENT,
            ),
            Filled(
                f"{key}_high",
                tr("{heading}: high", heading=heading),
                "share",
                one.high.tolist(),
                high,
                folded=True,
            ),
            Filled(
                f"{key}_least",
                tr("{heading}: threshold", heading=heading),
                "share",
                one.threshold.tolist(),
                self._thresholds(one),
            ),
            Filled(
                f"{key}_code", tr("{heading}: code", heading=heading), "count", one.result, code, folded=True
            ),
            Filled(
                f"{key}_result",
                tr("{heading}: result", heading=heading),
                "words",
                words,
                _RESULT.replace("result_code", f"{key}_code") if code else "",
                width=13,
            ),
        )

    def _values(self, test: Test) -> tuple[str, str]:
        """Return what a test reads at both ends as formulas."""
        if test is PREFERENCE.test:
            return "0", "0"
        if test is REGIONAL.test:
            return self._regional("[rvc_low]"), self._regional("[rvc_high]")
        if test is US.test:
            return self._us("low", "0"), self._us("high", "1")
        if test is CORE_PARTS.test:
            return ("[core_low]", "[core_high]") if self.core else ('""', '""')
        cell = _OF_VALUE.get(test, "")
        value = cell if test is ASSEMBLY.test or not cell else f'IF({cell}="","",{cell})'
        return value, value

    def _regional(self, share: str) -> str:
        """Return the regional content with what a high labour value content adds to it."""
        credit = self.outcome.scenario.policy.labour_credit
        if credit is None:
            return share
        total, above, least = (self.inputs.ref(key) for key in (CREDIT_TOTAL, CREDIT_ABOVE, CREDIT_RVC))
        asked = (
            f"[labour_credit]=1,ISNUMBER([lvc]),ISNUMBER([lvc_material_labour]),"
            f"N([lvc])>{total}+{NEAR},{reaches(share, least)}"
        )
        return f"{share}+IF(AND({asked}),MAX(N([lvc_material_labour])-{above},0),0)"

    def labour_credit(self) -> Sequence[Filled]:
        """Return of which models a high labour value content adds to the regional content."""
        policy, fleet = self.outcome.scenario.policy, self.outcome.exposure.fleet
        credit = policy.labour_credit
        if credit is None:
            return ()
        covered = [
            CATEGORIES[category] in MAIN_CATEGORIES and CLASSES[own] in credit.classes
            for own, category in zip(fleet.vehicle_class.tolist(), fleet.category.tolist(), strict=True)
        ]
        return (Filled("labour_credit", tr("Labour value credit may add: 1"), "count", covered, folded=True),)

    def _us(self, end: str, without: str) -> str:
        """Return the US content as the policy reads it."""
        share = f"[us_{end}]"
        if US_CONTENT_BASIS not in self.inputs:
            return share
        by_part = f"IF([net_cost]>0,[us_parts_{end}]/[net_cost],{without})"
        by_parts = quoted(word(UsContentBasis.PARTS.word))
        return f"IF({self.inputs.ref(US_CONTENT_BASIS)}={by_parts},{by_part},{share})"

    def _thresholds(self, one: TestOutcome) -> list[str]:
        """Return the threshold of each model as a formula; blank where it has none."""
        asked = [self._threshold(one.test, model) for model in range(len(self.outcome.vehicles))]
        return [text or '""' for text in asked]

    def _threshold(self, test: Test, model: int) -> str:
        if test in {PREFERENCE.test, ASSEMBLY.test}:
            return "1"
        if test is CORE_PARTS.test:
            return self.core_thresholds()[model]
        policy, fleet = self.outcome.scenario.policy, self.outcome.exposure.fleet
        kind = CLASSES[fleet.vehicle_class[model]], CATEGORIES[fleet.category[model]]
        stated = threshold_for(policy, test, *kind)
        if stated is None:
            return ""
        share = self.inputs.ref(stated.key)
        if test is not US.test or US_CONTENT_BASIS not in self.inputs:
            return share
        regional = threshold_for(policy, REGIONAL.test, *kind)
        if regional is None:
            any_regional = any(one.test is REGIONAL.test and not one.of_parts for one in policy.thresholds)
            half = '""' if any_regional else share
        else:
            half = f"{share}*{self.inputs.ref(regional.key)}"
        basis = self.inputs.ref(US_CONTENT_BASIS)
        return f"IF({basis}={quoted(word(UsContentBasis.HALF_OF_REGIONAL.word))},{half},{share})"

    def _headroom(self) -> Sequence[Filled]:
        """Return the smaller of the margins of the contents that are asked for."""
        found: list[Filled] = []
        keys: list[str] = []
        for one in self.outcome.tests:
            if one.test not in _CONTENT:
                continue
            key = f"test_{KEYS[one.test]}"
            keys.append(f"[margin_{KEYS[one.test]}]")
            asks = "" if one.entry.asks_at_zero else f",[{key}_least]>{NEAR}"
            formula = f'IF(AND(COUNT([{key}_low],[{key}_least])=2{asks}),[{key}_low]-[{key}_least],"")'
            found.append(
                Filled(
                    f"margin_{KEYS[one.test]}",
                    tr("Margin of {test}", test=one.test.word),
                    "points",
                    _margin(one),
                    formula,
                    folded=True,
                )
            )
        every = ",".join(keys)
        formula = f'IF(COUNT({every})=0,"",MIN({every}))' if keys else '""'
        return (
            *found,
            Filled("headroom", tr("Headroom"), "points", self.outcome.headroom.tolist(), formula),
        )


def _margin(one: TestOutcome) -> list[float]:
    """Return by how much a content is above its threshold, where that asks for anything."""
    return [
        low - least if one.entry.asks(least) else math.nan
        for low, least in zip(one.low.tolist(), one.threshold.tolist(), strict=True)
    ]
