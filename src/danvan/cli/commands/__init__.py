"""danvan's own commands, a module each: `configure` adds its options to a parser, `run` answers an invocation."""
