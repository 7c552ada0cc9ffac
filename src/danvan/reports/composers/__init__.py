"""The composers that danvan offers, a document each."""
