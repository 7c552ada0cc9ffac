"""DV6xx: citations and documents."""
