from dataclasses import replace

import numpy as np
import pytest

import strategies
from fleets import POLICY, fleet
from headroom.analysis.odds import Expectation, expect
from headroom.analysis.prospects import Prospect
from headroom.analysis.response import as_sourced
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.window.pages.odds.shown.expectation import expectation_chart, prospect_results
from headroom.window.plots.shown.bar_rows import BarRows, BarTone
from headroom.words.formatting import THIN_SPACE

EXPOSURE = Exposure.of(fleet(), strategies.REFERENCE)
TALKS = (Prospect("as it is", 0.75), Prospect("95 %", 0.25, {"rvc": 0.95}))


def found(*prospects: Prospect) -> Expectation:
    answer = expect(as_sourced(EXPOSURE), Scenario(POLICY), prospects or TALKS)
    assert answer is not None
    return answer


def chart() -> BarRows:
    """Return the chart of a fleet of which Aspen, and no other model, costs 100 more where it falls off."""
    outcome, plain = evaluate(EXPOSURE, Scenario(POLICY)), found()
    aspen = np.array([vehicle.name == "Aspen" for vehicle in EXPOSURE.vehicles])
    dearer = replace(
        plain,
        mean_usd=plain.mean_usd + 25.0 * aspen,
        high_usd=plain.high_usd + 100.0 * aspen,
        greatest_usd=plain.greatest_usd + 100.0 * aspen,
    )
    return expectation_chart(dearer, EXPOSURE.vehicles, outcome.landed_cost_usd)


def test_a_model_that_may_fall_off_stands_with_its_chance_and_what_that_may_cost() -> None:
    dogwood, aspen = (next(row for row in chart().rows if row.label == name) for name in ("Dogwood", "Aspen"))

    assert dogwood.figures[0] == "certain"
    assert aspen.figures[0] == f"75{THIN_SPACE}%"
    assert aspen.segments[0].thin
    assert aspen.segments[0].end == pytest.approx(100.0)
    assert aspen.marks[0] == pytest.approx(0.25 * aspen.segments[0].end)


def test_what_cannot_be_told_in_a_case_is_a_range_between_failing_and_qualifying() -> None:
    outcome, plain = evaluate(EXPOSURE, Scenario(POLICY)), found()
    names = [vehicle.name for vehicle in EXPOSURE.vehicles]
    likely, unknown = np.zeros(len(names)), np.zeros(len(names))
    likely[:3], unknown[:3] = (0.0, 0.25, 0.75), (0.25, 0.5, 0.25)
    open_ = replace(plain, qualifies=likely, undetermined=unknown, greatest_usd=plain.mean_usd + 9.0)

    made = expectation_chart(open_, EXPOSURE.vehicles, outcome.landed_cost_usd)

    rows = {row.label: row for row in made.rows}
    assert [rows[name].figures[0] for name in names[:4]] == [
        *(f"0 … 25{THIN_SPACE}%", f"25 … 75{THIN_SPACE}%", f"75 … 100{THIN_SPACE}%", f"0{THIN_SPACE}%")
    ]
    tones = [rows[name].segments[0].tone for name in names[:3]]
    assert tones == [BarTone.FAILS, BarTone.UNDETERMINED, BarTone.QUALIFIES]
    assert (BarTone.UNDETERMINED, "cannot tell") in made.legend
    assert [row.label for row in made.rows].index(names[3]) < [row.label for row in made.rows].index(names[0])
    told = replace(open_, undetermined=np.zeros(len(names)))
    plainly = expectation_chart(told, EXPOSURE.vehicles, outcome.landed_cost_usd)
    assert plainly.legend == made.legend[:2]


def test_a_model_that_costs_the_same_whatever_comes_has_no_bar() -> None:
    dogwood = next(row for row in chart().rows if row.label == "Dogwood")

    assert dogwood.numbers[-1] == pytest.approx(0.0, abs=1e-6)
    assert dogwood.segments == ()
    assert dogwood.marks == ()


def test_the_least_likely_to_qualify_stand_first() -> None:
    labels = [row.label for row in chart().rows]

    assert labels.index("Birch") < labels.index("Aspen") < labels.index("Dogwood")


def test_each_outcome_has_its_share_of_volume_and_its_duty() -> None:
    shares = [share for share, _ in prospect_results(found())]

    assert len(shares) == 2
    assert shares[0] != shares[1]


def test_it_is_copied_with_chances_in_percent_and_changes_in_dollars() -> None:
    table = chart().table()

    assert table is not None
    aspen = dict(zip(table.headings, next(row for row in table.rows if row[0] == "Aspen"), strict=True))
    row = next(one for one in chart().rows if one.label == "Aspen")
    assert aspen["Qualifies, %"] == 75.0
    assert float(aspen["Expected, USD"]) == pytest.approx(row.marks[0], abs=1e-5)
    assert float(aspen["Greatest, USD"]) == pytest.approx(row.segments[0].end, abs=1e-5)
