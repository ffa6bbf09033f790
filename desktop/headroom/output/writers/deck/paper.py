"""The colours of slides: the light theme, whatever the template; a verdict always with its mark and word."""

from collections.abc import Mapping
from types import MappingProxyType

from headroom.output.colours import LIGHT
from headroom.output.handover.exhibits import Component
from headroom.output.heat_shades import luminance
from headroom.output.table import VERDICT_MARKS as RESULT_OF
from headroom.output.writers.drawing.inks import RESULTS, VERDICTS, component_ink, on_paper
from headroom.rules.verdict import VehicleTestResult, Verdict
from headroom.words.formatting import verdict_word

TEXT, MUTED, HAIRLINE, EDGE = LIGHT.text, LIGHT.muted, LIGHT.hairline, LIGHT.edge
SURFACE, ACCENT, WASH = LIGHT.surface, LIGHT.accent, LIGHT.wash
US_CONTENT = LIGHT.content_us

VERDICT_COLOURS: Mapping[Verdict, str] = MappingProxyType(
    {verdict: on_paper(name) for verdict, name in VERDICTS.items()}
)
RESULT_COLOURS: Mapping[VehicleTestResult, str] = MappingProxyType(
    {result: on_paper(name) for result, name in RESULTS.items()}
)
COMPONENT_COLOURS: Mapping[Component, str] = MappingProxyType(
    {component: on_paper(component_ink(component)) for component in Component}
)
DUTY = COMPONENT_COLOURS[Component.VEHICLE_DUTY]

RESULT_MARKS: Mapping[VehicleTestResult, str] = MappingProxyType(
    {
        VehicleTestResult.FAILS: "\N{MULTIPLICATION X}",
        VehicleTestResult.UNDETERMINED: "?",
        VehicleTestResult.PASSES: "\N{CHECK MARK}",
        VehicleTestResult.NOT_ASSESSED: "\N{EN DASH}",
    }
)
VERDICT_MARKS: Mapping[Verdict, str] = MappingProxyType(
    {verdict: RESULT_MARKS[result] for verdict, result in RESULT_OF.items()}
)


def verdict_words(verdict: Verdict) -> str:
    """Return a verdict with its mark, e.g. ``✕ fails``."""
    return f"{VERDICT_MARKS[verdict]} {verdict_word(verdict)}"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
