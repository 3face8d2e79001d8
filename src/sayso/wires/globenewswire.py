"""GlobeNewswire: distributes what companies write; the copy is its issuer's."""

from . import Example, Wire

WIRE = Wire(
    name="GlobeNewswire",
    kind="press-release",
    names=("GLOBE NEWSWIRE",),
    footers=(r"SOURCE:? .{2,80}", r"View original content.{0,200}", r"View source version on .{0,120}"),
)

EXAMPLES = (
    Example(
        "RENO, Nev., Feb. 06, 2023 (GLOBE NEWSWIRE) -- Tolmar Inc. today announced a new chairman.",
        {
            "publisher": "GlobeNewswire",
            "place": "RENO, Nev.",
            "on": "2023-02-06",
            "published_on": "2023-02-06",
            "labels": [("PRESS RELEASE", None)],
        },
        (15,),
    ),
)
