"""Opens the guide, which is read when it is first asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from headroom import resources
from headroom.language import language
from headroom.policy_files.policy_file import load_presets
from headroom.window.guide.guide_window import GuideWindow
from headroom.window.guide.shown.belonging import place_of_page, place_of_topic
from headroom.window.guide.shown.fills import fills_of
from headroom.window.guide.shown.guide import Guide, GuidePlace, language_folder, read_guide
from headroom.window.session.settings import Settings
from headroom.window.shown.command_keys import Commands
from headroom.window.shown.topics import GuideTopic


class GuideOpening(QObject):
    """Makes the window of the guide once.

    Args:
        settings: Keeps its size.
        commands: Returns what the menus have.
        parent: Owner.
    """

    def __init__(self, settings: Settings, commands: Callable[[], Commands], parent: QObject) -> None:
        super().__init__(parent)
        self._settings = settings
        self._commands = commands
        self._window: GuideWindow | None = None

    @property
    def window(self) -> GuideWindow | None:
        """Return the window of the guide; None where it was never asked for."""
        return self._window

    def show(self, place: GuidePlace) -> None:
        """Show a place of the guide."""
        if self._window is None:
            self._window = GuideWindow(_guide(self._commands()), self._settings)
        self._window.go_to(place)

    def show_topic(self, topic: GuideTopic) -> None:
        """Show what the guide says of a part of the window."""
        self.show(place_of_topic(topic))

    def show_page(self, page: str) -> None:
        """Show what the guide says of a page of the window."""
        self.show(place_of_page(page))

    @Slot()
    def close(self) -> None:
        """Close the window: that of the program closes."""
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None


def _guide(commands: Commands) -> Guide:
    """Return the guide in the language of the program, else in English."""
    folder = language_folder(resources.guide(), language().code)
    return read_guide(folder, fills_of(load_presets(), commands))
