"""Al Jazeera: "Published On", and a closing line that names the house and the agencies that it used."""

from . import Example, Wire

WIRE = Wire(
    name="Al Jazeera",
    kind="broadcaster",
    names=("Al Jazeera English", "Al-Jazeera", "Aljazeera"),
    house_stamps=(r"Published On \d{1,2} [A-Z][a-z]{2} \d{4}",),
    signs=(r"(?:SOURCE|Source): ?(?:Al Jazeera|AL JAZEERA)(?: (?:and|AND) (?:news agencies|NEWS AGENCIES))?",),
)

EXAMPLES = (
    Example(
        "Two barges sink\n\nTwo barges sank on Friday, the navy said.\n\nSource: Al Jazeera and news agencies",
        {"publisher": "Al Jazeera", "relays": []},
    ),
)
