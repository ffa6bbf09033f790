import pytest
from hypothesis import given

from headroom.book.sourcing import SourcingBook
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.window.frame.shown.headline import headline
from headroom.words.formatting import THIN_SPACE
from small_fleet import fleet_book
from strategies import REFERENCE, SCENARIOS, books


@pytest.fixture(scope="module")
def exposure() -> Exposure:
    return Exposure.of(fleet_book(), load_reference())


def outcome_of(exposure: Exposure, rvc: float) -> Outcome:
    return evaluate(exposure, Scenario(load_policy(preset_path("nafta")).with_value("rvc", rvc)))


def test_changes_have_an_arrow_and_no_sign(exposure: Exposure) -> None:
    models, volume, cost, duty = headline(outcome_of(exposure, 0.95), outcome_of(exposure, 0.625))

    assert (models.value, models.caption, models.change) == ("0 of 3", "models qualify", "▼ 1")
    assert volume.value == f"0{THIN_SPACE}%"
    assert volume.change == f"▼ 58.8{THIN_SPACE}pp"
    assert cost.change.startswith("▲ $")
    assert duty.change.startswith("▲ $")
    assert models.told == "0 of 3 models qualify, down 1 from the baseline"


def test_a_looser_threshold_lets_more_qualify_and_costs_less(exposure: Exposure) -> None:
    figures = headline(outcome_of(exposure, 0.3), outcome_of(exposure, 0.625))

    assert figures[0].change == "▲ 2"
    assert figures[2].change.startswith("▼ $")


def test_without_a_change_nothing_stands_beside_a_figure(exposure: Exposure) -> None:
    same = outcome_of(exposure, 0.625)

    assert {figure.change for figure in headline(same, same)} == {""}
    assert headline(same, same)[0].told.endswith("as in the baseline")


@given(book=books(), scenario=SCENARIOS, baseline=SCENARIOS)
def test_any_fleet_has_four_figures_without_a_gap(
    book: SourcingBook, scenario: Scenario, baseline: Scenario
) -> None:
    exposure = Exposure.of(book, REFERENCE)

    figures = headline(evaluate(exposure, scenario), evaluate(exposure, baseline))

    assert len(figures) == 4
    for figure in figures:
        assert figure.value
        assert "nan" not in figure.value
