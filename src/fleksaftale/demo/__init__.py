"""The made-up people and cases of the demo, made by the same commands that real people use."""

from fleksaftale.demo.loading import NotADemo, load_once
from fleksaftale.demo.people import SignIn, sign_ins

__all__ = ["NotADemo", "SignIn", "load_once", "sign_ins"]
