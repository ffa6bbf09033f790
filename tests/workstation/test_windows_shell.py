"""What is asked of Windows, with something else in its place."""

import ctypes
import sys
from pathlib import Path
from typing import Any

import pytest

from headroom.workstation import windows_shell


class Library:
    """Takes note of what is asked."""

    def __init__(self, answer: int) -> None:
        self.answer = answer
        self.asked: list[tuple[str, ...]] = []

    def function(self, library: str, name: str) -> Any:  # noqa: ANN401 - in the place of a function of C
        def call(*arguments: Any) -> int:  # noqa: ANN401 - likewise
            shown = [getattr(one, "value", one) for one in arguments]
            self.asked.append((library, name, *(str(one) for one in shown if not hasattr(one, "_obj"))))
            for one in arguments:
                if hasattr(one, "_obj"):
                    one._obj.value = 7
            return self.answer

        return call


def test_each_question_goes_to_its_library_with_its_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(1)
    monkeypatch.setattr(windows_shell, "_function", library.function)
    path = Path("C:/Übersicht 日本.xlsx")

    assert windows_shell.session() == "7"
    windows_shell.let_come_to_front(42)
    windows_shell.remember_document(path)
    windows_shell.name_program("headroom.1")

    assert [one[:2] for one in library.asked] == [
        ("kernel32", "ProcessIdToSessionId"),
        ("user32", "AllowSetForegroundWindow"),
        ("shell32", "SHAddToRecentDocs"),
        ("shell32", "SetCurrentProcessExplicitAppUserModelID"),
    ]
    assert [one[2:] for one in library.asked[1:]] == [("42",), ("3", str(path)), ("headroom.1",)]


def test_a_session_that_is_not_known_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_shell, "_function", Library(0).function)

    assert windows_shell.session() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="there they do something")
def test_on_other_systems_nothing_happens() -> None:
    assert not hasattr(ctypes, "WinDLL")
    assert windows_shell.session() == ""
    windows_shell.let_come_to_front(1)
    windows_shell.remember_document(Path("a.xlsx"))
    windows_shell.name_program("headroom")
