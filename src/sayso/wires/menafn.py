"""MENAFN, a syndicator: an opening "date ... (MENAFN- Agency)", a closing code, a disclaimer."""

from . import Example, Wire

WIRE = Wire(
    name="MENAFN",
    kind="syndicator",
    names=("Middle East North Africa Financial Network",),
    header=r"(?:date )?\s{0,3}(?P<date>\d{4}-\d{2}-\d{2})?\s{0,3}\(MENAFN(?:\s{0,2}-\s{0,2}(?P<agency>[^()\n]{1,60}"
    r"(?:\([^()\n]{1,20}\))?))?\)",
    stamps=(r"MENAFN(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})\d{0,20}(?:ID\d{0,12})?",),
    footers=(
        r"MENAFN\d{2}[\dID]{0,40}(?:\s.{0,10})?",
        r"Legal Disclaimer:.{0,600}",
        r"MENAFN provides the information .{0,500}",
        r"If you have any complaints or copyright issues related to this article.{0,200}",
    ),
)

EXAMPLES = (
    Example(
        " date 2023-02-06 (MENAFN- Newsform) A depot burned on Sunday, the fire service said.",
        {
            "publisher": "MENAFN",
            "relays": ["Newsform"],
            "published_on": "2023-02-06",
            "place": None,
            "asides": [("header", "date 2023-02-06 (MENAFN- Newsform)")],
        },
        (14,),
    ),
    Example(
        "date 2023-02-06 (MENAFN) A depot burned on Sunday.\n\nMENAFN06022023000193011044ID1108000000\n\n"
        'Legal Disclaimer: MENAFN provides the information "as is" without warranty of any kind.',
        {
            "publisher": "MENAFN",
            "relays": [],
            "published_on": "2023-02-06",
            "asides": [("footer", "MENAFN06022023000193011044ID1108000000")],
        },
        (14,),
    ),
    Example(
        "(MENAFN- Newsform) BOGOTA Rivers rose on Monday, the Example Gazette reported on "
        "Tuesday, citing two officials.\n\n"
        "MENAFN07022023000193011044ID1108000001",
        {
            "publisher": "MENAFN",
            "relays": ["Newsform", "Example Gazette"],
            "place": "BOGOTA",
            "published_on": "2023-02-07",
        },
        (14,),
    ),
    Example(
        "date 2023-02-06 (MENAFN- Newsform) A depot burned on Sunday.\n\nMENAFN09022023000193011044ID1108000000",
        {"publisher": "MENAFN", "published_on": "2023-02-06", "problems": ["date-clash"]},
        (14,),
    ),
    Example(
        "date 2023-02-06 (MENAFN- UkrinForm) Two barges sank.\n\nThis was reported by the Times via Ukrinform.\n\n"
        '"They sank fast," an official told the FT.',
        {
            "publisher": "MENAFN",
            "relays": ["Ukrinform", "Financial Times"],
            "problems": ["outlet-clash"],
        },
        (17,),
    ),
)
