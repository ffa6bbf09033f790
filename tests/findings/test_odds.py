"""What may be expected of the talks, in a sentence."""

from dataclasses import replace

import numpy as np
import pytest

import strategies
from fleets import POLICY, fleet
from headroom.analysis.odds import Expectation, expect
from headroom.analysis.prospects import Prospect, Spread
from headroom.analysis.response import as_sourced
from headroom.findings.odds import odds_finding
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.words import formatting

TALKS = (Prospect("as it is", 0.5), Prospect("95/0", 0.5, {"rvc": 0.95}))
EXPOSURE = Exposure.of(fleet(), strategies.REFERENCE)


def expected(prospects: tuple[Prospect, ...], *spreads: Spread) -> Expectation:
    found = expect(as_sourced(EXPOSURE), Scenario(POLICY), prospects, spreads, samples=20)
    assert found is not None
    return found


def test_volume_and_duty_are_weighted_by_the_odds_and_the_ends_are_those_of_the_outcomes() -> None:
    cases = [evaluate(EXPOSURE, Scenario(POLICY.with_value("rvc", share))).fleet() for share in (0.75, 0.95)]
    share = sum(case.qualifying_volume_share for case in cases) / 2
    mean = sum(case.duty_usd for case in cases) / 2
    low, high = sorted(case.duty_usd for case in cases)

    said = odds_finding(expected(TALKS)).sentence

    assert said.startswith(
        f"{formatting.percent(share, 0)} of volume may be expected to qualify, and duty of "
    )
    assert f"{formatting.about(mean)} a year" in said
    if formatting.about(low) != formatting.about(high):
        assert said.endswith(f"it lies between {formatting.about(low)} and {formatting.about(high)}")


def test_who_qualifies_whatever_comes_and_who_in_no_case_stands_beside_it() -> None:
    assert odds_finding(expected(TALKS)).detail == (
        "1 of 5 models qualifies whatever comes, 2 in no case, 1 cannot be told in some case. "
        "Exact: all 2 outcomes were evaluated."
    )


def test_outcomes_that_come_to_the_same_are_said_to_with_their_odds_together() -> None:
    talks = (
        Prospect("as it is", 0.25),
        Prospect("75/0, again", 0.25, {"rvc": 0.75}),
        Prospect("95/0", 0.25, {"rvc": 0.95}),
        Prospect("95/0, one more", 0.25, {"rvc": 0.95}),
    )

    said = odds_finding(expected(talks)).detail

    assert f"“as it is” and “75/0, again” come to the same, {formatting.percent(0.5, 0)} together." in said
    assert f"“95/0” and “95/0, one more” come to the same, {formatting.percent(0.5, 0)} together." in said
    assert "Every outcome comes to the same." in odds_finding(expected(talks[:1] + talks[1:2] * 3)).detail
    assert "come to the same" not in odds_finding(expected(TALKS)).detail
    assert (
        "same" not in odds_finding(expected(talks, Spread("mfn_car", 0.0, 0.1))).detail.partition("drawn")[0]
    )


def test_a_model_that_cannot_be_told_in_some_case_is_not_one_that_qualifies_in_no_case() -> None:
    open_ = replace(
        expected(TALKS), qualifies=np.array([1.0, 0.0, 0.0]), undetermined=np.array([0.0, 0.5, 0.0])
    )

    assert odds_finding(open_).detail.startswith(
        "1 of 3 models qualifies whatever comes, 1 in no case, 1 cannot be told in some case. Exact"
    )
    alone = replace(open_, qualifies=np.zeros(1), undetermined=np.array([0.5]))
    assert odds_finding(alone, costs=False).detail.startswith(
        "Whether the model qualifies is open, it cannot be told in some case."
    )


@pytest.mark.parametrize(
    ("chance", "words"),
    [
        (1.0, "The model qualifies whatever comes."),
        (0.5, "Whether the model qualifies is open."),
        (0.0, "The model qualifies in no case."),
    ],
)
def test_a_model_that_stands_alone_is_not_counted(chance: float, words: str) -> None:
    alone = replace(expected(TALKS), qualifies=np.array([chance]), undetermined=np.zeros(1))

    assert odds_finding(alone, costs=False).detail == words


def test_one_outcome_is_the_only_one() -> None:
    assert odds_finding(replace(expected(TALKS), cases=1)).detail.endswith(
        "Exact: the only outcome was evaluated."
    )


def test_where_every_model_may_qualify_no_other_is_spoken_of() -> None:
    easy = replace(expected(TALKS), qualifies=np.array([1.0, 0.5]), undetermined=np.zeros(2))

    assert odds_finding(easy).detail.startswith("1 of 2 models qualifies whatever comes. Exact")


def test_figures_of_makers_that_respond_are_said_to_be() -> None:
    assert "to qualify at best response, and duty of" in odds_finding(expected(TALKS), best=True).sentence


def test_one_outcome_alone_has_no_range() -> None:
    assert "between" not in odds_finding(expected((Prospect("as it is", 1.0),))).sentence


def test_an_outcome_without_probability_widens_no_range() -> None:
    never = (Prospect("as it is", 1.0), Prospect("95/0", 0.0, {"rvc": 0.95}))

    assert "between" not in odds_finding(expected(never)).sentence


def test_what_was_drawn_is_not_said_to_be_exact() -> None:
    detail = odds_finding(expected(TALKS, Spread("rvc", 0.7, 0.8))).detail

    assert "Exact" not in detail
    assert "drawn" in detail


def test_content_labels_have_no_duty_to_expect() -> None:
    assert "$" not in odds_finding(expected(TALKS), costs=False).sentence


@pytest.mark.parametrize(
    ("chances", "said"), [((1.0, 1.0), "2 of 2 models qualify"), ((0.0, 0.0), "0 of 2 models")]
)
def test_all_and_none(chances: tuple[float, ...], said: str) -> None:
    ends = np.zeros(2)
    found = Expectation(
        *(np.array(chances), ends, ends, ends, ends, ends, ends, ends), 0.0, 1, exact=True, by_prospect=()
    )

    assert odds_finding(found).detail.startswith(said)
