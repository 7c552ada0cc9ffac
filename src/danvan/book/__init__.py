"""The record book: facts in order, any day's trees, what became of units, figures restated on another day's map."""
