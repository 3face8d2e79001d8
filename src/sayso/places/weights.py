"""What each piece of evidence is worth, in log odds; a match with a sum above 0 is a toponym.

Fitted by `training/toponyms.py`, which says on what; the number after each is that of its examples. Those with few keep
what they were given by hand.
"""

from __future__ import annotations

WEIGHTS: dict[str, float] = {
    "bias": -0.5,  # 1842
    "country": 1.7,  # 680
    "region": 2.5,  # 33
    "water": 2.3,  # 14
    "capital": 2.9,  # 192
    "adm1": 2.1,  # 188
    "town 3": -0.9,  # 113
    "town 4": -0.1,  # 155
    "town 5": 1.3,  # 246
    "town 6": 2.4,  # 197
    "adm2 3": -1.0,  # 0
    "adm2 4": 0.2,  # 0
    "adm2 5": 0.8,  # 1
    "adm2 6": 1.3,  # 6
    "words": 1.1,  # 258
    "word": 0.7,  # 1567
    "short form": 2.8,  # 4
    "headline": -0.1,  # 192
    "common low": -0.8,  # 0
    "common mid": -0.9,  # 20
    "common high": -2.5,  # 16
    "family": -1.3,  # 111
    "given": -1.8,  # 120
    "small elsewhere": -1.0,  # 19
    "surname": -3.6,  # 12
    "short": -0.7,  # 16
    "upper": -1.9,  # 5
    "other name": -0.8,  # 160
    "opens": -0.5,  # 109
    "opens common": -1.4,  # 6
    "after mark": 0.6,  # 51
    "title": -4.5,  # 0
    "initial": -4.5,  # 0
    "comma before": -0.1,  # 340
    "hyphen before": -1.7,  # 21
    "town of": 2.3,  # 39
    "body of": 0.8,  # 31
    "in": 2.2,  # 401
    "to": 1.3,  # 82
    "of": 1.0,  # 196
    "direction": 1.3,  # 1
    "the": -0.1,  # 179
    "and place": 1.0,  # 91
    "and": 0.4,  # 28
    "given before": -4.0,  # 0
    "word opens": -0.8,  # 7
    "capital before": -2.3,  # 12
    "possessive": 0.4,  # 21
    "based": 3.0,  # 0
    "hyphen after": 0.0,  # 18
    "dateline": 3.0,  # 2
    "division after": 1.9,  # 19
    "street": -3.5,  # 2
    "paper": -4.0,  # 0
    "organisation": 0.0,  # 12
    "follower": -4.0,  # 0
    "place after": -1.0,  # 24
    "initial after": -3.0,  # 1
    "capital after": -1.0,  # 89
    "says": -2.3,  # 4
    "in container": 3.5,  # 21
    "container": 3.5,  # 20
    "after place": -2.1,  # 25
    "family of note": -0.6,  # 92
    "given of note": -0.8,  # 83
    "full name": -1.4,  # 37
    "long upper": -0.2,  # 2
    "feature": 1.3,  # 17
    "named place": 6.0,  # 0
    "named person": -6.0,  # 0
    "named organisation": -1.0,  # 0
    "not named": -1.0,  # 0
    "strong elsewhere": 1.3,  # 237
    "near": 1.7,  # 208
    "same division": 1.4,  # 84
    "same country": 0.5,  # 559
    "elsewhere": -0.4,  # 431
}
