"""Every topic of the guide is that of a part of the window, and every part has a topic that is explained."""

import ast
from pathlib import Path

import headroom
from headroom.window.shown.topics import GuideTopic

WINDOW = Path(headroom.__file__).parent / "window"
TABLE = WINDOW / "guide" / "shown" / "belonging.py"


def used(file: Path) -> set[str]:
    """Return the topics that a module names."""
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text if "headroom.window.shown.topics" in text else "")
    return {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "GuideTopic"
    }


def test_every_topic_is_that_of_a_part_of_the_window() -> None:
    files = [file for file in WINDOW.rglob("*.py") if file != TABLE]
    named = set().union(*map(used, files))

    assert named == {topic.name for topic in GuideTopic}


def test_every_dialog_is_explained() -> None:
    dialogs = [
        file.relative_to(WINDOW).as_posix()
        for file in WINDOW.rglob("*.py")
        if "(QDialog)" in (text := file.read_text(encoding="utf-8")) or "QDialog):" in text
    ]
    unexplained = {
        file for file in dialogs if "explain(self," not in (WINDOW / file).read_text(encoding="utf-8")
    }

    assert unexplained == {
        "frame/crash_dialog.py",  # says all there is to say
        "frame/screen_fit.py",  # has no dialog of its own, but keeps each on its screen
        "widgets/table_window.py",  # shows a table beside what is explained
        "widgets/text_window.py",  # is itself a text to read
    }
