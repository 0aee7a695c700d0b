"""The tables as the language's own types again."""
