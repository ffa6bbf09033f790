"""What stands below an analysis that is refined: how far it is, and how to stop it or follow it back."""

from PySide6.QtWidgets import QPushButton, QWidget

from headroom.window.look.theme import CAPTION
from headroom.window.pages.analysis_layout import quiet_button
from headroom.window.session.refined_answer import Refining
from headroom.window.trail.following import Following
from headroom.window.widgets.still_label import StillLabel


class RefiningFoot:
    """The widgets below such an analysis.

    Args:
        refining: Is stopped.
        following: While it derives a figure no other one can be followed.
        followed: What the button to follow does, in words.

    Attributes:
        state: Says how far it is.
        stop: Stops it.
        follow: Is clicked to follow a figure back.
    """

    def __init__(self, refining: Refining, following: Following, followed: str) -> None:
        self.state = StillLabel(CAPTION, muted=True)
        self.stop: QPushButton = quiet_button("Stop")
        self.follow: QPushButton = quiet_button("Follow back", followed)
        self.stop.clicked.connect(refining.stop)
        following.busy_changed.connect(self.follow.setDisabled)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """Return them from left to right."""
        return self.state, self.stop, self.follow
