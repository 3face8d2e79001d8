"""Deutsche Welle: initials by slashes with the agencies that were used in brackets, at the end."""

from . import Example, Wire

WIRE = Wire(
    name="Deutsche Welle",
    kind="broadcaster",
    names=("DW", "DW News"),
    signs=(
        r"[a-z]{1,4}(?:/[a-z]{1,4}){0,3} "
        r"\((?:AFP|AP|dpa|Reuters|epd|KNA)(?:, (?:AFP|AP|dpa|Reuters|epd|KNA|DW)){0,5}\)",
    ),
)

EXAMPLES = (
    Example(
        "Two barges sink\n\nTwo barges sank on Friday, the navy said.\n\nab/cd (AFP, dpa)",
        {"publisher": "Deutsche Welle", "relays": ["AFP", "dpa"], "asides": [("sign-off", "ab/cd (AFP, dpa)")]},
    ),
)
