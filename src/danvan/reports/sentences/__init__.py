"""The sentences, lists and heads that composers share."""
