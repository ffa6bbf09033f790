"""The colours of a drawing by name: fixed on paper, or those of the page around it, which may be dark."""

from collections.abc import Callable, Mapping

from headroom.output.colours import LIGHT, Theme
from headroom.output.handover.exhibits import Component
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.words.definitions import COMPONENTS

Ink = Callable[[str], str]
"""Returns how a colour is written in a drawing: a name, or ``#rrggbb``, which stays as it is."""

VERDICTS: Mapping[Verdict, str] = {
    Verdict.FAILS: "fails",
    Verdict.UNDETERMINED: "undetermined",
    Verdict.QUALIFIES: "qualifies",
}
"""The colour of each verdict, by name."""

RESULTS: Mapping[VehicleTestResult, str] = {
    VehicleTestResult.FAILS: "fails",
    VehicleTestResult.UNDETERMINED: "undetermined",
    VehicleTestResult.PASSES: "qualifies",
    VehicleTestResult.NOT_ASSESSED: "muted",
}
"""The colour of each result of a test, by name."""

_NAMES = (
    *("window", "surface", "raised", "hairline", "edge", "text", "muted", "accent", "wash"),
    *("qualifies", "fails", "undetermined", "content_us", "cheaper"),
)


def component_ink(component: Component) -> str:
    """Return the name of the colour of a component of the landed cost."""
    return f"cost_{component.value}"


def inks_of(theme: Theme) -> dict[str, str]:
    """Return the colours of a theme by name."""
    costs = {f"cost_{name}": colour for name, colour in zip(COMPONENTS, theme.components, strict=True)}
    return {name: getattr(theme, name) for name in _NAMES} | costs


_PAPER = inks_of(LIGHT)


def on_paper(name: str) -> str:
    """Return a colour as paper has it: the light theme always."""
    return _PAPER.get(name, name)


def on_page(name: str) -> str:
    """Return a colour as a web page has it: a variable of its style sheet, light or dark."""
    return f"var(--{name.replace('_', '-')})" if name in _PAPER else name
