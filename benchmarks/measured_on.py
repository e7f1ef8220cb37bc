"""On what was measured."""

import os
import platform
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - Linux's file system in memory
BYTES_PER_RECORD = 600_000
"""Of everything that the benchmarks write, about."""


def scratch(records: int) -> tuple[Path, str]:
    """Return a new folder for so many records, and on what it stands: in memory, if it fits."""
    room = BYTES_PER_RECORD * records
    if os.access(MEMORY_DISK, os.W_OK) and shutil.disk_usage(MEMORY_DISK).free > room:
        return Path(tempfile.mkdtemp(prefix="bench-", dir=MEMORY_DISK)), "a file system in memory"
    return Path(tempfile.mkdtemp(prefix="bench-")), "the disk"


def machine() -> str:
    """Return the processor, its cores, the memory and the operating system in one line."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return (
        f"{_processor()}, {cores} cores, {memory:.0f} GB, {_system()}, "
        f"{platform.python_implementation()} {platform.python_version()}"
    )


def month() -> str:
    """Return this month: "November 2026"."""
    return f"{datetime.now(UTC):%B %Y}"


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2] for line in told.splitlines() if line.startswith("model name")]
    return " ".join(names[0].split()) if names else platform.machine()


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        name = platform.system()
    return f"{name}, {platform.system()} {platform.release()}"
