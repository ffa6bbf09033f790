"""The thresholds of a policy file, and what a high labour value content adds to one."""

from collections.abc import Iterable

from headroom.book.classes_and_roles import CLASSES, ROLES, PartRole, VehicleCategory, VehicleClass
from headroom.language import tr
from headroom.policy_files.policy_figure import (
    FIGURE_KEYS,
    MOST_SHARE_PERCENT,
    SOURCE_KEYS,
    FileTerms,
    check_known,
    figure_of,
    key_of,
    last_day,
    named,
)
from headroom.policy_files.toml_table import TomlTable
from headroom.rules.dated_figures import DatedThreshold
from headroom.rules.policy import LabourCredit, Test, Threshold
from headroom.rules.vehicle_tests import CORE_PARTS, TESTS

_KEYS = ("test", "classes", "categories", "roles", "part", "code_list", *FIGURE_KEYS)
_CREDIT_KEYS = (
    *("classes", "least_total_percent", "above_percent", "least_rvc_percent", "since", "until"),
    *SOURCE_KEYS,
)


def read_thresholds(tables: Iterable[TomlTable], terms: FileTerms) -> tuple[DatedThreshold, ...]:
    """Return the thresholds with their dates, in the order of the file.

    Args:
        tables: The tables ``[[threshold]]``.
        terms: What they refer to.

    Raises:
        UserError: If one is faulty; with file name, line and reason.
    """
    found: list[DatedThreshold] = []
    for table in tables:
        threshold = _threshold(table, terms)
        for other in found:
            _check_apart(table, threshold.threshold, other.threshold)
        found.append(threshold)
    return tuple(found)


def _threshold(table: TomlTable, terms: FileTerms) -> DatedThreshold:
    """Return a threshold on parts, or on vehicles of some classes or categories."""
    table.allow(_KEYS)
    roles = table.choices("roles", PartRole)
    of_parts = bool(roles) or table.flag("part", default=False)
    if of_parts and table.has("test"):
        reason = tr("A threshold has “roles” or “part” (for parts) or “test” (for vehicles), not both.")
        table.refuse(reason, "roles" if roles else "part")
    if table.has("code_list") and not of_parts:
        table.refuse(tr("“code_list” is for thresholds on parts: add part = true."), "code_list")
    check_known(table, "code_list", named(table, "code_list"), terms.lists)
    test = CORE_PARTS.test if of_parts else table.choice("test", Test)
    if not TESTS[test].settable and not of_parts:
        names = ", ".join(f"“{test}”" for test in Test if TESTS[test].settable)
        table.refuse(
            tr(
                "“{test}” has no threshold on vehicles. Possible: {names}; for parts, “roles”.",
                test=test,
                names=names,
            ),
            "test",
        )
    figure = figure_of(table, terms, MOST_SHARE_PERCENT)
    categories = table.choices("categories", VehicleCategory)
    classes = table.choices("classes", VehicleClass)
    if not of_parts and not categories:
        classes = classes or CLASSES
    threshold = Threshold(
        key=key_of(table),
        label=table.words("label"),
        test=test,
        share=figure.fraction or 0.0,
        classes=classes,
        roles=roles,
        source=figure.source,
        categories=categories,
        code_list=table.words("code_list", ""),
        of_parts=of_parts,
    )
    return DatedThreshold(threshold, figure.rows, figure.until)


def _check_apart(table: TomlTable, threshold: Threshold, other: Threshold) -> None:
    """Refuse a threshold that sets what another one sets.

    A vehicle has one for each test; a part takes the first that fits, so that one behind another which
    always fits would never count.
    """
    if threshold.of_parts is not other.of_parts:
        return
    if threshold.of_parts:
        _check_reached(table, threshold, other)
        return
    both = {*threshold.classes} & {*other.classes} or {*threshold.categories} & {*other.categories}
    if both and threshold.test is other.test:
        of = ", ".join(sorted(both))
        table.refuse(
            tr(
                "“{first}” and “{second}” both set the threshold of {words}.",
                first=other.key,
                second=threshold.key,
                words=of,
            ),
            "key",
        )


def _check_reached(table: TomlTable, threshold: Threshold, first: Threshold) -> None:
    """Refuse a threshold on parts behind one that takes all its parts."""
    hidden = all(
        not wide or (narrow and set(narrow) <= set(wide))
        for wide, narrow in (
            (first.roles, threshold.roles),
            (first.classes, threshold.classes),
            (first.categories, threshold.categories),
        )
    )
    if hidden and first.code_list in {"", threshold.code_list}:
        of = ", ".join(sorted(threshold.roles or ROLES))
        reason = tr(
            "“{first}” and “{second}” both set the threshold of {words}: only the first counts.",
            first=first.key,
            second=threshold.key,
            words=of,
        )
        table.refuse(reason, "key")


def read_labour_credit(file: TomlTable, terms: FileTerms) -> LabourCredit | None:
    """Return what a high labour value content adds; None where the file has no such table.

    Raises:
        UserError: If it is faulty; with file name, line and reason.
    """
    if not file.has("labour_credit"):
        return None
    table = file.table("labour_credit")
    table.allow(_CREDIT_KEYS)
    since = table.optional_day("since")
    return LabourCredit(
        classes=table.choices("classes", VehicleClass) or CLASSES,
        least_total_share=table.fraction_of_percent("least_total_percent", MOST_SHARE_PERCENT),
        above_share=table.fraction_of_percent("above_percent", MOST_SHARE_PERCENT),
        least_rvc_share=table.fraction_of_percent("least_rvc_percent", MOST_SHARE_PERCENT),
        since=since,
        until=last_day(table, since),
        source=terms.source_of(table, since),
    )
