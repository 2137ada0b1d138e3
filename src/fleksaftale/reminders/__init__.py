"""Telling people of a talk in time, by mail and in their calendar, without saying what it is about."""
