"""The text: its sentences, lists and tables, the counts of a sentence, and the period that it speaks of."""
