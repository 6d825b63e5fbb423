"""Where the trainers keep what they make on the way, and how they read what `prepare/prepare.ts` wrote there."""
import json
import os

WORK = os.path.join(os.path.dirname(os.path.abspath(__file__)), ".work")


def read_rows(name: str):
    """The rows of a JSON Lines file of the work folder."""
    with open(os.path.join(WORK, name), encoding="utf-8") as f:
        for line in f:
            yield json.loads(line)
