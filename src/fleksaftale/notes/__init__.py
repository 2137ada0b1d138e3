"""*Kun mig*: a person's own notes, encrypted in the browser. Here lie ciphertext and wrapped keys."""
