"""The prepared messages with their labels and n-gram features, as the trainers take them."""
import json
import os

import numpy as np

from work import WORK, read_rows

EMOTIONS = ["neutral", "angry", "anxious", "satisfied"]
LANGUAGES = ["zh-Hans", "zh-Hant", "en", "es", "pt", "fr", "de", "it", "pl", "ru", "ar", "ja", "ko", "th", "vi", "id"]
HASH_BITS = 22


def read_intents():
    """The labels of `models/intents.tsv`, in its order."""
    with open(os.path.join(os.path.dirname(WORK), "..", "intents.tsv"), encoding="utf-8") as f:
        return [line.split("\t")[0] for line in f.read().splitlines()[1:] if line]


class Messages:
    """All rows of `messages.jsonl`: texts, labels as indices (emotion −1 where unknown) and distinct feature ids."""

    def __init__(self, features=True):
        self.rows = list(read_rows("messages.jsonl"))
        self.intents = read_intents()
        at = {label: i for i, label in enumerate(self.intents)}
        self.intent = np.array([at[row["intent"]] for row in self.rows])
        self.emotion = np.array([EMOTIONS.index(row["emotion"]) if row["emotion"] else -1 for row in self.rows])
        self.language = np.array([LANGUAGES.index(row["language"]) for row in self.rows])
        if not features:
            return
        offsets = np.fromfile(os.path.join(WORK, "features.offsets.u32"), np.uint32).astype(np.int64)
        hashes = np.fromfile(os.path.join(WORK, "features.u32"), np.uint32) & ((1 << HASH_BITS) - 1)
        self.features = [np.unique(hashes[a:b]) for a, b in zip(offsets[:-1], offsets[1:])]

    def part(self, name: str):
        """Indices of the rows of one part."""
        return np.array([i for i, row in enumerate(self.rows) if row["part"] == name], dtype=np.int64)


class Visits:
    """What one epoch sees: every message once, as written or as one of its variants, and a share of the public talk.
    The plainest wordings of each wish (files `-p`) come `plain` times."""

    def __init__(self, messages: Messages, as_written=0.4, outside=0.34, plain=1):
        self.own = messages.part("train")
        variants = {}
        for i in messages.part("augmented"):
            variants.setdefault(messages.rows[i]["of"], []).append(i)
        self.variants = [np.array([i, *variants.get(i, [])]) for i in self.own
                         for _ in range(plain if messages.rows[i]["file"].endswith("-p") else 1)]
        self.public = messages.part("outside")
        self.as_written, self.outside = as_written, outside

    def epoch(self, random: np.random.Generator):
        chosen = [v[0] if len(v) == 1 or random.random() < self.as_written else v[random.integers(1, len(v))] for v in self.variants]
        public = random.choice(self.public, int(len(self.public) * self.outside), replace=False)
        order = np.concatenate([np.array(chosen), public])
        random.shuffle(order)
        return order


def known(features: np.ndarray, ids: np.ndarray):
    """Places in the ascending `ids` of those of a message's features that stand there."""
    at = np.searchsorted(ids, features)
    at[at == len(ids)] = 0
    return at[ids[at] == features]


def save_json(path: str, value: object):
    """Writes JSON that a person can diff."""
    with open(path, "w", encoding="utf-8") as f:
        json.dump(value, f, ensure_ascii=False, indent=1)
        f.write("\n")
