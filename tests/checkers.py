"""Programs by others that judge our files. Each answers its complaints in words; a good file gets an empty list."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from pathlib import Path

import page
from openxml_audit import OpenXmlValidator

from kaps import bootstrap

PDF_PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)


def pdf_errors(path: Path) -> list[str]:
    """What PDF/A-3a, PDF/UA-1 and qpdf find wrong."""
    return [*page_errors(path), *qpdf_errors(path)]


def page_errors(path: Path) -> list[str]:
    reports = [page.validate_pdf(path, profile=profile) for profile in PDF_PROFILES]
    return [f"{failure.rule_id}: {failure.message}" for report in reports for failure in report.failures]


def qpdf_errors(path: Path) -> list[str]:
    done = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    return [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines()


def open_xml_errors(path: Path) -> list[str]:
    """What the Open XML SDK, and openxml-audit besides, find wrong in a Word, PowerPoint or Excel file."""
    return [*audit_errors(path), *sdk_errors(path)]


def audit_errors(path: Path) -> list[str]:
    return [str(error) for error in OpenXmlValidator().validate(path).errors]


def sdk_errors(path: Path) -> list[str]:
    if (sys.platform, platform.machine()) != bootstrap.VALIDATOR_PLATFORM:
        return []  # there is no such program for this platform; openxml-audit has looked
    done = subprocess.run([bootstrap.VALIDATOR, path, "Microsoft365"], capture_output=True, text=True, check=True)
    return [f"{error['path']}: {error['description']}" for error in json.loads(done.stdout)["errors"]]
