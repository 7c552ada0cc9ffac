"""DV2xx: periods."""
