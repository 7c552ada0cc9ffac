"""What a count is of: models, recipients of awards, other measures; who granted it, how far it reaches."""
