"""The exit codes, and which of them an error means."""

from danvan.errors import BadValue, BookChanged, DecodeError, PluginError, Unknown

FINE, FOUND, USAGE, FILE, PIECE, INTERRUPTED = 0, 1, 2, 3, 4, 130
EXIT_CODES = """exit codes:
  0    fine; warnings are allowed
  1    check, import: a finding of severity error was shown (with --strict: any finding)
  2    wrong usage: an unknown name, or an option that does not fit
  3    a file that cannot be read or written
  4    a plugin or one of its pieces failed, or danvan itself (then please report it)
  130  interrupted with Ctrl-C
"""
LARGEST = 255


def code_of(error: BaseException) -> int:
    """The exit code that an error means.

    >>> code_of(Unknown("rule", "DV999", [])), code_of(FileNotFoundError()), code_of(ZeroDivisionError())
    (2, 3, 4)
    """
    if isinstance(error, PluginError):
        return PIECE
    if isinstance(error, BadValue | Unknown):
        return USAGE
    if isinstance(error, DecodeError | BookChanged | OSError):
        return FILE
    return PIECE
