"""The compiled libraries are made from the source beside them, and anyone can make them again."""

import json
from importlib.metadata import version
from pathlib import Path

import pytest

from build_exact_search import FOLDER, RECORD, SOURCE, SYSTEMS, build, digest

RECORDED = json.loads((FOLDER / RECORD).read_text(encoding="utf-8"))


def test_the_libraries_were_made_from_this_source() -> None:
    assert RECORDED["source"] == digest(FOLDER / SOURCE), "run packaging/build_exact_search.py"
    assert RECORDED["libraries"] == {library: digest(FOLDER / library) for library in SYSTEMS}


def test_nothing_else_stands_beside_them() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {SOURCE, RECORD, *SYSTEMS}


@pytest.mark.slow
def test_the_source_compiles_to_the_same_bytes_again(tmp_path: Path) -> None:
    pytest.importorskip("ziglang", reason="the compiler is not installed: the extra “compile”")
    assert RECORDED["compiler"] == f"ziglang {version('ziglang')}"

    build(tmp_path)

    assert json.loads((tmp_path / RECORD).read_text(encoding="utf-8")) == RECORDED
