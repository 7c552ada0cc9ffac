"""danvan keeps the record book of Vietnam's emulation movements."""
