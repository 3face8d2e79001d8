"""Prensa Latina (Cuba): no dash after the tag, initials joined by slashes at the end."""

from . import Example, Wire

WIRE = Wire(
    name="Prensa Latina",
    kind="agency",
    names=("Prensa Latina news agency",),
    codes=("PL",),
    signs=(),
)

EXAMPLES = (
    Example(
        "Lima, Mar 3 (Prensa Latina) The port reopened on Monday.\n\nmem/lam/otf",
        {"publisher": "Prensa Latina", "place": "Lima", "relays": []},
        (),
    ),
)
