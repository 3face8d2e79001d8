"""Deutsche Presse-Agentur: no date in the dateline; notes to editors under "# Notebook"."""

from . import Example, Wire

WIRE = Wire(
    name="dpa",
    kind="agency",
    names=(
        "Deutsche Presse-Agentur",
        "Deutsche Presse Agentur",
        "German Press Agency",
        "dpa news agency",
        "German news agency dpa",
    ),
    codes=("dpa-AFX", "dpa international"),
    signs=("# dpa notebook.{0,40}", "dpa(?:[- ][a-z]{2,4}){1,5}"),
)

EXAMPLES = (
    Example(
        "Berlin (dpa) - The court ruled on Tuesday that the tax was lawful.",
        {"publisher": "dpa", "place": "Berlin", "relays": []},
        (12,),
    ),
)
