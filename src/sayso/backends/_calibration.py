"""How often each pattern of `_sayings` is right: (corpus' scheme, desk's scheme).

Counted with `rules` itself, all gates open, as matched relations over marks of that pattern: the corpus' training
documents by the corpus' scheme (840 documents), and the training bundles with the training parts of the real reports by
the desk's. Smoothed towards what follows the verb ("...-that") by four counts, and that, for the desk, towards the
corpus; the comment gives the two numbers of marks, so a small one is a guess. No development text was used.
"""

from __future__ import annotations

PROBABILITY: dict[str, tuple[float, float]] = {
    "according": (0.71, 0.95),  # 72, 22
    "according-after": (0.77, 0.93),  # 322, 83
    "adverb": (0.36, 0.75),  # 42, 13
    "as-reported": (0.69, 0.95),  # 29, 6
    "cited": (0.01, 0.88),  # 17, 36
    "clause-around": (0.89, 0.95),  # 57, 2
    "clause-before": (0.73, 0.97),  # 373, 219
    "clause-inverted": (0.58, 0.72),  # 76, 16
    "colon": (0.46, 0.24),  # 89, 12
    "colon-after": (0.62, 0.98),  # 1, 9
    "dash-after": (0.77, 0.98),  # 0, 7
    "impersonal": (0.66, 0.97),  # 9, 10
    "infinitive-clause": (0.39, 0.42),  # 27, 4
    "infinitive-colon": (0.56, 0.48),  # 6, 0
    "infinitive-express": (0.37, 0.82),  # 3, 0
    "infinitive-judge": (0.32, 0.43),  # 88, 4
    "infinitive-mind": (0.11, 0.69),  # 19, 0
    "infinitive-object": (0.35, 0.38),  # 19, 2
    "infinitive-preposition": (0.31, 0.70),  # 42, 0
    "infinitive-quote": (0.45, 0.70),  # 3, 0
    "infinitive-side": (0.23, 0.29),  # 44, 1
    "infinitive-that": (0.34, 0.48),  # 37, 3
    "infinitive-to": (0.43, 0.64),  # 1, 0
    "infinitive-urge": (0.35, 0.34),  # 5, 0
    "infinitive-whether": (0.20, 0.28),  # 32, 1
    "noun-alone-of": (0.08, 0.06),  # 564, 48
    "noun-alone-that": (0.16, 0.33),  # 146, 27
    "noun-of": (0.19, 0.09),  # 266, 11
    "noun-that": (0.36, 0.74),  # 37, 10
    "participle-clause": (0.62, 0.86),  # 135, 8
    "participle-colon": (0.76, 0.60),  # 19, 1
    "participle-express": (0.77, 0.90),  # 2, 0
    "participle-judge": (0.56, 0.89),  # 129, 10
    "participle-mind": (0.51, 0.75),  # 3, 0
    "participle-object": (0.40, 0.46),  # 36, 1
    "participle-preposition": (0.59, 0.74),  # 68, 0
    "participle-quote": (0.79, 0.79),  # 49, 5
    "participle-seems": (0.60, 0.24),  # 1, 0
    "participle-side": (0.44, 0.41),  # 28, 0
    "participle-that": (0.73, 0.94),  # 190, 22
    "participle-to": (0.47, 0.52),  # 30, 1
    "participle-urge": (0.69, 0.42),  # 2, 0
    "participle-whether": (0.46, 0.44),  # 18, 0
    "passive": (0.16, 0.03),  # 140, 31
    "passive-by": (0.45, 0.49),  # 62, 4
    "passive-to": (0.62, 0.46),  # 107, 4
    "plain-clause": (0.81, 0.89),  # 1779, 152
    "plain-colon": (0.74, 0.60),  # 185, 21
    "plain-express": (0.69, 0.92),  # 42, 14
    "plain-judge": (0.66, 0.88),  # 1113, 216
    "plain-mind": (0.42, 0.80),  # 295, 16
    "plain-object": (0.53, 0.64),  # 385, 26
    "plain-preposition": (0.60, 0.72),  # 545, 21
    "plain-quote": (0.82, 0.79),  # 302, 10
    "plain-refusal": (0.71, 0.14),  # 21, 5
    "plain-seems": (0.53, 0.09),  # 161, 6
    "plain-side": (0.56, 0.55),  # 399, 10
    "plain-that": (0.81, 0.92),  # 1420, 307
    "plain-to": (0.56, 0.78),  # 497, 25
    "plain-urge": (0.62, 0.35),  # 35, 12
    "plain-whether": (0.63, 0.56),  # 157, 5
    "quote-before": (0.95, 0.99),  # 2426, 317
    "quote-inverted": (0.84, 0.94),  # 748, 56
    "shared-clause": (0.65, 0.86),  # 99, 8
    "shared-colon": (0.73, 0.50),  # 5, 0
    "shared-express": (0.65, 0.92),  # 0, 2
    "shared-judge": (0.47, 0.92),  # 101, 16
    "shared-mind": (0.26, 0.73),  # 14, 4
    "shared-object": (0.35, 0.61),  # 33, 3
    "shared-preposition": (0.40, 0.81),  # 44, 2
    "shared-quote": (0.54, 0.65),  # 26, 2
    "shared-refusal": (0.62, 0.28),  # 2, 0
    "shared-seems": (0.50, 0.20),  # 4, 0
    "shared-side": (0.33, 0.22),  # 35, 3
    "shared-that": (0.61, 0.70),  # 75, 28
    "shared-to": (0.47, 0.70),  # 45, 4
    "shared-urge": (0.27, 0.32),  # 4, 0
    "shared-whether": (0.48, 0.36),  # 11, 1
    "transcript": (0.47, 0.94),  # 30, 37
    "which-clause": (0.42, 0.42),  # 13, 4
    "which-colon": (0.37, 0.46),  # 3, 0
    "which-express": (0.52, 0.85),  # 1, 0
    "which-judge": (0.35, 0.86),  # 23, 0
    "which-mind": (0.22, 0.70),  # 8, 0
    "which-object": (0.43, 0.58),  # 12, 0
    "which-preposition": (0.32, 0.70),  # 6, 0
    "which-quote": (0.64, 0.74),  # 4, 0
    "which-seems": (0.18, 0.07),  # 13, 0
    "which-side": (0.43, 0.41),  # 31, 0
    "which-that": (0.49, 0.84),  # 12, 0
    "which-to": (0.32, 0.63),  # 9, 0
    "which-whether": (0.46, 0.44),  # 5, 0
    "who-clause": (0.53, 0.67),  # 74, 1
    "who-colon": (0.37, 0.46),  # 3, 0
    "who-express": (0.77, 0.90),  # 2, 0
    "who-judge": (0.54, 0.69),  # 52, 1
    "who-mind": (0.53, 0.76),  # 29, 0
    "who-object": (0.31, 0.56),  # 12, 0
    "who-preposition": (0.46, 0.81),  # 31, 2
    "who-quote": (0.77, 0.76),  # 4, 0
    "who-seems": (0.57, 0.23),  # 3, 0
    "who-side": (0.42, 0.32),  # 91, 1
    "who-that": (0.63, 0.80),  # 34, 4
    "who-to": (0.24, 0.42),  # 54, 2
    "who-urge": (0.42, 0.36),  # 1, 0
    "who-whether": (0.59, 0.49),  # 3, 0
}
