"""The engine: rules, findings, and what many rules look up."""
