"""Lås dine noter op uden programmet: python laas-op.py mine-noter.json

Kræver Python 3.9 og `pip install cryptography`. Spørger om din adgangssætning eller koden fra arket.
"""

import base64
import getpass
import hashlib
import json
import sys
import unicodedata
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def opened(key, sealed, *bound_to):
    raw = base64.b64decode(sealed)  # 1 byte version, 12 bytes nonce, then the ciphertext with its tag
    return AESGCM(key).decrypt(raw[1:13], raw[13:], "\n".join(bound_to).encode())


def data_key(file, secret):
    letters = "".join(sign for sign in secret.upper() if sign.isalnum())
    code = "".join(letters[at : at + 4] for at in range(0, len(letters), 5))  # without the check signs
    for way in file["vault"]["keys"]:
        salt = base64.b64decode(way["salt"])
        if way["way"] == "passphrase":
            words = unicodedata.normalize("NFKC", secret).strip().encode()
            key = hashlib.pbkdf2_hmac("sha256", words, salt, way["iterations"])
        elif way["way"] == "recovery":
            key = HKDF(SHA256(), 32, salt, b"kun mig recovery 1").derive(code.encode())
        else:
            continue  # a passkey gives its secret to a browser only
        place = ("kun mig key 1", file["owner"], file["vault"]["id"], way["id"], way["way"])
        try:
            return opened(key, way["wrapped"], *place)
        except InvalidTag:
            continue
    sys.exit("Det passer ikke. Prøv igen.")


def main():
    file = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    key = data_key(file, getpass.getpass("Adgangssætning eller kode: ") if sys.stdin.isatty() else input())
    for note in file["notes"]:
        place = (note["id"], file["owner"], note["case"], note["slot"], str(note["revision"]))
        content = json.loads(opened(key, note["sealed"], "kun mig note 1", *place))
        if not content.get("gone"):
            sys.stdout.write(f"--- {note['saved']}\n{content['text']}\n\n")


if __name__ == "__main__":
    main()
