"""Where things lie on this computer and what is preset on it, as text in Markdown."""

from collections.abc import Iterable

from headroom.language import tr
from headroom.window.levers.shown.policy_sources import literal
from headroom.workstation.organisation_presets import OrganisationPresets
from headroom.workstation.preset_words import FEATURE_NAMES, Preset
from headroom.workstation.user_places import UserPlaces

_NAMES = {
    Preset.LANGUAGE: tr("Language"),
    Preset.THEME: tr("Theme"),
    Preset.SLIDE_TEMPLATE: tr("Template for slides"),
    Preset.PAPER: tr("Paper of briefs"),
}


def workstation_text(places: UserPlaces, presets: OrganisationPresets, running_on: Iterable[str]) -> str:
    """Return what users and their IT ask about a program on a computer.

    Args:
        places: Where things of the user lie.
        presets: What the organisation presets.
        running_on: The program and what it runs on, with their versions.
    """
    parts = (
        f"## {tr('This computer')}",
        literal(", ".join(running_on)),
        literal(places.trouble),
        _table(
            (
                (tr("What is kept"), tr("Where")),
                (tr("Settings"), str(places.settings)),
                (tr("Layouts that were confirmed"), str(places.layouts)),
                (tr("Work in progress"), str(places.recovery)),
                (tr("Where workbooks were opened"), str(places.chosen)),
                (tr("Faults of the program"), str(places.log)),
            )
        ),
        *_set_by_organisation(presets),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _set_by_organisation(presets: OrganisationPresets) -> Iterable[str]:
    """Yield what the organisation presets; nothing where there is no file."""
    if presets.file is None:
        return
    yield f"### {tr('Set by your organisation')}"
    if presets.organisation:
        yield literal(presets.organisation)
    yield tr("These presets are in the file {file}.", file=literal(str(presets.file)))
    settings = [(tr("Policy at the start"), presets.policy, tr("can be changed"))] if presets.policy else []
    settings += [
        (_NAMES[preset], value, tr("locked") if preset in presets.locked else tr("can be changed"))
        for preset, value in presets.settings.items()
    ]
    if settings:
        yield _table(((tr("Setting"), tr("Value"), tr("By the user")), *settings))
    off = [FEATURE_NAMES[feature] for feature in FEATURE_NAMES if not presets.allows(feature)]
    if off:
        yield tr("Switched off:")
        yield "\n".join(f"- {literal(name)}" for name in off)
    yield from (f"**{literal(fault)}**" for fault in presets.faults)


def _table(rows: Iterable[tuple[str, ...]]) -> str:
    """Return a table; its first row is its heading."""
    lines = [f"| {' | '.join(literal(cell) for cell in row)} |" for row in rows]
    return "\n".join((lines[0], "|---" * (lines[0].count(" | ") + 1) + "|", *lines[1:]))
