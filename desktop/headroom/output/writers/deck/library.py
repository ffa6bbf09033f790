"""Names for what python-pptx hands out; much of what is needed of it is its elements, which have no types."""

from typing import Any

Slide = Any
Layout = Any
"""A slide layout, or a slide master."""

Shape = Any
TextFrame = Any
Part = Any
Element = Any
"""An element of lxml."""

PlaceholderKind = Any
"""One of ``PP_PLACEHOLDER``."""
