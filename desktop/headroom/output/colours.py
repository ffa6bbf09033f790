"""The colours of the program: light, dark and of high contrast on the screen, light on paper and slides."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, as ``#rrggbb``.

    Attributes:
        dark: Whether it is a dark theme.
        window: Behind everything.
        surface: Of panels and charts.
        raised: Of controls and hovered rows.
        hairline: The one line colour.
        edge: Of hovered controls and handles; a stronger hairline.
        text: Of words and figures.
        muted: Of captions and units.
        accent: Of what can be dragged.
        accent_hover: The accent under the pointer.
        on_accent: Of text on the accent.
        wash: Behind messages and what is chosen: the accent, very pale.
        qualifies: Meaning: qualifies.
        fails: Meaning: fails.
        undetermined: Meaning: cannot tell; drawn hatched.
        content_us: Of US content within a bar.
        cheaper: Of what lands cheaper, on the policy map alone, never without a sign.
        components: Of the landed cost: parts, conversion, inbound freight, parts duty, outbound
            freight, insurance, vehicle duty, fees, in this order.
        contrast: Whether it is of high contrast: with strong outlines, and marks beside each colour.
    """

    dark: bool
    window: str
    surface: str
    raised: str
    hairline: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    wash: str
    qualifies: str
    fails: str
    undetermined: str
    content_us: str
    cheaper: str
    components: tuple[str, ...]
    contrast: bool = False


LIGHT = Theme(
    dark=False,
    window="#f4f5f7",
    surface="#ffffff",
    raised="#eef0f3",
    hairline="#dfe3e8",
    edge="#b9c2cc",
    text="#17212b",
    muted="#586573",
    accent="#6a3fd0",
    accent_hover="#5a31bb",
    on_accent="#ffffff",
    wash="#f1ecfc",
    qualifies="#2a6db0",
    fails="#b04a08",
    undetermined="#5f6b79",
    content_us="#123e6b",
    cheaper="#1d6f68",
    components=("#2b3e51", "#5d778f", "#93a8bc", "#d77ba2", "#b4c3d1", "#d0dae3", "#b8326a", "#e9b9cd"),
)

DARK = Theme(
    dark=True,
    window="#14181d",
    surface="#1b2128",
    raised="#262e37",
    hairline="#313a44",
    edge="#4d5966",
    text="#e8edf2",
    muted="#9aa7b4",
    accent="#a88bff",
    accent_hover="#bca6ff",
    on_accent="#17102b",
    wash="#282340",
    qualifies="#5aa2e6",
    fails="#f08a3c",
    undetermined="#8e99a6",
    content_us="#b9d9f7",
    cheaper="#4fb5a8",
    components=("#8ba2b9", "#6d8499", "#566a7d", "#e07fa2", "#465767", "#3a4855", "#f0568f", "#a8536f"),
)

CONTRAST_DARK = Theme(
    dark=True,
    window="#000000",
    surface="#000000",
    raised="#3a3a3a",
    hairline="#8c8c8c",
    edge="#ffffff",
    text="#ffffff",
    muted="#e6e6e6",
    accent="#ffff00",
    accent_hover="#ffff99",
    on_accent="#000000",
    wash="#33330a",
    qualifies="#66c7ff",
    fails="#ffa31a",
    undetermined="#d0d0d0",
    content_us="#ffffff",
    cheaper="#3fe0c5",
    components=("#ffffff", "#a8a8a8", "#d4d4d4", "#ff9ad0", "#868686", "#c0c0c0", "#ff4fa8", "#ffd0e8"),
    contrast=True,
)

CONTRAST_LIGHT = Theme(
    dark=False,
    window="#ffffff",
    surface="#ffffff",
    raised="#dedede",
    hairline="#909090",
    edge="#000000",
    text="#000000",
    muted="#262626",
    accent="#5200b8",
    accent_hover="#3d0089",
    on_accent="#ffffff",
    wash="#ece0ff",
    qualifies="#00458f",
    fails="#8f3300",
    undetermined="#404040",
    content_us="#001a38",
    cheaper="#00524a",
    components=("#000000", "#4a4a4a", "#6e6e6e", "#b03a7a", "#2b2b2b", "#878787", "#8f0047", "#c9639a"),
    contrast=True,
)

THEMES = (LIGHT, DARK, CONTRAST_DARK, CONTRAST_LIGHT)
