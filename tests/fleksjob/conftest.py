"""Property tests are judged by what they find, not by how busy the machine is."""

from hypothesis import settings

settings.register_profile("fleksjob", deadline=None)
settings.load_profile("fleksjob")


def pytest_make_parametrize_id(val):
    """A case is named by its sentence, with its Danish letters."""
    return getattr(val, "navn", None) if type(val).__module__.endswith("fleksjob.sager") else None
