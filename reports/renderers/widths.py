"""How wide the columns of a table are where every cell's text can be measured: as even a page as the words allow."""

from __future__ import annotations

from collections.abc import Sequence


def balanced(across: float, least: Sequence[float], wants: Sequence[float], weights: Sequence[int]) -> Sequence[float]:
    """Widths in proportion to what the columns say, none under its least; what nobody needs goes by weight."""
    if sum(wants) <= across:
        spare = (across - sum(wants)) / (sum(weights) or 1)
        return [want + spare * weight for want, weight in zip(wants, weights, strict=True)]
    if sum(least) >= across:
        return [each * across / sum(least) for each in least]
    modest: set[int] = set()
    while True:
        rest = across - sum(least[at] for at in modest)
        scale = rest / sum(want for at, want in enumerate(wants) if at not in modest)
        tight = {at for at, want in enumerate(wants) if want * scale < least[at]} - modest
        if not tight:
            return [least[at] if at in modest else want * scale for at, want in enumerate(wants)]
        modest |= tight
