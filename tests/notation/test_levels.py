"""How levels are written: each way that bills of several levels have, and what is none."""

import pytest

from headroom.notation.levels import indent_of, level_of, outline_number


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
    ("text", "width"), [("A", 0), ("  A", 2), ("\tA", 4), ("\u00a0\u00a0A", 2), ("   ", 0)]
)
def test_an_indent_is_counted_in_blanks(text: str, width: int) -> None:
    assert indent_of(text) == width
