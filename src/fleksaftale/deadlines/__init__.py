"""The dates of the law in one case: its facts, the municipality's letters, the timeline."""
