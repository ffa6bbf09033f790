import re

import pytest

from headroom import __version__
from windows.product import UPGRADE_CODE, WORK, WORKBOOKS, numbers


def test_the_version_of_the_program_has_three_numbers_for_windows() -> None:
    assert ".".join(str(number) for number in numbers(__version__)) == re.match(r"[\d.]+\d", __version__)[0]  # type: ignore[index]


def test_workbooks_are_those_that_are_opened_on_every_system() -> None:
    assert WORK == ".headroom"
    assert WORKBOOKS == (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv")


@pytest.mark.parametrize(("version", "told"), [("1.2.3", (1, 2, 3)), ("0.10.0rc1", (0, 10, 0))])
def test_what_says_that_a_version_is_not_out_yet_is_no_number_for_windows(
    version: str, told: tuple[int, int, int]
) -> None:
    assert numbers(version) == told


def test_a_version_of_two_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match=r"1\.2 has not 3 numbers"):
        numbers("1.2")


def test_the_code_by_which_versions_are_upgraded_is_for_ever() -> None:
    assert UPGRADE_CODE == "BB0670CF-936D-436D-85E4-C154F024F487"
