"""The changes that ``mutation_run`` makes are programs, differ from the source, and are of every kind."""

import ast

from mutation_run import MODULES, ROOT, TESTS, changes_of, file_of, files_of, mirrored, modules_of

SOURCE = '''\
"""Words, with 1 number."""

TOLERANCE: float = 1e-9


def duty(shares: "list[float | None]", limit: float = 0.5) -> float:
    """Return 2 words."""
    total = 0.0
    for share in shares:
        if share is None or share < 0:
            continue
        total += max(share, limit) * 2
    if not total >= limit - TOLERANCE:
        raise ValueError(f"{total + 1} is small")
    return total if limit else -total
'''


def changed() -> set[str]:
    """Return each line that a change made, without its indentation."""
    before = SOURCE.splitlines()
    return {
        line.strip()
        for change in changes_of("rules", SOURCE.encode())
        for line in change.applied(SOURCE.encode()).decode().splitlines()
        if line not in before
    }


def test_comparisons_signs_constants_branches_and_statements_are_changed() -> None:
    assert changed() >= {
        "TOLERANCE: float = 0.001",
        "if share is not None or share < 0:",
        "if share is None and share < 0:",
        "if share is None or share <= 0:",
        "if share is None or share < 1:",
        "if True:",
        "if False:",
        "total += min(share, limit) * 2",
        "total += max(share, limit) / 2",
        "pass",
        "if total >= limit - TOLERANCE:",
        "if not total > limit - TOLERANCE:",
        "if not total >= limit + TOLERANCE:",
        "return total if limit else total",
        "return total if False else -total",
    }


def test_words_types_and_what_is_the_same_are_left_alone() -> None:
    changes = changes_of("rules", SOURCE.encode())

    assert not any(
        "words" in line.lower() or "is small" in line or "def duty(shares: " in line
        for line in changed()
        if "limit: float = " not in line
    )
    assert len(changes) == len(set(changes))
    tree = ast.dump(ast.parse(SOURCE))
    for change in changes:
        assert ast.dump(ast.parse(change.applied(SOURCE.encode()))) != tree


def test_the_modules_and_tests_that_it_names_are_there() -> None:
    modules = modules_of(MODULES)

    assert len(modules) > 10 * len(MODULES)
    assert all((ROOT / "desktop" / file_of(module)).is_file() for module in modules)
    assert all((ROOT / test).exists() for test in TESTS)
    assert any(mirrored(module) for module in modules)


def test_the_test_of_a_module_comes_before_its_room_and_nothing_comes_twice() -> None:
    files = files_of([*mirrored("headroom.rules.stacking"), "tests/knapsack", "tests/rules"])

    assert files[0] == "tests/rules/test_stacking.py"
    assert all(file.startswith("tests/rules/") for file in files[1:5])
    assert len(set(files)) == len(files)
    assert "tests/knapsack/test_instance.py" in files
