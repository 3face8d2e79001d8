"""Columns of numbers that grow, and move to a file when they would take more memory than allowed."""

from __future__ import annotations

import tempfile
from typing import Any, BinaryIO, cast

import numpy as np
from numpy.typing import NDArray


class Budget:
    """The bytes that some columns may hold in memory together; what is over is spilled to unnamed temporary files."""

    def __init__(self, limit: int) -> None:
        """`limit` is in bytes; 0 spills everything."""
        self.limit = limit
        self.held = 0


class Column:
    """One column: `append` arrays of one type, then `array`."""

    def __init__(self, kind: type[np.generic], budget: Budget) -> None:
        """`kind` is the type of the numbers."""
        self._kind = np.dtype(kind)
        self._budget = budget
        self._parts: list[NDArray[Any]] = []
        self._file: BinaryIO | None = None
        self._length = 0

    def append(self, values: NDArray[Any]) -> None:
        """Add numbers at the end."""
        values = values.astype(self._kind, copy=False)
        self._length += values.size
        if self._file is None:
            self._parts.append(values)
            self._budget.held += values.nbytes
            if self._budget.held > self._budget.limit:
                self._spill()
        elif values.size:
            values.tofile(self._file)

    def array(self) -> NDArray[Any]:
        """All numbers, in memory or mapped from the file. The column takes no more afterwards."""
        if self._file is not None and self._length:
            self._file.flush()
            return cast(NDArray[Any], np.memmap(self._file, self._kind, "r", shape=(self._length,)))
        parts, self._parts = self._parts, []
        return np.concatenate(parts) if parts else np.zeros(0, self._kind)

    def _spill(self) -> None:
        self._file = cast(BinaryIO, tempfile.TemporaryFile(prefix="sayso-"))  # noqa: SIM115 - lives with the column
        for part in self._parts:
            part.tofile(self._file)
            self._budget.held -= part.nbytes
        self._parts = []
