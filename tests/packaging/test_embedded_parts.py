import re
from pathlib import Path

import pytest

from embedded_parts import PARTS, Part, parts_in
from third_party import packages

ROOT = Path(__file__).resolve().parents[2]
NOTICES = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_every_work_inside_another_is_in_the_notices(part: Part) -> None:
    plain = part.name.split(" (")[0]

    assert plain in NOTICES
    assert part.within == "headroom" or part.within in packages()


def test_a_work_is_in_a_program_that_has_its_file() -> None:
    windows = parts_in(
        ["lib/PySide6/Qt6Core.dll", "lib/numpy.libs/libscipy_openblas64_-1.dll", "vcruntime140.dll"]
    )

    assert [part.name for part in windows] == [
        *("Qt", "OpenBLAS", "GCC runtime (libgfortran)", "Microsoft Visual C++ runtime"),
    ]
    assert parts_in(["headroom"]) == ()


def test_no_part_asks_that_the_whole_program_be_under_its_licence() -> None:
    for part in PARTS:
        assert not re.fullmatch(r"A?GPL-\S+", part.licence), part.name
