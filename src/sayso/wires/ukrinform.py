"""Ukrinform (Ukraine): house spelling "UkrinForm" in syndicated copy, "read also" lines, self-references."""

from . import Example, Wire

WIRE = Wire(
    name="Ukrinform",
    kind="agency",
    names=("UkrinForm", "Ukrinform news agency", "Ukrainian National News Agency Ukrinform"),
    house_stamps=(r"\d{2}\.\d{2}\.\d{4} \d{2}:\d{2}",),
    footers=(r"Photo is illustrative", r"Illustrative photo"),
)

EXAMPLES = (
    Example(
        "KYIV, October 16 (Ukrinform) - The port reopened on Thursday, the ministry said.",
        {"publisher": "Ukrinform", "place": "KYIV", "relays": []},
        (13,),
    ),
    Example(
        "Port reopens\n\n07.10.2025 14:20\n\nThe port reopened on Tuesday, the navy told Ukrinform.\n\n"
        "As Ukrinform reported earlier, two barges sank.\n\nRead also: Ferry line to close",
        {
            "publisher": "Ukrinform",
            "published_on": "2025-10-07",
            "title": "Port reopens",
            "relays": [],
            "asides": [
                ("self-reference", "As Ukrinform reported earlier"),
                ("read-also", "Read also: Ferry line to close"),
            ],
        },
        (38, 39, 40),
    ),
)
