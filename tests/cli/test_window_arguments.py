from pathlib import Path

import pytest

import headroom.__main__ as program
from headroom.cli.window_arguments import WindowArguments


def test_options_may_stand_anywhere_and_all_else_is_a_file() -> None:
    asked = WindowArguments.of(["a.xlsx", "--new-window", "b c.csv"])

    assert asked == WindowArguments((Path("a.xlsx"), Path("b c.csv")), new_window=True)
    assert not asked.shares_window
    assert not WindowArguments.of(["--report-start"]).shares_window
    assert WindowArguments.of([]).shares_window


def test_the_first_file_that_is_not_there_is_missing(tmp_path: Path) -> None:
    there = tmp_path / "a.xlsx"
    there.touch()

    assert WindowArguments((there,)).missing is None
    assert WindowArguments((there, tmp_path / "b.xlsx", tmp_path)).missing == tmp_path / "b.xlsx"
    assert WindowArguments((Path("x" * 5000),)).missing == Path("x" * 5000)


@pytest.mark.parametrize(
    ("names", "code", "says"),
    [
        (("a.xlsx", "gone.xlsx"), 3, "there is no workbook “gone.xlsx”"),
        (("a.xlsx", "gone"), 2, "there is no workbook “gone”"),
        (("a.xlsx", "b.headroom"), 2, "open “b.headroom” by itself"),
        (("--new-window", "gone.xlsx"), 3, "there is no workbook “gone.xlsx”"),
    ],
)
def test_what_cannot_be_opened_is_said_before_any_window(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    names: tuple[str, ...],
    code: int,
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.xlsx", "b.headroom"):
        Path(name).touch()
    monkeypatch.setattr("sys.argv", ["headroom", *names])

    assert program.main() == code
    assert says in capsys.readouterr().err


def test_a_new_window_of_a_command_is_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["headroom", "--new-window", "policies"])

    assert program.main() == 2
    assert "--new-window" in capsys.readouterr().err
