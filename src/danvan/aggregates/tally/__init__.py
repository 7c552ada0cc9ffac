"""Counting by dimensions: the declarative tally, its state, packed columns and the roll-up of trees."""
