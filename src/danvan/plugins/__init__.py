"""Plugins: the hooks, the checks of what they offer, loading, and the catalog."""
