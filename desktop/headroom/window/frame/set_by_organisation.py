"""Takes commands out of the menus that an organisation has switched off or locked."""

from headroom.language import tr
from headroom.window.frame.menus import Menus
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.session.settings import LANGUAGE, THEME, Settings
from headroom.workstation.organisation_presets import OrganisationPresets
from headroom.workstation.preset_words import HANDED_OVER, Feature


def take_out(menus: Menus, presets: OrganisationPresets, settings: Settings) -> None:
    """Hide what is switched off, keys included; what is locked is shown as it is set."""
    menus.scripts.setVisible(presets.allows(Feature.SCRIPTS_PAGE))
    menus.save_inside.setVisible(presets.allows(Feature.DATA_INSIDE))
    menus.hand_over.setVisible(any(presets.allows(feature) for feature in HANDED_OVER))
    menus.recent.menuAction().setVisible(settings.keeps_recent)
    if settings.is_locked(THEME):
        menus.looks.themes.setEnabled(False)
        for action in menus.looks.themes.actions():
            action.setToolTip(plain_tooltip(tr("The theme is set by your organisation.")))
    if settings.is_locked(LANGUAGE):
        menus.language.languages.setEnabled(False)
        for action in menus.language.languages.actions():
            action.setToolTip(plain_tooltip(tr("The language is set by your organisation.")))
