"""What every test shares: how long hypothesis looks, and where the strategies of the core are found."""

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

# Modules that several tests share are found by name, however pytest is started.
sys.path[:0] = [str(Path(__file__).parent / room) for room in ("", "together", "book", "values")]

# The small profile gives the same examples every time, so that a test that fails here fails everywhere.
settings.register_profile("small", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("quick", max_examples=12, deadline=None, derandomize=True, database=None)
settings.register_profile(
    "thorough", max_examples=2000, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "small"))
