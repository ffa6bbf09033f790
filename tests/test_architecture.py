"""Rules of the code base that the import contracts cannot express."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import headroom
from source_trees import tree_of

PACKAGE = Path(headroom.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
FOLDERS = sorted({module.parent for module in MODULES})
OF_WINDOW = [folder for folder in FOLDERS if folder.is_relative_to(PACKAGE / "window")]


def _name_of(folder: Path) -> str:
    return folder.relative_to(PACKAGE).as_posix()


def imported(tree: ast.AST) -> Iterator[str]:
    """Yield the full names that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0]


_BEFORE_THE_PAGES = {"main_view.py", "view_commands.py"}
"""They stand before the pages of a workbook are loaded, and know these by their type alone."""


@pytest.mark.parametrize("folder", FOLDERS, ids=_name_of)
def test_modules_keep_the_rules_of_the_house(folder: Path) -> None:
    for module in sorted(folder.glob("*.py")):
        _keeps_the_rules(module)


def _keeps_the_rules(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    names = set(imported(ast.parse(text)))

    if module.name not in _BEFORE_THE_PAGES:
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


_GUESSING = {
    "setToolTip": "plain_tooltip",
    "setTabToolTip": "plain_tooltip",
    "setWhatsThis": "plain_tooltip",
    "setInformativeText": "plain_tooltip",
    "setWindowTitle": "plain_title",
}
"""Calls that take some texts for more than they are, and what makes a text literal for each."""

_TRANSLATING = {"tr", "tr_count", "tr_in"}
"""What says a text of the program in its language; what stands in its places may be a stranger's."""

_OF_MARKUP = {"setHtml", "setMarkdown", "insertHtml", "setOpenExternalLinks", "setTextFormat", "openUrl"}
_ESCAPING = {"tables_as_html"}
_MAY_USE_MARKUP = {
    *("plain_text.py", "text_window.py", "link_question.py", "save_question.py"),
    *("occupied_question.py", "place_question.py"),
    "cell_opening.py",  # the file that the user has opened, by its path
    "chapter_document.py",  # chapters of the guide, which come with the program
}


def _is_literal(text: ast.expr, maker: str) -> bool:
    """Return whether a text is written in the program, or made literal."""
    if isinstance(text, ast.Call):
        if isinstance(text.func, ast.Name) and text.func.id in _TRANSLATING:
            return all(_is_literal(place.value, maker) for place in text.keywords)
        return isinstance(text.func, ast.Name) and text.func.id == maker
    if isinstance(text, ast.IfExp):
        return _is_literal(text.body, maker) and _is_literal(text.orelse, maker)
    if isinstance(text, ast.JoinedStr):
        return all(_is_literal(part, maker) for part in text.values)
    if isinstance(text, ast.FormattedValue):
        return _is_literal(text.value, maker)
    return isinstance(text, ast.Constant)


def _ways_to_markup(tree: ast.AST, module: str) -> Iterator[str]:
    """Yield where a text of a stranger could become markup."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and module != "plain_text.py" and _is_label(node):
            yield f"{node.lineno}: a label is a PlainLabel"
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called == "QLabel":
            yield f"{node.lineno}: a label is a PlainLabel"
        if called in _OF_MARKUP and module not in _MAY_USE_MARKUP and not _is_of_clipboard(node):
            yield f"{node.lineno}: {called} belongs to {', '.join(sorted(_MAY_USE_MARKUP))}"
        maker = _GUESSING.get(called)
        if maker is not None and module != "plain_text.py" and not _is_literal(node.args[-1], maker):
            yield f"{node.lineno}: {called} takes a text in the program's words, or {maker}(…)"


def _is_label(kind: ast.ClassDef) -> bool:
    """Return whether a class is a label of Qt."""
    return any(isinstance(base, ast.Name) and base.id == "QLabel" for base in kind.bases)


def _is_of_clipboard(call: ast.Call) -> bool:
    """Return whether HTML goes to the clipboard, made by the functions that escape every text."""
    made = call.args[0] if call.args else None
    return isinstance(made, ast.Call) and isinstance(made.func, ast.Name) and made.func.id in _ESCAPING


@pytest.mark.parametrize("folder", OF_WINDOW, ids=_name_of)
def test_texts_of_strangers_have_one_way_to_the_screen(folder: Path) -> None:
    for module in sorted(folder.glob("*.py")):
        assert list(_ways_to_markup(tree_of(module), module.name)) == [], module.name


def members_named(module: Path, name: str) -> set[str]:
    """Return the members of an enumeration that a module names, e.g. ``Test.REGIONAL``."""
    return {
        node.attr
        for node in ast.walk(tree_of(module, f"{name}."))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == name
        and node.attr.isupper()
    }


@pytest.mark.parametrize(
    ("enumeration", "homes"),
    [
        # policy_words: for saved work; law: a policy begins with its regional content
        ("Test", {"vehicle_tests.py", "policy_words.py", "law.py"}),
        (
            "RateKind",
            {"measures.py", "rate_kinds.py", "policy_measures.py", "policy_words.py"},
        ),  # the last: what is usual
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
        "part_effects.py": {"REGIONAL"},  # the content that parts are lost from
        "attainable_content.py": {
            "REGIONAL",
            "US",
            "CORE_PARTS",
        },  # the break-even threshold is a regional one
        "constraint_costs.py": {"CORE_PARTS"},  # they may originate in several ways
        "break_even_points.py": {"REGIONAL"},
        "break_even_ticks.py": {"REGIONAL"},
        "sourcing_choice.py": {"REGIONAL"},  # a figure of its own: rvc
        "model_problem.py": {"REGIONAL", "US", "CORE_PARTS"},  # content and groups hang on other sums
        "offer_terms.py": {"REGIONAL"},  # the one that labour value eases
        "tests.py": {"REGIONAL", "CORE_PARTS"},  # a threshold that hangs on another; one with groups
        "change_worth.py": {"REGIONAL", "US"},
        "outcome.py": {"US"},  # a content without its test
        "net_cost_form.py": {"REGIONAL"},  # the content that statements better
        "compliance_bars.py": {"REGIONAL", "US"},
        "model_table.py": {"REGIONAL", "US"},  # the two contents in their columns
        "model_order.py": {"REGIONAL"},  # the content that is the bar
        "answers.py": {"US"},
        "open_rows.py": {"REGIONAL", "US", "CORE_PARTS"},
        "thresholds.py": {"REGIONAL"},  # the one on top, the one that is marked
        "threshold_items.py": {"REGIONAL"},  # the one whose line is solid
        "charts.py": {"REGIONAL"},
        "assessment.py": {
            "PREFERENCE",
            "REGIONAL",
            "CORE_PARTS",
            "US",
        },  # and ways
        "core_groups.py": {"CORE_PARTS"},  # its groups and ways
        "qualify_page.py": {"REGIONAL", "US"},  # bars of both contents
        "cost_pages.py": {"REGIONAL"},  # in the order of those bars
        "us_content.py": {"US"},
        "model_figures.py": {"REGIONAL", "US"},  # its two contents
        "policy_thresholds.py": {"CORE_PARTS"},  # thresholds on parts
        "asked_parts.py": {"US"},  # the one that may ask for parts of US origin
        "scenario_options.py": {"REGIONAL", "US"},
        "assumed.py": {"REGIONAL", "US"},  # rvc=, us_content=  # --rvc, --us-content
        "by_hand.py": {"REGIONAL", "US"},
        "change_effects.py": {"REGIONAL"},  # the content that a change of parts adds
        "change_tables.py": {"REGIONAL"},
        "policy_sheet.py": {"REGIONAL", "US"},  # in_rvc, in_us_content
    }
    entries = {"PREFERENCE", "REGIONAL", "US", "CORE_PARTS", "LABOUR", "STEEL", "ALUMINIUM", "ASSEMBLY"}
    named = {
        module.name: names
        for module in MODULES
        if (
            names := {
                name.rpartition(".")[2]
                for name in imported(tree_of(module, "vehicle_tests"))
                if ".vehicle_tests." in name
            }
            & entries
        )
    }

    about["model_tests.py"] = entries  # each in formulas; one that is not among them is refused by name

    assert named == about


def _public_classes(module: Path) -> set[str]:
    """Return the names by the text alone: nearly every module has a class, and its tree takes long."""
    text = module.read_text(encoding="utf-8")
    return set(re.findall(r"^ *class ([A-Za-z]\w*) *[:(\[]", text, re.MULTILINE))


def _keeps_records(module: Path) -> bool:
    """Return whether a module keeps the records of one format of files, e.g. ``layout_format_1``."""
    return re.fullmatch(r"((layout|policy|scenario)_)?format_\d+", module.stem) is not None


def test_a_name_of_a_class_means_one_thing() -> None:
    """Records of files have the names of what they write down; whoever uses them names the format, too."""
    homes: dict[str, list[str]] = {}
    for module in MODULES:
        if not _keeps_records(module):
            for name in _public_classes(module):
                homes.setdefault(name, []).append(module.relative_to(PACKAGE).as_posix())

    assert {name: modules for name, modules in homes.items() if len(modules) > 1} == {}


def test_a_record_of_a_file_is_named_with_its_format() -> None:
    kept = {module.stem for module in MODULES if _keeps_records(module)}
    assert len(kept) == 6

    for module in MODULES:
        if not _keeps_records(module):
            for node in ast.walk(tree_of(module, *kept)):
                if isinstance(node, ast.ImportFrom) and node.module is not None:
                    assert node.module.rpartition(".")[2] not in kept, f"{module}: import the module itself"


def _names_object(call: ast.expr, called: str) -> bool:
    """Return whether a call is e.g. ``Slot(object)``."""
    return (
        isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == called
        and any(isinstance(kind, ast.Name) and kind.id == "object" for kind in call.args)
    )


def _asks_for_type(test: ast.expr, names: set[str]) -> bool:
    """Return whether a condition asks which type one of some parameters is of."""
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "isinstance"
        and isinstance(node.args[0], ast.Name)
        and node.args[0].id in names
        for node in ast.walk(test)
    )


def _untold(tree: ast.AST, module: str) -> Iterator[str]:
    """Yield where a signal does not say what it carries, or a slot ignores what it was not made for."""
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and _names_object(node, "Signal") and module != "value_signal.py":
            yield f"{node.lineno}: a signal with a value is a ValueSignal of its type"
        if not isinstance(node, ast.FunctionDef):
            continue
        if not any(_names_object(decorator, "Slot") for decorator in node.decorator_list):
            continue
        taken = node.args.args[1:]
        for one in taken:
            if isinstance(one.annotation, ast.Name) and one.annotation.id in {"object", "Any"}:
                yield f"{node.lineno}: {node.name} does not say what it takes"
        names = {one.arg for one in taken}
        for inner in ast.walk(node):
            if isinstance(inner, ast.If) and not inner.orelse and _asks_for_type(inner.test, names):
                yield f"{inner.lineno}: {node.name} ignores what it was not made for"


@pytest.mark.parametrize("folder", OF_WINDOW, ids=_name_of)
def test_a_signal_says_what_it_carries_and_no_slot_ignores_it(folder: Path) -> None:
    for module in sorted(folder.glob("*.py")):
        assert list(_untold(tree_of(module), module.name)) == [], module.name


@pytest.mark.parametrize(
    "text",
    [
        "class Page:\n    chosen = Signal(object)",
        "@Slot(object)\ndef _take(self, answer: object) -> None:\n    self.answer = answer",
        "@Slot(object)\ndef f(self, answer: M) -> None:\n    if isinstance(answer, M):\n        self.x = 1",
    ],
)
def test_a_slot_that_ignores_silently_is_found(text: str) -> None:
    assert len(list(_untold(ast.parse(text), "page.py"))) == 1
