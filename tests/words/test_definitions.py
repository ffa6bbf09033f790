"""One word, one figure: what the pages say of the sample is the same wherever the word stands."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import headroom
from headroom import resources
from headroom.optimum.change_worth import picks_with, trial, worths
from headroom.optimum.decisions import DecisionQuestion, decide
from headroom.output.decision_table import fleet_totals
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.window.pages.decide.shown.changes import trial_sentence
from headroom.words import definitions, formatting
from headroom.words.definitions import COMPONENT_WORDS, COMPONENTS, Term
from headroom.workbook.process.reading import read_book


def test_every_word_is_defined_once() -> None:
    terms = [term for term in vars(definitions).values() if isinstance(term, Term)]

    assert len({term.word for term in terms}) == len({term.meaning for term in terms}) == len(terms)


def test_the_components_have_the_same_names_everywhere_and_are_named_in_this_module_alone() -> None:
    assert list(COMPONENT_WORDS.values()) == [term.word for term in COMPONENTS.values()]
    for path in (Path(headroom.__file__).parent / "present").glob("*.py"):
        if path.name != "definitions.py":
            assert not re.search(
                r'"(Parts duty|Part duty|Vehicle duty|Freight in|Inbound freight)"', path.read_text("utf-8")
            )


def test_nothing_is_called_added_cost_that_is_no_change() -> None:
    for path in Path(headroom.__file__).parent.rglob("*.py"):
        assert not re.search(r"added cost", path.read_text("utf-8"), re.IGNORECASE), path.name


@pytest.mark.slow
def test_decide_says_of_the_sample_what_the_head_line_says_once_it_is_applied() -> None:
    book = read_book(resources.sample())
    reference = load_reference()
    exposure = Exposure.of(book, reference)
    offers = Offers.of(exposure)
    scenario = Scenario(load_policy(preset_path("us-proposal-2026")))
    decided = decide(DecisionQuestion.of(offers, scenario))
    assert decided is not None

    moves = tuple(
        worth.move for answer in decided.answers if answer.chosen for worth in worths(answer.chosen)
    )
    applied = evaluate(exposure, replace(scenario, moves=moves))

    totals = applied.fleet()
    assert decided.fleet.duty_usd == pytest.approx(totals.duty_usd)
    assert f"duty {formatting.millions(totals.duty_usd)} a year" in fleet_totals(decided.fleet)
    assert f"{totals.qualifying} of {totals.models} qualify as decided" in fleet_totals(decided.fleet)
    for at, answer in enumerate(decided.answers):
        assert answer.chosen is not None
        found = trial(answer.problem, picks_with(answer.chosen, ()))
        landed = formatting.dollars(float(applied.landed_cost_usd[at]))
        assert f"landed {landed}" in trial_sentence(found, 1, 1)
