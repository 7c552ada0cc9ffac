"""What every test shares: how long hypothesis looks, and where the strategies of the core are found."""

import os
import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))  # so that tests may import strategies_core, however pytest is started

# The small profile gives the same examples every time, so that a test that fails here fails everywhere.
settings.register_profile("small", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile(
    "thorough", max_examples=2000, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "small"))
