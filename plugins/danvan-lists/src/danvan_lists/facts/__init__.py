"""The facts of a file: their ids, two accounts of one, the collection."""
