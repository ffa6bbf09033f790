"""How levels are written: each way that bills of several levels have, and what is none."""

import pytest

from headroom.notation.levels import indents_of, level_of, marks_of, outline_number


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("0", 0),
        ("2", 2),
        ("2.0", 2),
        (" 3 ", 3),
        (".1", 1),
        ("..2", 2),
        ("...3", 3),
        (". . 2", 2),
        ("--2", 2),
        ("+", 1),
        ("++", 2),
        ("+ +", 2),
        ("...", 3),
        ("Level 2", 2),
        ("L3", 3),
        ("Lvl. 1", 1),
        ("Ebene 2", 2),
        ("Stufe 1", 1),
        ("Nivel 2", 2),
        ("Niveau 4", 4),
        ("", None),
        ("LX", None),
        ("1.1", None),
        ("2000", None),
        ("999", None),
        ("-+-", None),
        ("1 of 2", None),
    ],
)
def test_a_level_is_read_in_every_way_it_is_written(text: str, level: int | None) -> None:
    assert level_of(text) == level


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("1", ("1",)),
        ("1.0", ("1",)),
        ("1.1.2", ("1", "1", "2")),
        ("01.02", ("1", "2")),
        ("1.", ("1",)),
        ("1-2", ("1", "2")),
        ("1.10", ("1", "10")),
        ("", None),
        ("A.1", None),
        ("1..2", None),
        (".1", None),
    ],
)
def test_a_number_of_several_steps_is_taken_apart(text: str, steps: tuple[str, ...] | None) -> None:
    assert outline_number(text) == steps


@pytest.mark.parametrize(
    ("texts", "widths"),
    [
        (("A", "  B", "\tC", "   ", "\u00a0\u00a0D"), [0, 2, 4, 0, 2]),
        (("A", "\u2003B", "\u2009\u2009C"), [0, 1, 2]),
        (("A", ".B", "..C"), [0, 1, 2]),
        (("A", "- B", "-- C"), [0, 2, 3]),
        (("A", "-> B", "--> C"), [0, 3, 4]),
        (("A", "\u2192 B", "\u2192\u2192 C"), [0, 2, 3]),
        (("A", "> B", "> > C"), [0, 2, 4]),
        (("A", "\u2514\u2500 B", "   \u2514\u2500 C"), [0, 3, 6]),
        (("A", "|-- B", "|   |-- C"), [0, 4, 8]),
        (("A", " \u2022 B"), [0, 3]),
        (("A", "+ B", "+ + C"), [0, 2, 4]),
        (("..A", "...B"), [2, 3]),
        (("A", "-12", "-14"), [0, 0, 0]),
        (("Bolt", ".250 screw"), [0, 0]),
        (("Supply", "+5V"), [0, 0]),
        (("-- A", "-- B"), [0, 0]),
        (("A", "--", "..."), [0, 0, 0]),
    ],
)
def test_blanks_and_marks_before_texts_indent_them(texts: tuple[str, ...], widths: list[int]) -> None:
    assert indents_of(texts) == widths


def test_marks_are_told_apart_from_what_they_stand_before() -> None:
    assert marks_of(("A-1", "..A-10", "... P-11", "  P-12")) == [0, 2, 4, 0]
