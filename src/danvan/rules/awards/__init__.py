"""DV4xx: awards."""
