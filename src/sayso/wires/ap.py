"""The Associated Press: bracketed tag, em dash, "EDS" notes, ruled footers."""

from . import Example, Wire

WIRE = Wire(
    name="AP",
    kind="agency",
    names=("Associated Press", "AP News", "The Associated Press"),
    codes=("AP Photo",),
    signs=(r"\(AP\)", r"—AP", r"- ?AP"),
    footers=(
        r"___+",
        r"(?:Copyright|©) ?(?:\d{4} )?(?:The )?Associated Press\..{0,200}",
        r"Follow .{1,40} on (?:Twitter|X)\b.{0,120}",
        r"More AP (?:coverage|news|reporting)\b.{0,160}",
        r"Find more AP stories\b.{0,120}",
    ),
)

EXAMPLES = (
    Example(
        "OSLO (AP) — Ferries stopped on Friday, the operator said.",
        {"publisher": "AP", "place": "OSLO", "on": None, "relays": []},
        (2,),
    ),
    Example(
        "Ferries stop in fog\n\nBy JANE ROE\n\nBERGEN, Norway (AP) — Ferries stopped on Friday.\n\n___\n\n"
        "Associated Press writer Ola Doe in Oslo contributed to this report.",
        {
            "publisher": "AP",
            "place": "BERGEN, Norway",
            "byline": "JANE ROE",
            "relays": [],
            "asides": [("credit", "Associated Press writer Ola Doe in Oslo contributed to this report.")],
        },
    ),
    Example(
        "BERGEN, Norway AP  Ferries stopped on Friday, the operator said.",
        {"publisher": "AP", "place": "BERGEN, Norway"},
    ),
)
