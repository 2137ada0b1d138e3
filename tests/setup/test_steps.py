"""The set-up does each thing once, does it again when it must, and is never fooled by an interruption."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tools.steps import ROOT, SetupError, Steps, call, fingerprint


@pytest.fixture
def steps(tmp_path: Path) -> Steps:
    return Steps(tmp_path / "state")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def test_a_step_is_done_once(steps: Steps, output: Path) -> None:
    assert steps.do("step", "A step", "key", [output], output.touch)
    assert not steps.do("step", "A step", "key", [output], pytest.fail)


def test_a_step_is_done_again_when_what_it_reads_has_changed(steps: Steps, tmp_path: Path) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("a==1")
    before = fingerprint(lock)
    lock.write_text("a==2")
    steps.do("step", "A step", before, [], lambda: None)
    assert steps.do("step", "A step", fingerprint(lock), [], lambda: None)


def test_a_step_is_done_again_when_its_result_was_deleted(steps: Steps, output: Path) -> None:
    steps.do("step", "A step", "key", [output], output.touch)
    output.unlink()
    assert steps.do("step", "A step", "key", [output], output.touch)


def test_two_files_count_differently_from_one_with_both_contents(tmp_path: Path) -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")


def test_a_step_that_fails_leaves_no_stamp_even_over_an_older_one(steps: Steps, output: Path) -> None:
    steps.do("step", "A step", "old", [], lambda: None)

    def fail() -> None:
        raise SetupError("no network")

    with pytest.raises(SetupError):
        steps.do("step", "A step", "new", [], fail)
    assert not steps.is_done("step", "new", [])
    assert not steps.is_done("step", "old", [])


def test_a_step_that_did_not_make_what_it_promises_is_an_error(steps: Steps, output: Path) -> None:
    with pytest.raises(SetupError, match="is not there"):
        steps.do("step", "A step", "key", [output], lambda: None)


def test_a_step_killed_in_the_middle_is_done_again(steps: Steps, tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from tools.steps import Steps\n"
        "def work(): print('begun', flush=True); time.sleep(60)\n"
        "Steps(Path(sys.argv[1])).do('step', 'A step', 'key', [], work)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(steps.state)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    while "begun" not in child.stdout.readline():
        pass
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert not steps.is_done("step", "key", [])


def test_two_set_ups_at_once_wait_for_each_other(steps: Steps, tmp_path: Path) -> None:
    log = tmp_path / "log"
    code = (
        "import sys, time; from pathlib import Path; from tools.steps import Steps\n"
        "log = Path(sys.argv[2])\n"
        "def say(word):\n"
        "    with log.open('a') as file: file.write(word)\n"
        "with Steps(Path(sys.argv[1])).alone(): say('<'); time.sleep(0.2); say('>')"
    )
    command = [sys.executable, "-c", code, str(steps.state), str(log)]
    children = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) for _ in range(3)]
    for child in children:
        assert child.wait(30) == 0
    assert log.read_text() == "<><><>"


def test_a_command_that_fails_shows_its_last_words_and_what_to_do() -> None:
    with pytest.raises(SetupError, match=r"(?s)status 3.*could not reach it.*Is there a network"):
        call(
            [sys.executable, "-c", "print('could not reach it'); raise SystemExit(3)"],
            advice="Is there a network?",
        )


def test_an_old_python_gets_one_clear_line() -> None:
    code = (
        "import sys; sys.version_info = (3, 9, 2, 'final', 0)\nsys.path.insert(0, sys.argv[1])\nimport tools"
    )
    command = [sys.executable, "-c", code, str(ROOT)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "needs Python 3.11 or newer" in result.stderr
    assert len(result.stderr.splitlines()) == 1
