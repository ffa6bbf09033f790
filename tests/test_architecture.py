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


def floor(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_a_module_keeps_the_rules_of_the_house(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    names = set(imported(ast.parse(text)))

    assert "typing.TYPE_CHECKING" not in names, "a type-only import hides what a module needs"
    if floor(module) == "state":
        assert not any(name.startswith(("PySide6.QtWidgets", "pyqtgraph")) for name in names)
    if floor(module) == "domain":
        assert not any(name.startswith(("random", "logging", "time", "os", "pathlib")) for name in names)
    if floor(module) == "ui":
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


def members_named(module: Path, name: str) -> set[str]:
    """Return the members of an enumeration that a module names, e.g. ``Test.REGIONAL``."""
    return {
        node.attr
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == name
        and node.attr.isupper()
    }


@pytest.mark.parametrize(
    ("enumeration", "homes"),
    [
        ("Test", {"vehicle_tests.py"}),
        ("RateKind", {"measures.py", "rate_kinds.py", "policy_measures.py"}),  # the last: what is usual
    ],
)
def test_what_a_test_or_a_kind_of_rate_does_stands_in_its_entry_alone(
    enumeration: str, homes: set[str]
) -> None:
    naming = {module.name for module in MODULES if members_named(module, enumeration)}

    assert naming == homes


def test_a_single_test_is_named_only_where_the_subject_is_that_one() -> None:
    about = {
        "policy_map.py": {"REGIONAL", "US"},  # its two axes; what goes over them
        "grid_axis.py": {"REGIONAL", "US"},
        "sweep.py": {"REGIONAL"},
        "reach.py": {"REGIONAL", "US", "CORE_PARTS"},  # the break-even threshold is a regional one
        "decided.py": {"REGIONAL"},
        "break_even_ticks.py": {"REGIONAL"},
        "sourcing_choice.py": {"REGIONAL", "US"},  # figures of their own: rvc, us_content
        "change_worth.py": {"REGIONAL", "US"},
        "bars.py": {"REGIONAL", "US"},
        "open_rows.py": {"REGIONAL", "US", "CORE_PARTS"},
        "chart_thresholds.py": {"REGIONAL"},  # the one on top, the one that is marked
        "scenario_charts.py": {"REGIONAL"},
        "detail.py": {"PREFERENCE", "REGIONAL"},
        "policy_file.py": {"CORE_PARTS"},  # thresholds on parts
        "scenario_options.py": {"REGIONAL", "US"},  # --rvc, --us-content
        "by_frame.py": {"REGIONAL", "US"},
    }
    entries = {"PREFERENCE", "REGIONAL", "US", "CORE_PARTS", "LABOUR", "STEEL", "ALUMINIUM", "ASSEMBLY"}
    named = {
        module.name: names
        for module in MODULES
        if (
            names := {
                name.rpartition(".")[2]
                for name in imported(ast.parse(module.read_text(encoding="utf-8")))
                if ".vehicle_tests." in name
            }
            & entries
        )
    }

    assert named == about
