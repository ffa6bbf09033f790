"""How large the type is while presenting: the same share of the window, whatever its size."""

_SCALE, _WIDTH, _HEIGHT = 1.5, 1920, 1080
"""Times the normal size of the type, in a window of that width and height, pixels."""

_LEAST, _GREATEST, _STEP = 1.2, 3.0, 0.05


def presenting_scale(width: int, height: int) -> float:
    """Return how many times its normal size the type has while presenting.

    Args:
        width: Of the window, pixels.
        height: Of the window, pixels.
    """
    share = min(width / _WIDTH, height / _HEIGHT)
    return min(max(round(_SCALE * share / _STEP) * _STEP, _LEAST), _GREATEST)
