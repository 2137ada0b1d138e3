"""The employee's own log of hours. Nobody else reads it, and nothing is reported from it."""
