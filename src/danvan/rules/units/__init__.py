"""DV1xx: records of any kind, units and successions."""
