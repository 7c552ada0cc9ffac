"""An office's own Word files as templates."""
