"""Yonhap (South Korea): takes are counted "(LEAD)", "(2nd LD)", and closed by "(END)"."""

from . import Example, Wire

WIRE = Wire(
    name="Yonhap",
    kind="agency",
    names=("Yonhap News Agency", "Yonhap News"),
    codes=(),
    signs=("\\(Yonhap\\)",),
)

EXAMPLES = (
    Example(
        "SEOUL, Oct. 8 (Yonhap) -- The ministry denied the report on Tuesday.\n(END)",
        {"publisher": "Yonhap", "place": "SEOUL", "relays": []},
        (11,),
    ),
)
