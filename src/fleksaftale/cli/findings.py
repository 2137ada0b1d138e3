"""What a check found: one line each, with what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from django.core.management.base import OutputWrapper
from django.core.management.color import Style


@dataclass(frozen=True)
class Finding:
    level: Literal["ok", "warn", "fail"]
    text: str
    advice: str = ""


def ok(text: str) -> Finding:
    return Finding("ok", text)


def warn(text: str, advice: str) -> Finding:
    return Finding("warn", text, advice)


def fail(text: str, advice: str) -> Finding:
    return Finding("fail", text, advice)


def show(findings: Iterable[Finding], out: OutputWrapper, style: Style) -> bool:
    """Print each finding as it comes. Whether none of them is a failure."""
    paint = {"ok": style.SUCCESS, "warn": style.WARNING, "fail": style.ERROR}
    good = True
    for finding in findings:
        advice = f" -> {finding.advice}" if finding.advice else ""
        out.write(f"{paint[finding.level](f'{finding.level:<4}')}  {finding.text}{advice}")
        good = good and finding.level != "fail"
    return good
