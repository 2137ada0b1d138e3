"""Pages. A view parses, calls one command or query, and answers."""
