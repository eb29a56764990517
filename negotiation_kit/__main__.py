"""`python -m negotiation_kit`: the command line."""

import sys

from negotiation_kit.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
