"""What every format of an export can do: the one protocol of the family."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO, ClassVar, NamedTuple

from ..errors import OptionError
from ..model import Attribution, Claim
from .given import Given
from .rows import Progress


class Carried(NamedTuple):
    """What an export brings back."""

    lines: tuple[Attribution, ...]
    claims: tuple[Claim, ...]


class Export:  # the methods of the base say what a format cannot do
    """A format. It overrides `write`, or `write_folder`, or both, and `read` where it brings back lines and claims.

    Writers take one piece at a time wherever the format allows, so that the size of a store does not matter; they
    write the same bytes for the same ledger, and never text that the format cannot hold: see each module.
    """

    name: ClassVar[str]
    carries: ClassVar[frozenset[str]] = frozenset()
    """What `read` brings back exactly: "lines", "doubtful" lines, "claims"."""

    cells: ClassVar[bool] = False
    """Whether it is made of cells that a spreadsheet might take for formulas."""

    def __init__(self, *, raw: bool = False) -> None:
        """`raw` writes cells as they are, without the apostrophe that keeps spreadsheets from calculating them."""
        if raw and not self.cells:
            raise OptionError(f"{self.name} has no cells that a spreadsheet calculates: leave --raw out")
        self.raw = raw

    def write(self, given: Given, out: BinaryIO, progress: Progress | None = None) -> None:  # noqa: ARG002
        """Write it as one file."""
        raise OptionError(f"{self.name} is a folder of files: give one with -o FOLDER")

    def write_folder(self, given: Given, folder: Path, progress: Progress | None = None) -> None:  # noqa: ARG002
        """Write it as files in a folder that is there and empty."""
        raise OptionError(f"{self.name} is one file, no folder: give -o FILE")

    def read(self, place: Path) -> Carried:  # noqa: ARG002
        """The lines and claims of an export. Raises `InputError` where it is none, or damaged."""
        raise OptionError(f"{self.name} brings back no lines or claims: it holds less than a ledger")
