"""Many cases at once, for HR: dates and status without content, bringing cases in from a file, statistics."""
