"""PA Media (Britain): the date first, capitals for the headline, "end" at the end."""

from . import Example, Wire

WIRE = Wire(
    name="PA Media",
    kind="agency",
    names=("Press Association", "PA news agency", "PA News Agency", "PA"),
    codes=("PA",),
    signs=(r"\(PA\)",),
)

EXAMPLES = (
    Example(
        "PA 18/05/2026 14:31\nINDUSTRY Ferries\nFERRIES STOP IN FOG\nBy Jane Roe, PA Industrial Correspondent\n"
        "Ferries stopped on Monday, the operator said.\nend",
        {"publisher": "PA Media", "published_on": "2026-05-18", "byline": "Jane Roe", "asides": [("sign-off", "end")]},
        (35,),
    ),
)
