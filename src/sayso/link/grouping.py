"""Average linkage over sparse pairs (Sokal and Michener, 1958): pairs that were not looked at count as unrelated.

Groups that only reject something are then put to what they reject (`attached`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush


def grouped(sizes: Sequence[int], pairs: Iterable[tuple[int, int, float]], least: float) -> list[list[int]]:
    """Groups of the items 0 to n - 1, each in rising order; two join while their mean probability is `least` or more.

    `sizes` are how many sayings an item stands for, `pairs` (item, item, probability), each pair once; what is below 0
    keeps groups apart. Ties go to the items that come first, so that the same items give the same groups.
    """
    size = list(sizes)
    members = [[item] for item in range(len(size))]
    total: list[dict[int, float]] = [{} for _ in size]  # sum of probability over the pairs of sayings of two groups
    for a, b, probability in pairs:
        total[a][b] = total[b][a] = probability * size[a] * size[b]

    def entry(a: int, b: int) -> tuple[float, int, int]:
        a, b = min(a, b), max(a, b)
        return -round(total[a][b] / (size[a] * size[b]), 6), a, b

    heap = [
        (-mean, a, b)
        for a in range(len(size))
        for b, value in total[a].items()
        if a < b and (mean := round(value / (size[a] * size[b]), 6)) >= least
    ]
    heapify(heap)
    while heap:
        best, a, b = heappop(heap)
        if not members[a] or not members[b] or b not in total[a] or entry(a, b)[0] != best:
            continue
        for other, value in total[b].items():
            if other != a:
                total[a][other] = total[other][a] = total[a].get(other, 0.0) + value
                del total[other][b]
        del total[a][b]
        total[b] = {}
        members[a] += members[b]
        members[b] = []
        size[a] += size[b]
        for other in total[a]:
            one = entry(a, other)
            if -one[0] >= least:
                heappush(heap, one)
    return [sorted(group) for group in members if group]


def attached(
    groups: Sequence[Sequence[int]],
    rejecting: Sequence[bool],
    sizes: Sequence[int],
    pairs: Iterable[tuple[int, int, float]],
    least: float,
) -> list[list[int]]:
    """The groups, each of which all items are `rejecting` joined to the one that it is nearest to in the mean.

    It joins no other such group, and none where the mean is below `least`. The rest is as for `grouped`.
    """
    group = {item: at for at, members in enumerate(groups) for item in members}
    alone = [all(rejecting[item] for item in members) for members in groups]
    total: defaultdict[int, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for a, b, probability in pairs:
        for one, other in ((group[a], group[b]), (group[b], group[a])):
            if alone[one] and not alone[other]:
                total[one][other] += probability * sizes[a] * sizes[b]
    size = [sum(sizes[item] for item in members) for members in groups]
    out = [list(members) for members in groups]
    for one, found in total.items():
        mean = {other: round(value / (size[one] * size[other]), 6) for other, value in found.items()}
        best = max(mean, key=lambda other: (mean[other], -other))
        if mean[best] >= least:
            out[best] += out[one]
            out[one] = []
    return sorted(sorted(members) for members in out if members)
