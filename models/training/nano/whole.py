"""A step of `npm run train`: two bags of all features, alike but for their seed, for the nano reader and the encoder's wide
side to start from. Writes `.work/bags.pt`."""
import os
import sys

import numpy as np
import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from messages import Messages, Visits  # noqa: E402
from nano.bag import known_features, logits_of, train_bag  # noqa: E402
from work import WORK  # noqa: E402

WIDTH, EPOCHS, SEEDS = 64, 5, (1, 2)


def show(bag, messages, at, name):
    """Prints how many of the messages at `at` are read rightly, by file."""
    logits = logits_of(bag, messages, at)
    right = logits[0].argmax(1) == messages.intent[at]
    groups = {}
    for row, ok in zip(at, right):
        groups.setdefault(messages.rows[row]["file"], []).append(ok)
    print(name, f"{right.mean() * 100:.2f}", {file: round(float(np.mean(own)) * 100, 1) for file, own in groups.items()}, flush=True)


def main():
    torch.set_num_threads(1)
    messages = Messages()
    visits = Visits(messages)
    ids, counts = known_features(messages, visits)
    print(f"{len(visits.own)} messages, {len(ids)} features", flush=True)
    bags = []
    for seed in SEEDS:
        bags.append(train_bag(messages, visits, ids, WIDTH, EPOCHS, seed))
        show(bags[-1], messages, messages.part("dev"), f"whole bag {seed}")
    torch.save({"bags": bags, "counts": counts}, os.path.join(WORK, "bags.pt"))


if __name__ == "__main__":
    main()
