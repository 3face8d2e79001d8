"""Places of stores for tests, on both databases."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

KINDS = ("sqlite", "postgresql")
_COUNT = itertools.count()


def new(kind: str, folder: Path, request: pytest.FixtureRequest) -> str:
    """The place of a store that is not there yet: a file in a folder, or an empty database."""
    if kind == "sqlite":
        return str(folder / f"{next(_COUNT)}.db")
    server = make_url(request.getfixturevalue("postgresql")).set(drivername="postgresql+psycopg")
    name = f"store_{next(_COUNT)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.set(database=name, drivername="postgresql").render_as_string(hide_password=False)
