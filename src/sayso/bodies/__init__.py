"""States and bodies: their names, and the side that each speaks for, in the desk's codes.

The tables are the `*.txt` files of this folder; a file's name is the kind of what stands in it, and dropping a file in
is the whole act of adding one. `find` goes over a text once and gives the longest names that stand in it. Nothing here
says who holds which office; for whom well-known people speak is told by a table of its own (`speaks_for`).
"""

from __future__ import annotations

from .find import Found, find, lookup
from .people import speaks_for
from .table import Country, Entry, common_names, countries, country, home

__all__ = ["Country", "Entry", "Found", "common_names", "countries", "country", "find", "home", "lookup", "speaks_for"]
