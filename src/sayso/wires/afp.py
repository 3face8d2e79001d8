"""Agence France-Presse: date with year, initials joined by slashes as a sign-off, country in brackets."""

from . import Example, Wire

WIRE = Wire(
    name="AFP",
    kind="agency",
    names=("Agence France-Presse", "Agence France Presse", "AFP news agency"),
    signs=(r"© ?(?:\d{4} )?(?:AFP|Agence France[- ]Presse)", r"\(AFP\)"),
    footers=(r"(?:Copyright )?©? ?\d{4} (?:AFP|Agence France[- ]Presse)\.?(?: All rights reserved\.?)?.{0,80}",),
)

EXAMPLES = (
    Example(
        "Tunis (Tunisia) (AFP) – Voters queued before dawn on Sunday.",
        {"publisher": "AFP", "place": "Tunis (Tunisia)"},
        (6,),
    ),
    Example(
        "Voters queue in Tunis\n\nTunis, Oct 6, 2024 (AFP) - Voters queued before dawn on Sunday.\n\nak/rt/jb",
        {
            "publisher": "AFP",
            "place": "Tunis",
            "on": "2024-10-06",
            "published_on": "2024-10-06",
            "asides": [("sign-off", "ak/rt/jb")],
        },
    ),
    Example(
        "A ferry sank off the coast on Sunday, officials said.\n\nThe captain was rescued, "
        "a police source told AFP.\n\n© 2015 AFP",
        {"relays": ["AFP"], "publisher": None, "asides": [("copyright", "© 2015 AFP")]},
        (26,),
    ),
)
