"""Own work and content of assemblies of which a part comes from several sources, or is out of use: read."""

from dataclasses import replace
from pathlib import Path

import pytest

from headroom.book.part_tree import CLOSED, INSIDE
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.part_changes import Becomes, PartChange, Selection
from part_trees import rolling
from read_sheets import answered, assumed, said
from strategies import REFERENCE

Value = str | float | None
HEADINGS = ["Model", "Level", "Part number", "Origin", "Unit cost", "Quantity", "Made by", "Part role"]
MODELS = [["Model", "Assembly country"], ["A", "US"]]
SHARE, STATUS, ENDS = "Purchase share %", "Part status", "Effective to"


def axle(made_by: str | None, first: Value, second: Value, mark: Value = None) -> list[list[Value]]:
    """Return an axle of 900 with a gear of China for 500 and one of the US for 300, with a mark each."""
    return [
        ["A", 1, "axle", "MX", 900, 1, made_by, "other", mark],
        ["A", 2, "gear", "CN", 500, 1, None, "other", first],
        ["A", 2, "gear", "US", 300, 1, None, "other", second],
        ["A", 1, "glass", "US", 300, 1, None, "other", None],
    ]


def outcome(
    folder: Path, heading: str, rows: list[list[Value]], *changes: PartChange, least: float = 0.5
) -> Outcome:
    folder.mkdir(exist_ok=True)
    answers = {"validity": "today"} if heading == ENDS else {}
    book = answered(folder, [[*HEADINGS, heading], *rows], answers, models=MODELS)
    return evaluate(Exposure.of(book, REFERENCE), replace(rolling(other=least), part_changes=changes))


def test_own_work_is_what_an_assembly_costs_above_its_parts_by_their_shares(tmp_path: Path) -> None:
    found = outcome(tmp_path, SHARE, axle("self", 90, 10))

    assert found.parts_usd[0] == pytest.approx(0.9 * 500 + 0.1 * 300 + 300)
    assert found.conversion_usd[0] == pytest.approx(900 - (0.9 * 500 + 0.1 * 300))
    assert "is 420.00 USD more than the cost of its parts" in assumed(found.exposure.book)


def test_a_blank_share_is_what_is_left_in_the_assembly(tmp_path: Path) -> None:
    found = outcome(tmp_path, SHARE, axle("self", 90, None))

    assert found.conversion_usd[0] == pytest.approx(420)


@pytest.mark.parametrize(
    ("heading", "word"),
    [(STATUS, "obsolete"), (ENDS, "2001-12-31"), ("Alternate", "yes"), (SHARE, 0)],
)
def test_a_part_out_of_use_or_an_alternative_does_not_lower_own_work(
    tmp_path: Path, heading: str, word: Value
) -> None:
    found = outcome(tmp_path, heading, axle("self", 100 if heading == SHARE else None, word))

    assert found.parts_usd[0] == pytest.approx(500 + 300)
    assert found.conversion_usd[0] == pytest.approx(900 - 500)


@pytest.mark.parametrize(("least", "vnm"), [(0.51, 900.0), (0.5, 0.0), (0.49, 0.0)])
def test_a_bought_assembly_is_judged_by_the_shares_of_its_parts(
    tmp_path: Path, least: float, vnm: float
) -> None:
    """450 of 900 are of China: half of it is regional."""
    found = outcome(tmp_path, SHARE, axle("supplier", 90, 10), least=least)

    assert found.parts_usd[0] == pytest.approx(900 + 300)
    assert found.vnm_high_usd[0] == pytest.approx(vnm)


@pytest.mark.parametrize(("least", "vnm"), [(0.67, 900.0), (0.66, 0.0)])
def test_what_is_out_of_use_is_not_in_a_bought_assembly(tmp_path: Path, least: float, vnm: float) -> None:
    """300 of 900 are of Japan; the gear of China is out of use."""
    rows = axle("supplier", "obsolete", None)
    rows.insert(3, ["A", 2, "hub", "JP", 300, 1, None, "other", None])

    assert outcome(tmp_path, STATUS, rows, least=least).vnm_high_usd[0] == pytest.approx(vnm)


@pytest.mark.parametrize(("least", "vnm"), [(0.51, 450.0), (0.5, 0.0)])
def test_an_intermediate_material_is_judged_by_the_shares_of_its_parts(
    tmp_path: Path, least: float, vnm: float
) -> None:
    """450 of 900 are of China; where it does not originate, they count."""
    book = answered(
        tmp_path,
        [
            [*HEADINGS, SHARE, "Intermediate material"],
            *([*row, "yes" if row[2] == "axle" else None] for row in axle("self", 90, 10)),
        ],
        models=MODELS,
    )
    found = evaluate(Exposure.of(book, REFERENCE), rolling(other=least))

    assert found.conversion_usd[0] == pytest.approx(420)
    assert found.vnm_high_usd[0] == pytest.approx(vnm)


def test_shares_hold_for_all_that_is_in_a_part_of_a_bought_assembly(tmp_path: Path) -> None:
    """A tenth of the gears is made of 200 of China: 20 of 900, and 0.9 times 500 of Japan beside it."""
    rows: list[list[Value]] = [
        ["A", 1, "axle", "MX", 900, 1, "supplier", "other", None],
        ["A", 2, "gear", "JP", 500, 1, None, "other", 90],
        ["A", 2, "gear", "US", None, 1, None, "other", 10],
        ["A", 3, "steel", "CN", 200, 1, None, "other", None],
        ["A", 3, "steel bar", "US", 100, 1, None, "other", None],
    ]
    share = (900 - 450 - 20) / 900

    assert outcome(tmp_path / "in", SHARE, rows, least=share - 0.001).vnm_high_usd[0] == 0
    assert outcome(tmp_path / "out", SHARE, rows, least=share + 0.001).vnm_high_usd[0] == 900


def test_an_assembly_costs_as_much_as_its_parts_by_their_shares(tmp_path: Path) -> None:
    rows = [[*row[:4], 480 if row[2] == "axle" else row[4], *row[5:]] for row in axle(None, 90, 10)]
    found = outcome(tmp_path, SHARE, rows)

    assert "1 assembly costs as much as the parts together: the parts count" in assumed(found.exposure.book)
    assert "differs" not in said(found.exposure.book)


@pytest.mark.parametrize("made_by", ["self", None])
@pytest.mark.parametrize(("heading", "word"), [(STATUS, "obsolete"), (ENDS, "2001-12-31")])
def test_the_parts_of_an_assembly_out_of_use_do_not_count_and_that_is_said(
    tmp_path: Path, heading: str, word: str, made_by: str | None
) -> None:
    found = outcome(tmp_path, heading, axle(made_by, None, None, word))

    book = found.exposure.book
    assert found.parts_usd[0] == 300
    assert found.conversion_usd[0] == 0
    assert book.tree is not None
    assert book.tree.fate[:3].tolist() == [CLOSED, INSIDE, INSIDE]
    assert "2 rows go into an assembly out of use or not valid (C2), and do not count there" in assumed(book)


def test_an_assembly_out_of_use_without_a_cost_needs_none(tmp_path: Path) -> None:
    rows = axle("self", None, None, "obsolete")
    rows[0][4] = None
    found = outcome(tmp_path, STATUS, rows)

    assert found.parts_usd[0] == 300
    assert "is missing" not in said(found.exposure.book)


def test_parts_of_an_assembly_that_is_still_used_elsewhere_count_there(tmp_path: Path) -> None:
    headings = ["Model", "Part number", "Parent part", "Origin", "Unit cost", "Quantity", "Made by", STATUS]
    rows: list[list[Value]] = [
        ["A", "old axle", None, "MX", 900, 1, "self", "obsolete"],
        ["A", "new axle", None, "MX", 800, 1, "self", None],
        ["A", "gear", "old axle", "CN", 500, 1, None, None],
        ["A", "gear", "new axle", "CN", 500, 1, None, None],
    ]
    found = evaluate(Exposure.of(answered(tmp_path, [headings, *rows], models=MODELS), REFERENCE), rolling())

    assert (found.parts_usd[0], found.conversion_usd[0]) == (500, 300)


def test_shares_that_do_not_add_up_in_an_assembly_that_counts_itself_are_said(tmp_path: Path) -> None:
    """60 and 20 are scaled to 75 and 25: 375 of 900 are of China."""
    found = outcome(tmp_path / "in", SHARE, axle("supplier", 60, 20), least=525 / 900 - 0.001)
    beyond = outcome(tmp_path / "out", SHARE, axle("supplier", 60, 20), least=525 / 900 + 0.001)

    assert (found.vnm_high_usd[0], beyond.vnm_high_usd[0]) == (0, 900)
    assert "do not add up to 100 % in 2 rows (I3, I4). They are scaled" in said(found.exposure.book)


def test_the_share_of_an_assembly_whose_parts_count_is_said_not_to_be_applied(tmp_path: Path) -> None:
    rows: list[list[Value]] = [
        ["A", 1, "axle", "MX", None, 1, "self", "other", 60],
        ["A", 2, "gear", "US", 300, 1, None, "other", None],
        ["A", 1, "axle", "CN", 400, 1, "supplier", "other", 40],
    ]

    found = outcome(tmp_path, SHARE, rows)
    without = outcome(tmp_path / "bought", SHARE, [[*row[:-1], None] for row in rows[:2]])

    assert "share of an assembly whose parts count (I2) is not applied" in said(found.exposure.book)
    assert "not applied" not in said(without.exposure.book)


def test_own_work_follows_a_change_by_the_shares_of_the_parts(tmp_path: Path) -> None:
    """The gear of China gets dearer by 100, of which 90 % count; an axle that comes home has 420 again."""
    dearer = PartChange(
        "a change", Selection(part_numbers=("gear",), origins=("CN",)), Becomes(unit_cost=600)
    )
    home = PartChange("a change", Selection(part_numbers=("axle",)), Becomes("MX"))
    abroad = axle("self", 90, 10)
    abroad[0][3] = "JP"

    assert outcome(tmp_path / "1", SHARE, axle("self", 90, 10), dearer).conversion_usd[0] == pytest.approx(
        330
    )
    assert outcome(tmp_path / "2", SHARE, abroad).conversion_usd[0] == 0
    assert outcome(tmp_path / "3", SHARE, abroad, home).conversion_usd[0] == pytest.approx(420)


def test_an_assembly_out_of_use_stays_so_wherever_it_is_made(tmp_path: Path) -> None:
    abroad = axle("self", None, None, "obsolete")
    abroad[0][3] = "JP"
    home = PartChange("a change", Selection(part_numbers=("axle",)), Becomes("MX"))

    assert outcome(tmp_path, STATUS, abroad, home).parts_usd[0] == 300
