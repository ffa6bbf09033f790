from pathlib import Path

import pytest

from headroom.opening.several_files import why_not_together


@pytest.mark.parametrize(
    "names", [(), ("a.xlsx",), ("a.headroom",), ("a.toml",), ("a.xlsx", "b.csv"), ("a", "b.XLSX")]
)
def test_workbooks_are_opened_together_and_anything_by_itself(names: tuple[str, ...]) -> None:
    assert why_not_together([Path(name) for name in names]) == ""


@pytest.mark.parametrize("alone", ["work.headroom", "work.HEADROOM", "policy.toml"])
def test_saved_work_and_policies_are_opened_one_at_a_time(alone: str) -> None:
    reason = why_not_together([Path("a.xlsx"), Path("folder") / alone])

    assert reason.endswith(f"of “a.xlsx”, “{alone}”, open “{alone}” by itself.")
