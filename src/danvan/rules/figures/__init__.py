"""DV5xx: figures."""
