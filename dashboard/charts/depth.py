"""The five steps of the pale-to-deep scale."""

STEPS = 5


def depth(share: float | None) -> int | None:
    """Return the step (0 to 4) of a share in percent: each step holds a fifth. None stays None (no figure)."""
    if share is None:
        return None
    return min(STEPS - 1, max(0, int(share * STEPS / 100)))


def depth_class(step: int | None) -> str:
    """Return the CSS class of a step (``depth-0`` to ``depth-4``, ``depth-none``)."""
    return "depth-none" if step is None else f"depth-{step}"
