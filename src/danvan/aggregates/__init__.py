"""Aggregators: what adds a book up."""

from danvan.aggregates.aggregator import Aggregator, aggregate

__all__ = ["Aggregator", "aggregate"]
