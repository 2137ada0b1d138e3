"""Reads strange files in a process of its own: what a file is, and what stands in a message.

Nothing here imports Django or any other part of the program but the reader of scans and what confines it.
"""
