"""A form that is sent twice: by a double click, or after going back in the browser and writing on."""

from uuid import UUID, uuid5

from fleksaftale.core.crypto import Vault


def id_of(vault: Vault, form: UUID, *said: str) -> UUID:
    """The id of what a form makes. With the same in it, it is the same; with anything else it is a new one:
    what was written last is never taken for what was sent first. The id tells nothing of what is in it.
    """
    return uuid5(form, vault.mark(f"form:{form}", "\0".join(said)))
