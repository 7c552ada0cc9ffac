"""Modules that several tests share are found by name, however pytest is started; examples are the same every time."""

import os
import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))

# The profiles of the core's tests; a long run is `HYPOTHESIS_PROFILE=thorough`.
settings.register_profile("small", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("quick", max_examples=12, deadline=None, derandomize=True, database=None)
settings.register_profile("thorough", max_examples=5000, deadline=None, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "small"))
