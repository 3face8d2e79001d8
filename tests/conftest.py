"""Fixtures that many tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from sayso.store import Store

ROOT = Path(__file__).resolve().parent.parent

# A machine may be busy with other work for any one example; what must be quick is tested by processor time.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora beside the checkout. Skips, and says so, where it is absent; fails in CI."""
    folder = ROOT.parent / "shared"
    if not (folder / "desk").is_dir():
        message = f"needs the corpora in {folder}"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a PostgreSQL server of its own. Skips, and says so, where there is none to run; fails in CI."""
    import postgres

    if postgres.programs() is None:
        message = "needs PostgreSQL's server programs (apt-get install postgresql)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with postgres.server() as url:
        yield url


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with what the sample reports say, and a decision. Tests only read it."""
    import store_samples

    with Store(tmp_path_factory.mktemp("store") / "news.db") as held:
        store_samples.fill(held)
        yield held
