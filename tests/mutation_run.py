"""Changes the rules in one place at a time and looks whether a test notices.

    .venv/bin/python tests/mutation_run.py                  200 changes of the rules and the exact search
    .venv/bin/python tests/mutation_run.py --count 40 --seed 7 --workers 2 headroom.rules.duties

Each change (a comparison, a sign, ``and`` for ``or``, a constant, ``min`` for ``max``, a branch or a
statement left out) is made in a copy of the package. One that no test notices is printed as a difference:
either a test is missing, or it means the same. What was tried stands in ``.mutations.jsonl`` and is not tried
again: delete it when tests were added.
"""

import argparse
import ast
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from queue import SimpleQueue
from random import Random

ROOT = Path(__file__).resolve().parents[1]
MODULES = ("headroom.rules", "headroom.optimum", "headroom.knapsack")
"""Modules and packages that are changed, unless others are named."""

TESTS = ("tests/rules", "tests/knapsack", "tests/optimum", "tests/analysis/certificates")
"""Tests that have to notice; that at the mirrored path of a module comes first, then those of its room."""

KILLED, HUNG, SURVIVED = "noticed", "hung", "NOT NOTICED"

_SWAPS = (
    {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&": "|", "|": "&", "^": "&"}
    | {"in": "not in", "not in": "in", "is": "is not", "is not": "is", "and": "or", "or": "and"}
    | {"+": "-", "-": "+", "*": "/", "/": "*", "//": "/", "%": "*", "**": "*", "<<": ">>", ">>": "<<"}
)
_NAMES = {"min": "max", "max": "min", "minimum": "maximum", "maximum": "minimum", "any": "all", "all": "any"}
_NAMES |= {"floor": "ceil", "ceil": "floor", "argmin": "argmax", "argmax": "argmin", "sum": "max"}
_TOLERANCES, _TOLERANT = 1e-5, 1e6
_PATIENCE, _LEAST_PATIENCE_S = 2, 60.0


_Replacement = tuple[int, int, int, int, str]
"""Line, column, last line, last column, and what to write there; columns count bytes."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a module: the bytes from ``start`` to ``end`` become ``text``."""

    module: str
    start: int
    end: int
    text: str

    def applied(self, source: bytes) -> bytes:
        """Return the source of the module with the change."""
        return source[: self.start] + self.text.encode() + source[self.end :]


def changes_of(module: str, source: bytes) -> list[Change]:
    """Return every change of a module that gives another program, in the order of the source."""
    tree = ast.parse(source)
    begins = [0]
    for length in map(len, source.splitlines(keepends=True)):
        begins.append(begins[-1] + length)
    found = []
    for line, column, end_line, end_column, text in _replacements(tree, source, begins):
        change = Change(module, begins[line - 1] + column, begins[end_line - 1] + end_column, text)
        try:
            other = ast.parse(change.applied(source))
        except SyntaxError:
            continue
        if ast.dump(other) != ast.dump(tree):
            found.append(change)
    return sorted(set(found), key=lambda change: (change.start, change.end, change.text))


def _replacements(tree: ast.AST, source: bytes, begins: list[int]) -> Iterator[_Replacement]:
    """Yield what may be written where."""
    for node in _run_code(tree):
        operands: list[ast.expr] = []
        match node:
            case ast.BinOp(left=left, right=right):
                operands = [left, right]
            case ast.Compare(left=left, comparators=others):
                operands = [left, *others]
            case ast.BoolOp(values=values):
                operands = values
            case ast.UnaryOp(operand=operand):
                yield node.lineno, node.col_offset, operand.lineno, operand.col_offset, ""
            case ast.Constant() | ast.Attribute() | ast.Call():
                yield from _values(node)
            case ast.expr() | ast.stmt() | ast.comprehension():
                yield from _branches(node)
        for one, other in pairwise(operands):
            yield from _operator(one, other, source, begins)


def _values(node: ast.Constant | ast.Attribute | ast.Call) -> Iterator[_Replacement]:
    """Yield other constants, and ``max`` for ``min``."""
    match node:
        case ast.Constant(value=bool(truth)):
            yield *_place(node), str(not truth)
        case ast.Constant(value=int(value) | float(value)):
            yield *_place(node), repr(value + 1)
            if value:
                yield *_place(node), repr(value - 1 if isinstance(value, int) else value * _factor(value))
        case ast.Attribute(attr=name) if name in _NAMES:
            _, _, line, end = _place(node)
            yield line, end - len(name), line, end, _NAMES[name]
        case ast.Call(func=ast.Name(id=name) as function) if name in _NAMES:
            yield *_place(function), _NAMES[name]


def _factor(value: float) -> float:
    """Return by how much a number is changed: a tolerance that is twice as wide does the same."""
    return _TOLERANT if abs(value) < _TOLERANCES else 2


def _branches(node: ast.expr | ast.stmt | ast.comprehension) -> Iterator[_Replacement]:
    """Yield branches always and never taken, and statements left out."""
    match node:
        case ast.If(test=test) | ast.IfExp(test=test):
            yield *_place(test), "True"
            yield *_place(test), "False"
        case ast.While(test=test):
            yield *_place(test), "False"
        case ast.comprehension(ifs=conditions):
            yield from ((*_place(condition), "True") for condition in conditions)
        case ast.AugAssign() | ast.Raise() | ast.Expr(value=ast.Call()) | ast.Continue() | ast.Break():
            yield *_place(node), "pass"


def _run_code(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield the nodes of what runs: no annotations and no texts of errors."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "decorator_list", "bases"} or isinstance(tree, ast.JoinedStr):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield child
                yield from _run_code(child)


def _place(node: ast.expr | ast.stmt) -> tuple[int, int, int, int]:
    return node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0


def _operator(left: ast.expr, right: ast.expr, source: bytes, begins: list[int]) -> Iterator[_Replacement]:
    """Yield what stands between two operands with its operator changed."""
    _, _, line, column = _place(left)
    between = source[begins[line - 1] + column : begins[right.lineno - 1] + right.col_offset].decode()
    operator = re.search(
        r"not in\b|is not\b|\b(?:in|is|and|or)\b|[<>=!]=|//|\*\*|<<|>>|[-+*/%&|@^<>]", between
    )
    if operator and operator[0] in _SWAPS:
        text = between[: operator.start()] + _SWAPS[operator[0]] + between[operator.end() :]
        yield line, column, right.lineno, right.col_offset, text


class Copy:
    """A copy of the package beside which the tests run.

    Args:
        folder: Where it is made.
        tests: Files and folders of tests.
    """

    def __init__(self, folder: Path, tests: Sequence[str]) -> None:
        self._folder, self._tests = folder, tests
        shutil.copytree(ROOT / "desktop", folder / "desktop", ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "resources").symlink_to(ROOT / "resources")

    def fate(self, change: Change | None, patience_s: float | None) -> str:
        """Return what the tests say of a change; of none, whether they pass with this copy."""
        if change is None:
            return self._tested([], patience_s)
        path = self._folder / "desktop" / file_of(change.module)
        before = path.read_bytes()
        try:
            path.write_bytes(change.applied(before))
            return self._tested(mirrored(change.module), patience_s)
        finally:
            path.write_bytes(before)

    def _tested(self, first: Sequence[str], patience_s: float | None) -> str:
        places = {"PYTHONPATH": "desktop", "HYPOTHESIS_STORAGE_DIRECTORY": "hypothesis"}
        own = {name: str(self._folder / place) for name, place in places.items()}
        own["PYTHONDONTWRITEBYTECODE"] = "1"
        options = ["-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0", "-m", "not slow"]
        own |= {"UNSHRUNK": "1"}
        command = [sys.executable, "-m", "pytest", *options, *files_of([*first, *self._tests])]
        try:
            done = subprocess.run(  # noqa: S603 - the tests of this project
                command, cwd=ROOT, env=os.environ | own, capture_output=True, timeout=patience_s, check=False
            )
        except subprocess.TimeoutExpired:
            return HUNG
        return KILLED if done.returncode else SURVIVED


def file_of(module: str) -> Path:
    """Return the path of a module below ``desktop``."""
    return Path(*module.split(".")).with_suffix(".py")


def mirrored(module: str) -> list[str]:
    """Return the test at the mirrored path of a module, if there is one, and the room it stands in."""
    inside = file_of(module).relative_to("headroom") if module else Path()
    room = Path("tests") / inside.parent
    return [str(path) for path in (room / f"test_{inside.stem}.py", room) if (ROOT / path).exists()]


def files_of(tests: Sequence[str]) -> list[str]:
    """Return the files of tests, each once, in their order: pytest would put a file where its folder is."""
    found = []
    for path in (ROOT / test for test in tests):
        found += sorted(path.rglob("test_*.py")) if path.is_dir() else [path]
    return list(dict.fromkeys(str(path.relative_to(ROOT)) for path in found))


def modules_of(names: Sequence[str]) -> list[str]:
    """Return the modules of packages, and modules, by their names."""
    found = []
    for name in names:
        folder = ROOT / "desktop" / Path(*name.split("."))
        paths = sorted(folder.rglob("*.py")) if folder.is_dir() else [folder.with_suffix(".py")]
        found += [".".join(path.relative_to(ROOT / "desktop").with_suffix("").parts) for path in paths]
    return found


def difference(change: Change) -> str:
    """Return a change as a difference of lines."""
    source = (ROOT / "desktop" / file_of(change.module)).read_bytes()
    before, after = (text.decode().splitlines() for text in (source, change.applied(source)))
    return "\n".join(difflib.unified_diff(before, after, change.module, "changed", lineterm="", n=1))


def main(arguments: Sequence[str]) -> int:
    """Try changes, and return 0 if enough of them were noticed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("modules", nargs="*", default=MODULES, metavar="MODULE", help="default: the rules")
    parser.add_argument("--count", type=int, default=200, help="how many changes, drawn from all there are")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--tests", nargs="+", default=TESTS, help="files and folders of tests")
    parser.add_argument("--results", type=Path, default=ROOT / ".mutations.jsonl")
    parser.add_argument("--least", type=float, default=90.0, help="percent that have to be noticed")
    asked = parser.parse_args(arguments)
    sources = {name: (ROOT / "desktop" / file_of(name)).read_bytes() for name in modules_of(asked.modules)}
    every = [change for name, source in sources.items() for change in changes_of(name, source)]
    drawn = Random(asked.seed).sample(every, min(asked.count, len(every)))  # noqa: S311 - no secret
    lines = asked.results.read_text(encoding="utf-8").splitlines() if asked.results.exists() else []
    known = {line["difference"]: line["fate"] for line in map(json.loads, lines)}
    say(f"{len(drawn)} of {len(every)} changes in {len(sources)} modules")
    with tempfile.TemporaryDirectory(prefix="mutations-") as folder:
        copies: SimpleQueue[Copy] = SimpleQueue()
        for number in range(asked.workers):
            copies.put(Copy(Path(folder, str(number)), asked.tests))
        first, begin = copies.get(), time.monotonic()
        if first.fate(None, None) != SURVIVED:
            say("The tests fail although nothing was changed.")
            return 2
        crowded = max(1.0, asked.workers / (os.cpu_count() or 1))
        patience_s = max(_LEAST_PATIENCE_S, _PATIENCE * crowded * (time.monotonic() - begin))
        copies.put(first)

        def tried(change: Change) -> tuple[Change, str]:
            if difference(change) in known:
                return change, known[difference(change)]
            copy = copies.get()
            fate = copy.fate(change, patience_s)
            copies.put(copy)
            entry = {"fate": fate, "difference": difference(change), **asdict(change)}
            with asked.results.open("a", encoding="utf-8") as file:
                file.write(json.dumps(entry) + "\n")
            return change, fate

        survived = 0
        with ThreadPoolExecutor(asked.workers) as workers:
            for number, (change, fate) in enumerate(workers.map(tried, drawn), start=1):
                survived += fate == SURVIVED
                shown = f"\n{difference(change)}" if fate == SURVIVED else ""
                say(f"{number:4} {fate:11} {change.module}{shown}")
    noticed = 100 * (len(drawn) - survived) / len(drawn)
    say(f"{len(drawn) - survived} of {len(drawn)} noticed ({noticed:.1f} %)")
    return int(noticed < asked.least)


def say(text: str) -> None:
    """Print at once: a run takes hours."""
    print(text, flush=True)  # noqa: T201 - a script


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
