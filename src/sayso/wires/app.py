"""Associated Press of Pakistan."""

from . import Example, Wire

WIRE = Wire(
    name="APP",
    kind="agency",
    names=("Associated Press of Pakistan",),
    codes=(),
    signs=(),
)

EXAMPLES = (
    Example(
        "ISLAMABAD, Mar 3 (APP):The port reopened on Monday, the ministry said.",
        {"publisher": "APP", "place": "ISLAMABAD", "relays": []},
        (),
    ),
)
