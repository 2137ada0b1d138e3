"""What can happen here, as the person concerned reads it in the log."""
