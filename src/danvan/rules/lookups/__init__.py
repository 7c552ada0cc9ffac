"""What many rules look up: quick answers about a whole book, so that single records are walked only if need be."""
