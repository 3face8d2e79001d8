"""Syndicators and aggregators that run other houses' copy under their own name: they are the publisher of that copy."""

from __future__ import annotations

from . import Example, Wire

WIRES = (
    Wire(name="ZAWYA", kind="syndicator", names=("Zawya", "Zawya.com")),
    Wire(name="allAfrica", kind="syndicator", names=("allAfrica.com", "AllAfrica Global Media")),
    Wire(name="ReliefWeb", kind="syndicator", names=("reliefweb.int",)),
    Wire(name="Yahoo News", kind="syndicator", names=("Yahoo! News", "Yahoo Finance", "Yahoo! Finance")),
    Wire(name="MSN", kind="syndicator", names=("MSN News", "msn.com")),
    Wire(name="Google News", kind="syndicator"),
    Wire(name="Big News Network", kind="syndicator", names=("BigNewsNetwork.com", "Big News Network.com")),
    Wire(name="EurekAlert!", kind="syndicator", names=("EurekAlert",)),
    Wire(name="Phys.org", kind="syndicator"),
    Wire(name="Eurasia Review", kind="syndicator"),
    Wire(name="Modern Ghana", kind="syndicator", names=("ModernGhana.com",)),
    Wire(name="GhanaWeb", kind="syndicator"),
    Wire(name="Devdiscourse", kind="syndicator"),
    Wire(name="BBC Monitoring", kind="syndicator"),
    Wire(name="World News Connection", kind="syndicator"),
)

EXAMPLES = (
    Example(
        "allAfrica.com\nZambia: Two Barges Sink\n5 March 2025\nThe Port Herald (Lusaka)\n\n"
        "Two barges sank on Lake Kariba on Tuesday, the owner said.",
        {"publisher": "allAfrica", "relays": ["The Port Herald"], "published_on": "2025-03-05"},
    ),
)
