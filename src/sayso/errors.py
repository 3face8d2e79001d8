"""Every error that sayso raises on purpose.

::

    SaysoError
    ├── InputError          what was given cannot be read at all (missing, unreadable, binary, empty)
    ├── OptionError         an option or a combination of options makes no sense
    ├── BackendError        a back end could not be loaded or did not answer
    ├── StoreError          a store cannot be opened, read or written
    └── EvaluationError     gold or predictions are not in a shape that can be scored

A single bad report among many is not an error: it is a `Problem` in the ledger, and the rest is read.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Base of all errors raised on purpose; its text is meant for a person and names a way out."""


class InputError(SaysoError):
    """What was given cannot be read at all."""


class OptionError(SaysoError):
    """An option, or a combination of options, makes no sense."""


class BackendError(SaysoError):
    """A back end could not be loaded or did not answer."""


class EvaluationError(SaysoError):
    """Gold or predictions are not in a shape that can be scored."""


class StoreError(SaysoError):
    """A store cannot be opened, read or written."""
