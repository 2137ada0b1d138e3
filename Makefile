# Two commands: make run, make test. The work is done by the Python scripts in tools/; PYTHON= names another Python.
PYTHON ?= python3

.PHONY: help run test check format bench mutants messages docs lock clean
.DEFAULT_GOAL := help

help:  # this list
	@sed -n 's/^\([a-z]*\):  *# /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

run:  # the program with made-up people on http://127.0.0.1:8000 (PORT= for another port)
	@$(PYTHON) -m tools.run

test:  # the whole suite, with a real browser, on SQLite and PostgreSQL
	@$(PYTHON) -m tools.test

check:  # style, types, layers, templates, migrations, translations, lock files
	@$(PYTHON) -m tools.check

format:  # put code and templates into the layout that make check wants
	@$(PYTHON) -m tools.check format

bench:  # how fast it is, as tables
	@$(PYTHON) -m tools.bench

mutants:  # change the law in one place at a time and see whether a test notices (SUBJECT= for one subject)
	@$(PYTHON) -m tools.mutants $(SUBJECT)

messages:  # collect the texts to translate into the .po files
	@$(PYTHON) -m tools.messages

docs:  # write the reference pages of docs/ and the table of settings in README anew
	@$(PYTHON) -m tools.reference

lock:  # write the lock files anew (needs uv and npm)
	@$(PYTHON) -m tools.lock

clean:  # remove what the set-up made; the data in var/ stays
	@$(PYTHON) -m tools.clean
