"""Policies as TOML files: thresholds, duties and fees in percent, each with its source and date.

The format is described in ``resources/policies/README.md``.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from headroom import resources
from headroom.book.sourcing import CLASSES, PartRole, VehicleClass
from headroom.policy_files.policy_figure import (
    FIGURE_KEYS,
    MOST_SHARE_PERCENT,
    SOURCE_KEYS,
    check_known,
    figure_at,
    key_of,
    source_of,
)
from headroom.policy_files.policy_measures import read_measures
from headroom.policy_files.tariff_tables import load_code_lists, read_code_lists
from headroom.policy_files.toml_table import TomlTable, nearest, read_toml
from headroom.rules.measures import Fee, When
from headroom.rules.policy import Policy, Test, Threshold, VnmRule
from headroom.rules.tariff_codes import CodeList
from headroom.rules.vehicle_tests import CORE_PARTS, TESTS
from headroom.user_error import UserError

PRESETS = ("nafta", "us-proposal-2017", "nafta-withdrawal", "usmca", "usmca-232", "us-proposal-2026")
"""Names of the policies that come with the program, in the order in which they are offered."""

_FORMAT = 1
_FIGURES = ("threshold", "measure", "fee")
_KEYS = (
    *("format", "name", "title", "as_of", "hypothetical", "summary", "origin", "code_list"),
    *_FIGURES,
    *SOURCE_KEYS,
)


def load_presets(as_of: date | None = None) -> tuple[Policy, ...]:
    """Return the policies that come with the program, in the order of ``PRESETS``.

    Args:
        as_of: See ``load_policy``.
    """
    taken = load_code_lists()
    return tuple(_read_policy(preset_path(name), as_of, taken) for name in PRESETS)


def preset_path(name: str) -> Path:
    """Return the file of a policy that comes with the program.

    Raises:
        UserError: If there is none of this name.
    """
    if name not in PRESETS:
        msg = f"There is no policy named “{name}”. {nearest(name, PRESETS)}"
        raise UserError(msg)
    return resources.policies() / f"{name}.toml"


def load_policy(path: Path, as_of: date | None = None) -> Policy:
    """Read a policy file.

    Args:
        path: The file.
        as_of: Date at which staged figures are read; None: the file's own date. A duty or fee
            that begins later is left out; a threshold that begins later is an error.

    Raises:
        UserError: If the file cannot be read or is faulty; with file name, line and reason.
    """
    return _read_policy(path, as_of, load_code_lists())


def _read_policy(path: Path, as_of: date | None, taken: Mapping[str, CodeList]) -> Policy:
    """Return the policy of a file; ``taken`` are the code lists that the program has itself."""
    file = read_toml(path)
    if file.whole_number("format") != _FORMAT:
        reason = f"This program reads format {_FORMAT}. The file may need a newer version of the program."
        file.refuse(reason, "format")
    file.allow(_KEYS)
    own_date = file.day("as_of")
    day = as_of or own_date
    own_lists = _own_lists(file, taken)
    lists = (*taken, *own_lists)
    origin = file.table("origin")
    origin.allow(("vnm_rule", "preference", "core_parts", "tracing_list"))
    tracing_list = origin.words("tracing_list", "")
    check_known(origin, "tracing_list", (tracing_list,) if tracing_list else (), lists)
    _check_keys(file)
    return Policy(
        name=file.words("name"),
        title=file.words("title"),
        as_of=day,
        hypothetical=file.flag("hypothetical"),
        summary=file.words("summary"),
        vnm_rule=origin.choice("vnm_rule", VnmRule),
        preference=origin.flag("preference"),
        core_parts=origin.flag("core_parts", default=False),
        tracing_list=tracing_list,
        thresholds=_thresholds(file.tables("threshold"), day),
        measures=read_measures(file.tables("measure"), day, lists),
        fees=_fees(file.tables("fee"), day),
        code_lists=own_lists,
        source=source_of(file, file.optional_day("since")),
    )


def _own_lists(file: TomlTable, taken: Mapping[str, CodeList]) -> dict[str, CodeList]:
    """Return the code lists of the file; they may not hide those of the program."""
    own = read_code_lists(file)
    for table in file.tables("code_list"):
        name = table.words("name")
        if name in taken:
            table.refuse(f"The program has a code list named “{name}” itself: choose another name.", "name")
    return own


def _check_keys(file: TomlTable) -> None:
    """Refuse a key that two figures share; measures may, being one rate on different bases."""
    seen: dict[str, str] = {}
    for kind in _FIGURES:
        for table in file.tables(kind):
            key = key_of(table)
            if key in seen and not (kind == "measure" and seen[key] == "measure"):
                table.refuse(f"The key “{key}” is used twice.", "key")
            seen[key] = kind


def _thresholds(tables: Iterable[TomlTable], day: date) -> tuple[Threshold, ...]:
    """Return the thresholds; each test has one for each class, each role one."""
    found: list[Threshold] = []
    for table in tables:
        threshold = _threshold(table, day)
        for other in found:
            same_test = other.test is threshold.test
            both = {*other.roles} & {*threshold.roles}, {*other.classes} & {*threshold.classes}
            if both[0] or (same_test and both[1]):
                named = ", ".join(sorted(both[0] or both[1]))
                table.refuse(f"“{other.key}” and “{threshold.key}” both set the threshold of {named}.", "key")
        found.append(threshold)
    return tuple(found)


def _threshold(table: TomlTable, day: date) -> Threshold:
    """Return a threshold on parts of some roles, or on vehicles of some classes."""
    table.allow(("test", "classes", "roles", *FIGURE_KEYS))
    roles = table.choices("roles", PartRole)
    if roles and (table.has("test") or table.has("classes")):
        reason = "A threshold has “roles” (for parts) or “test” and “classes” (for vehicles), not both."
        table.refuse(reason, "roles")
    test = CORE_PARTS.test if roles else table.choice("test", Test)
    if not TESTS[test].settable and not roles:
        names = ", ".join(f"“{test}”" for test in Test if TESTS[test].settable)
        table.refuse(f"“{test}” has no threshold on vehicles. Possible: {names}; for parts, “roles”.", "test")
    figure = figure_at(table, day, MOST_SHARE_PERCENT)
    if figure is None or figure.fraction is None:
        table.refuse(f"No step of “{key_of(table)}” is in force on {day}: choose a later date.", "steps")
    classes = () if roles else table.choices("classes", VehicleClass) or CLASSES
    return Threshold(
        key_of(table), table.words("label"), test, figure.fraction, classes, roles, figure.source
    )


def _fees(tables: Iterable[TomlTable], day: date) -> tuple[Fee, ...]:
    """Return the fees that are in force on ``day``."""
    found = []
    for table in tables:
        table.allow(("when", "by_vessel_only", *FIGURE_KEYS))
        figure = figure_at(table, day, MOST_SHARE_PERCENT)
        when = table.choice("when", When, When.NOT_QUALIFYING)
        by_vessel_only = table.flag("by_vessel_only", default=False)
        if figure is not None and figure.fraction is not None:
            rate, source = figure.fraction, figure.source
            found.append(Fee(key_of(table), table.words("label"), rate, when, by_vessel_only, source))
    return tuple(found)
