"""Which models are shown: by class, brand, plant and verdict."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import Row
from books import book as book_of
from fleets import outcome
from headroom.analysis import model_filter
from headroom.analysis.model_filter import (
    ALL_MODELS,
    NOT_STATED,
    VERDICT_LABELS,
    ModelFilter,
    ModelTrait,
    model_labels,
    shown_flags,
    shown_label,
)
from headroom.book.sourcing import Vehicle, VehicleClass
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict
from headroom.words import formatting


def fleet() -> Outcome:
    rows = [Row("US", 900, name) for name in "ABC"]
    rows += [Row("JP", 100, "A", part="A-J"), Row("JP", 9000, "C", part="C-J")]
    vehicles = (
        Vehicle("A", VehicleClass.PASSENGER_CAR, "US", plant="Lima", manufacturer="One"),
        Vehicle("B", VehicleClass.LIGHT_TRUCK, "MX", manufacturer="One"),
        Vehicle("C", VehicleClass.LIGHT_TRUCK, "MX"),
    )
    return outcome(sourcing=book_of(rows, *vehicles))


FLEET = fleet()
LABELS = [(trait, label) for trait in ModelTrait for label in set(model_labels(FLEET, trait))]


def test_labels_are_what_people_call_it() -> None:
    assert model_labels(FLEET, ModelTrait.VEHICLE_CLASS) == ("Passenger car", "Light truck", "Light truck")
    assert model_labels(FLEET, ModelTrait.BRAND) == ("One", "One", NOT_STATED)
    assert model_labels(FLEET, ModelTrait.PLANT) == ("Lima, United States", "Mexico", "Mexico")
    assert model_labels(FLEET, ModelTrait.VERDICT)[2] == "fails"
    assert dict(VERDICT_LABELS) == {verdict: formatting.verdict_word(verdict) for verdict in Verdict}


def test_of_one_trait_any_label_will_do_and_each_trait_has_to_be_met() -> None:
    trucks = ModelFilter().turned(ModelTrait.VEHICLE_CLASS, "Light truck")
    both = trucks.turned(ModelTrait.VEHICLE_CLASS, "Passenger car")
    of_one = trucks.turned(ModelTrait.BRAND, "One")

    assert shown_flags(FLEET, trucks).tolist() == [False, True, True]
    assert shown_flags(FLEET, both).all()
    assert shown_flags(FLEET, of_one).tolist() == [False, True, False]
    assert not shown_flags(FLEET, trucks.turned(ModelTrait.PLANT, "Nowhere")).any()
    assert of_one.turned(ModelTrait.BRAND, "One") == trucks


def test_verdicts_are_those_of_the_scenario() -> None:
    failing = ModelFilter(((ModelTrait.VERDICT, "fails"),))
    better = replace(FLEET, verdict=FLEET.verdict[::-1].copy())

    assert shown_flags(FLEET, failing).tolist() == (FLEET.verdict == Verdict.FAILS).tolist()
    assert shown_flags(better, failing).tolist() == shown_flags(FLEET, failing).tolist()[::-1]


@given(chosen=st.lists(st.sampled_from(LABELS), unique=True, max_size=5))
def test_more_labels_of_a_trait_show_more_and_more_traits_show_fewer(
    chosen: list[tuple[ModelTrait, str]],
) -> None:
    shown = shown_flags(FLEET, ModelFilter(tuple(chosen)))
    for trait, label in LABELS:
        if (trait, label) in chosen:
            continue
        wider = shown_flags(FLEET, ModelFilter((*chosen, (trait, label))))
        if any(one is trait for one, _ in chosen):
            assert (wider | shown == wider).all()
        else:
            assert (wider & shown == wider).all()


def test_figures_of_the_fleet_are_of_all_models() -> None:
    assert ALL_MODELS.all
    assert shown_flags(FLEET, ALL_MODELS).sum() == FLEET.fleet().models


def test_labels_that_files_keep_are_shown_in_the_language_of_the_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(model_filter, "_SAID", {"fails": "no califica", NOT_STATED: "sin dato"})
    monkeypatch.setattr(model_filter, "_CLASSES", {"Light truck": "Camión ligero"})
    monkeypatch.setattr(
        model_filter, "name_of_english", lambda name: name.replace("United States", "Estados Unidos")
    )

    assert shown_label(ModelTrait.VERDICT, "fails") == "no califica"
    assert shown_label(ModelTrait.VEHICLE_CLASS, "Light truck") == "Camión ligero"
    assert shown_label(ModelTrait.PLANT, "Lima, United States") == "Lima, Estados Unidos"
    assert shown_label(ModelTrait.PLANT, NOT_STATED) == "sin dato"
    assert shown_label(ModelTrait.BRAND, "One") == "One"
    assert all(shown_label(trait, label) for trait, label in LABELS)
