"""The open API: the law's answers for other programs. It reads no cookie, keeps nothing, and knows nobody."""
