"""``make mutants``: change the law in one place, one change at a time, and see whether a test notices.

mutmut passes over every decorated function, and every rule of the law is decorated. So its operators are used
here as a library on the bodies of the rules, and those that matter for law and that it lacks are added: dates
a day off, versions exchanged, one answer for its neighbour, a condition left out (`operators`). A change is
made in memory, in a process of its own (`child`): no file is ever changed. See docs/mutation.md.
"""
