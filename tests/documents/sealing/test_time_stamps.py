"""A time stamp server that works, and ways in which one does not: each costs the stamp, never the seal."""

import time
from pathlib import Path
from typing import Any

import pytest

from fleksaftale.documents.sealing import keys, timestamps
from fleksaftale.documents.sealing.checking import State, verify

from .test_seal import sealed
from .tsa import TimeStampServer, certificate

pytestmark = pytest.mark.django_db


def test_a_stamp_raises_the_level_and_names_who_gave_it(time_stamps: TimeStampServer) -> None:
    done = sealed()
    verdict = verify(done.pdf, keys.known())
    assert (verdict.state, verdict.level, time_stamps.asked) == (State.UNCHANGED, "B-T", 1)
    assert verdict.stamp is not None
    assert (verdict.stamp.issuer, verdict.stamp.trusted) == ("Prøvens tidsstempler", True)
    assert abs((verdict.stamp.at - done.at).total_seconds()) < 60


@pytest.mark.parametrize("fault", ["error", "garbage", "other", "early"])
def test_a_server_that_answers_wrongly_costs_the_stamp(fault: str, time_stamps: TimeStampServer) -> None:
    time_stamps.fault = fault
    done = sealed()
    assert (done.level, time_stamps.asked) == ("B-B", 1)
    assert verify(done.pdf, keys.known()).state is State.UNCHANGED


def test_a_dead_server_costs_the_stamp(time_stamps: TimeStampServer) -> None:
    time_stamps.stop()
    assert sealed().level == "B-B"


def test_a_silent_server_costs_the_stamp_and_a_few_seconds(
    time_stamps: TimeStampServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timestamps, "PATIENCE", 0.5)
    time_stamps.fault = "silent"
    began = time.monotonic()
    assert sealed().level == "B-B"
    assert time.monotonic() - began < 30  # far less than the server would wait


def test_a_stamp_that_leads_to_no_trusted_root_is_refused(
    time_stamps: TimeStampServer, settings: Any, tmp_path: Path
) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding

    stranger = tmp_path / "stranger.pem"
    stranger.write_bytes(certificate("En anden rod")[0].public_bytes(Encoding.PEM))
    settings.TIMESTAMP_TRUST = str(stranger)
    assert sealed().level == "B-B"


def test_without_named_roots_the_stamp_is_told_as_unchecked(
    time_stamps: TimeStampServer, settings: Any
) -> None:
    settings.TIMESTAMP_TRUST = ""
    verdict = verify(sealed().pdf, keys.known())
    assert verdict.stamp is not None
    assert not verdict.stamp.trusted
