"""DV3xx: models."""
