"""One finished visit into the tables, in one transaction."""
