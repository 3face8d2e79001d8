"""Stage 7, `query`: what a person types into a search box, as conditions that a store answers.

`parse` reads Lucene's syntax (docs/reference/query.md); what it cannot take it says, with the place.
"""

from __future__ import annotations

from .parse import FIELDS, QueryError, parse

__all__ = ["FIELDS", "QueryError", "parse"]
