"""Every file that a user may have is written in one step, by the one module that does so."""

import ast
from collections.abc import Iterator
from pathlib import Path

import headroom
from source_trees import tree_of

PACKAGE = Path(headroom.__file__).parent
_WAYS = frozenset({"write_bytes", "write_text", "copyfile", "copy2"})
OF_ITS_OWN = {
    "whole_file": "writes in one step",
    "recovery_files": "marks, which hold nothing",
    "scratch": "marks in a folder for temporary files",
    "child": "what a reading process complains of, in such a folder",
    "beginning": "what a confined process says before it can, in such a folder",
    "starting": "what it says before it can, in such a folder",
    "confined": "what a confined process fills, in such a folder",
    "book_folder": "what a reading process hands over, in such a folder",
    "row_files": "the same, column by column",
    "encryption": "a copy without its password, in such a folder",
    "openpyxl_reader": "a repaired copy in memory",
    "marked_package": "a copy in memory",
    "large_workbook": "a made-up workbook, in such a folder",
    "faults": "the log",
    "window_post": "what a start leaves for the window that is open, in a folder that both empty",
}


def writers() -> Iterator[tuple[str, str]]:
    """Yield each module with a call that may write a file, and the call."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(tree_of(path, *_WAYS, ".open(")):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            texts = [one.value for one in node.args if isinstance(one, ast.Constant)]
            if node.func.attr in _WAYS:
                yield path.stem, node.func.attr
            if node.func.attr == "open" and any(
                isinstance(text, str) and text[:1] in {"w", "a", "x"} for text in texts
            ):
                yield path.stem, "open"


def test_no_other_module_writes_files() -> None:
    assert {module for module, _ in writers()} - {*OF_ITS_OWN} == set()
    assert ("whole_file", "write_bytes") in set(writers())
