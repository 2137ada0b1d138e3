"""A signed document as a file that another installation reads: its schema, and how it comes back."""
