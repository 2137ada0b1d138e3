"""Guidance for everybody: texts with dates and sources, the law's own sentences beside them, letters to edit.

Texts are data, a file for each page in Danish and English. What the law says is never written here a second
time: a page names the rule or the advice, and the words come from :mod:`fleksjob`.
"""
