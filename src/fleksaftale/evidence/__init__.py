"""What proves it later: the journal with its files and mails, and the packs made of it."""
