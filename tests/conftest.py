"""Fixtures that many tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


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
