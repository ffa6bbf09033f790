import strategies
from books import Row, book
from fleets import POLICY, outcome
from headroom.analysis.flips import nearest_flips
from headroom.book.sourcing import Vehicle
from headroom.output.flip_tables import NOBODY, flipped_models, flipped_rows, next_flips
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.words.formatting import MINUS, THIN_SPACE


def test_a_model_that_flipped_stands_with_both_verdicts_and_margins() -> None:
    table = flipped_models(outcome(), outcome(POLICY.with_value("rvc", 0.92)))

    texts = [cell.text for cell in table.rows[0]]
    assert texts[:5] == ["Aspen", "qualifies", "fails", f"+15.0{THIN_SPACE}pp", f"{MINUS}2.0{THIN_SPACE}pp"]


def test_a_table_without_flips_says_so_in_its_place() -> None:
    same = outcome()

    assert flipped_models(same, same).rows == ()
    assert flipped_models(same, same).caption == NOBODY  # what would fill it
    assert "No part" in flipped_rows(same, same).caption


def test_a_part_that_flipped_stands_with_its_weight_and_cell() -> None:
    sourcing = book([Row("US", 900), Row("MX", 100, part="47", regional=0.6)], Vehicle("A"))
    exposure = Exposure.of(sourcing, strategies.REFERENCE)
    before = evaluate(exposure, Scenario(POLICY))
    after = evaluate(exposure, Scenario(POLICY.with_value("other", 0.65)))

    (row,) = flipped_rows(before, after).rows

    assert [cell.text for cell in row] == ["47", "", "A", "originates no more", "+$100.00", "Sourcing!D3"]


def test_who_is_nearest_to_flipping_next_stands_first_with_the_test_that_decides() -> None:
    first, *_ = next_flips(nearest_flips(outcome())).rows

    assert [cell.text for cell in first[:6]] == [
        "Cedar",
        "cannot tell",
        "regional content",
        f"70.0 … 80.0{THIN_SPACE}%",
        f"75.0{THIN_SPACE}%",
        f"{MINUS}5.0 … +5.0{THIN_SPACE}pp",
    ]
