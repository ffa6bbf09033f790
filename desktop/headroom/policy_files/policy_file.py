"""Policies as TOML files: thresholds, duties and fees in percent, each with its source and dates.

The format is described in ``resources/policies/README.md``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from headroom import resources
from headroom.language import tr
from headroom.policy_files.policy_figure import (
    BOUND_KEYS,
    FIGURE_KEYS,
    MOST_SHARE_PERCENT,
    SOURCE_KEYS,
    FileTerms,
    check_known,
    figure_of,
    key_of,
)
from headroom.policy_files.policy_measures import read_measures
from headroom.policy_files.policy_readings import read_readings
from headroom.policy_files.policy_thresholds import read_labour_credit, read_thresholds
from headroom.policy_files.preset_names import PRESETS
from headroom.policy_files.tariff_tables import load_code_lists, read_code_lists
from headroom.policy_files.toml_table import TomlTable, nearest, read_toml
from headroom.rules.dated_figures import DatedFee
from headroom.rules.law import Law
from headroom.rules.measures import Fee, When
from headroom.rules.policy import Policy, VnmRule
from headroom.rules.readings import YES
from headroom.rules.succession import Succession, followed
from headroom.rules.tariff_codes import CodeList
from headroom.user_error import UserError

IN_FORCE = "in-force"
"""Names the policy that is law on a date."""

LAW_IN_FORCE: tuple[tuple[date | None, str], ...] = ((None, "nafta"), (date(2020, 7, 1), "usmca-232"))
"""Which policy is law from which day on, in the order of the days; None: from its own first day."""

_FORMAT = 1
_TRACING = ("tracing_list", "tracing_list_heavy_truck")
_FIGURES = ("threshold", "measure", "fee")
_KEYS = (
    *("format", "name", "title", "as_of", "ends", "hypothetical", "summary", "missing"),
    *("origin", "code_list", "reading", "labour_credit", "since"),
    *_FIGURES,
    *SOURCE_KEYS,
)


def load_presets() -> tuple[Policy, ...]:
    """Return the policies that come with the program, in the order of ``PRESETS``."""
    return tuple(_preset(preset_path(name)) for name in PRESETS)


def preset_path(name: str) -> Path:
    """Return the file of a policy that comes with the program.

    Raises:
        UserError: If there is none of this name.
    """
    if name not in PRESETS:
        msg = tr(
            "There is no policy named “{name}”. {suggestion}", name=name, suggestion=nearest(name, PRESETS)
        )
        raise UserError(msg)
    return resources.policies() / f"{name}.toml"


def law_in_force(policies: Iterable[Policy]) -> Succession | None:
    """Return what was law, policy after policy; None where one of them is not among those given."""
    return followed(policies, LAW_IN_FORCE)


def followed_law(policy: Policy, policies: Iterable[Policy]) -> Succession:
    """Return the policies that were law one after the other, where a policy is among them; else it alone.

    Args:
        policy: As published, or changed from that.
        policies: Those that are known, as published.
    """
    known = tuple(policies)
    law = law_in_force(known)
    if law is not None and law.holds(policy):
        return law
    return Succession.of(next((one for one in known if one.name == policy.name), policy))


def in_force_on(day: date) -> str:
    """Return the name of the policy that was law on a day."""
    return [name for since, name in LAW_IN_FORCE if since is None or since <= day][-1]


def load_policy(path: Path) -> Policy:
    """Read a policy file: the policy on the file's own date.

    A figure that begins later, or has ended, is left out.

    Raises:
        UserError: If the file cannot be read or is faulty, with file name, line and reason.
    """
    own = path.stem in PRESETS and path == preset_path(path.stem)
    return _preset(path) if own else _read_policy(path)


@cache
def _preset(path: Path) -> Policy:
    """Return a policy that comes with the program; read once, however often a script asks."""
    return _read_policy(path)


def not_in_force(policy: Policy, day: date) -> str:
    """Return the sentence that a policy begins later or has ended; empty where it is in force on a day."""
    if policy.in_force(day):
        return ""
    begins, ends = policy.begins, policy.ends
    if begins is not None and ends is not None:
        return tr(
            "{policy} is in force from {begins} to {ends}: choose one of these days, not {day}.",
            policy=policy.name,
            begins=begins,
            ends=ends,
            day=day,
        )
    if begins is not None:
        return tr(
            "{policy} begins on {begins}: choose this day or a later one, not {day}.",
            policy=policy.name,
            begins=begins,
            day=day,
        )
    return tr(
        "{policy} ends on {ends}: choose this day or an earlier one, not {day}.",
        policy=policy.name,
        ends=ends,
        day=day,
    )


def _read_policy(path: Path) -> Policy:
    """Return the policy of a file on its own date."""
    file, taken = read_toml(path), load_code_lists()
    if file.whole_number("format") != _FORMAT:
        reason = tr(
            "This program reads format {number}. The file may need a newer version of the program.",
            number=_FORMAT,
        )
        file.refuse(reason, "format")
    file.allow(_KEYS)
    day = file.day("as_of")
    own_lists = _own_lists(file, taken)
    terms = FileTerms((*taken, *own_lists), file.optional_day("checked_on"))
    origin = file.table("origin")
    origin.allow(("vnm_rule", "preference", "core_parts", *_TRACING))
    tracing_list, heavy_tracing_list = (origin.words(key, "") for key in _TRACING)
    for key in _TRACING:
        check_known(origin, key, filter(None, (origin.words(key, ""),)), terms.lists)
    _check_keys(file)
    readings = read_readings(file.tables("reading"), terms)
    terms = replace(terms, readings=tuple(one.key for one in readings if YES in one.words))
    law = Law(
        read_thresholds(file.tables("threshold"), terms),
        read_measures(file.tables("measure"), terms),
        _fees(file.tables("fee"), terms),
        read_labour_credit(file, terms),
        file.optional_day("ends"),
    )
    now = law.at(day)
    policy = Policy(
        name=file.words("name"),
        title=file.words("title"),
        as_of=day,
        hypothetical=file.flag("hypothetical"),
        summary=file.words("summary"),
        vnm_rule=origin.choice("vnm_rule", VnmRule),
        preference=origin.flag("preference"),
        core_parts=origin.flag("core_parts", default=False),
        tracing_list=tracing_list,
        heavy_tracing_list=heavy_tracing_list,
        thresholds=now.thresholds,
        measures=now.measures,
        fees=now.fees,
        code_lists=own_lists,
        source=terms.source_of(file, file.optional_day("since")),
        readings=readings,
        missing=file.texts("missing"),
        law=law,
        labour_credit=now.labour_credit,
    )
    reason = not_in_force(policy, day)
    if reason:
        file.refuse(reason, "as_of")
    return policy


def _own_lists(file: TomlTable, taken: Mapping[str, CodeList]) -> dict[str, CodeList]:
    """Return the code lists of the file; they may not hide those of the program."""
    own = read_code_lists(file)
    for table in file.tables("code_list"):
        name = table.words("name")
        if name in taken:
            table.refuse(
                tr("The program has a code list named “{name}” itself: choose another name.", name=name),
                "name",
            )
    return own


def _check_keys(file: TomlTable) -> None:
    """Refuse a key that two figures share; measures may, being one rate on different bases."""
    seen: dict[str, str] = {}
    for kind in _FIGURES:
        for table in file.tables(kind):
            key = key_of(table)
            if key in seen and not (kind == "measure" and seen[key] == "measure"):
                table.refuse(tr("The key “{key}” is used twice.", key=key), "key")
            seen[key] = kind


def _fees(tables: Iterable[TomlTable], terms: FileTerms) -> tuple[DatedFee, ...]:
    """Return the fees with their dates."""
    found = []
    for table in tables:
        table.allow(("when", "by_vessel_only", *BOUND_KEYS, *FIGURE_KEYS))
        figure = figure_of(table, terms, MOST_SHARE_PERCENT, bounds=True)
        last = figure.rows[-1]
        fee = Fee(
            key=key_of(table),
            label=table.words("label"),
            rate=figure.fraction or 0.0,
            when=table.choice("when", When, When.NOT_QUALIFYING),
            by_vessel_only=table.flag("by_vessel_only", default=False),
            source=figure.source,
            least_usd=last.least_usd,
            most_usd=last.most_usd,
        )
        found.append(DatedFee(fee, figure.rows, figure.until))
    return tuple(found)
