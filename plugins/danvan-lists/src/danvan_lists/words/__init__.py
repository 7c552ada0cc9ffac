"""Words as lists write them, compared and taken apart."""
