"""Batches of many small files: `python benchmarks/batch.py [FILES]` (2,000 by default; the issue asks for 20,000).

Prints seconds with one worker and with two, their ratio, files a second, the same with Dask where it is installed, what
a second call costs that finds everything done, and the peak memory of the parent and of a worker.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

_LINE = "{n}月，全区新建道路{k}.5{n}公里，同比增长{k}.2%；完成投资{n}.0{k}亿元，其中民间投资占{k}5.1%。\n"
_SENTENCES = (10, 60)  # about 1.5 to 9 KB


def generate(folder: Path, count: int) -> int:
    """Write `count` different reports; returns their bytes."""
    size = 0
    for n in range(count):
        lines = _SENTENCES[0] + n * 7 % (_SENTENCES[1] - _SENTENCES[0])
        body = "".join(_LINE.format(n=n % 12 + 1, k=k % 9 + 1) for k in range(lines))
        text = f"清河区第{n}号2023年工作总结\n一、基本情况\n{body}二、存在问题\n缺编{n}人。\n"
        path = folder / f"{n % 100:02}" / f"{n:06}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        size += len(text.encode())
    return size


def batch(folder: Path, out: Path, jobs: int, *options: str) -> float:
    """Seconds of a call of `reportkit batch`."""
    command = [
        sys.executable,
        "-m",
        "reportkit",
        "batch",
        str(folder),
        "-o",
        str(out),
        "-j",
        str(jobs),
        "--quiet",
        *options,
    ]
    started = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - started


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "archive"
        folder.mkdir()
        size = generate(folder, count)
        one = batch(folder, Path(place) / "one", 1)
        two = batch(folder, Path(place) / "two", 2)
        again = batch(folder, Path(place) / "two", 2)
        dask = batch(folder, Path(place) / "dask", 2, "--engine", "dask") if find_spec("distributed") else None
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    print(f"{count:,} files, {size / 1e6:.1f} MB")
    print(f"one worker  {one:7.1f} s   {count / one:7,.0f} files/s   {size / one / 1e6:.2f} MB/s")
    print(f"two workers {two:7.1f} s   {count / two:7,.0f} files/s   × {one / two:.2f}")
    if dask:
        print(f"two by Dask {dask:7.1f} s   {count / dask:7,.0f} files/s")
    print(f"again       {again:7.1f} s")
    print(f"peak memory of the largest process {peak:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000)
