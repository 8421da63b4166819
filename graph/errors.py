"""Everything that xuncha raises on purpose: one base, a few kinds, each with its exit code.

This module knows nothing of text and nothing of stores, so that every package may import it.
A message names the file or place and says what to do about it; the command line prints it as it is.
"""


class XunchaError(Exception):
    """Base of all errors that a user may see. Exit code 1: the work failed."""

    exit_code = 1


class UsageError(XunchaError):
    """The command was used wrongly: an unknown template, a missing or ill-typed parameter. Exit code 2."""

    exit_code = 2


class SourceError(XunchaError):
    """A file that cannot be read as a report: missing, empty, binary, encrypted, or something else."""


class StoreError(XunchaError):
    """A graph that cannot be opened, reached, read or written."""


class SchemaError(XunchaError):
    """A node, edge or schema file that does not fit the schema."""


class QueryError(XunchaError):
    """A query template that is wrong, or a query that the engine refused."""


class ExportError(XunchaError):
    """An output file that could not be written whole."""
