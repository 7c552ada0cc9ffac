"""`python -m danvan`: the command line."""

import sys

from danvan.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
