"""Values: texts, numbers, days, spans, quantities, citations and ids. They know nothing of facts."""
