"""For those who test a book, a rule or a plugin of their own. Install `danvan[testing]`, which brings hypothesis.

- :mod:`danvan.testing.contracts`: what each piece must keep to; `check_aggregator(mine)` in a test is enough.
- :mod:`danvan.testing.strategies`: hypothesis strategies for books, facts, tables and reports.
- :mod:`danvan.testing.books`: books of any size, always the same ones; needs no hypothesis.

Nothing in danvan imports this package, and importing it loads nothing: its modules are imported by name.
"""
