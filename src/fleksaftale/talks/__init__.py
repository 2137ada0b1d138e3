"""Follow-up talks: when they are, what both bring, what was agreed, and that they were held."""
