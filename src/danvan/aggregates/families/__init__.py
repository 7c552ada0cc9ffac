"""The aggregators that danvan offers, a family each."""
