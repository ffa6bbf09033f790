"""Rules of the code base that the import contracts cannot express."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import headroom

PACKAGE = Path(headroom.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the full names that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_a_module_keeps_the_rules_of_the_house(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    names = set(imported(ast.parse(text)))

    assert "typing.TYPE_CHECKING" not in names, "a type-only import hides what a module needs"
    if module.is_relative_to(PACKAGE / "window" / "session"):
        assert not any(name.startswith(("PySide6.QtWidgets", "pyqtgraph")) for name in names)
    if room(module) in {"book", "rules", "optimum", "analysis", "explain"}:
        assert not any(name.startswith(("random", "logging", "time", "os", "pathlib")) for name in names)
    if room(module) == "window" and not module.is_relative_to(PACKAGE / "window" / "start"):
        assert ".processEvents(" not in text
        assert ".sender()" not in text
        assert ".findChild(" not in text
        assert ".exec()" not in text, "a dialog is opened with open(), a menu with popup()"


def test_no_module_has_a_name_that_would_fit_any_program() -> None:
    vague = {
        "utils",
        "util",
        "helpers",
        "common",
        "manager",
        "base",
        "core",
        "types",
        "constants",
        "config",
        "misc",
    }

    assert not {module.stem for module in MODULES} & vague
