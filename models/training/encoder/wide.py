"""The encoder's wide side, a step of `npm run train`: two bags of n-gram features (`nano/bag.py`) that differ by their seed, read
together, with more features than nano, coded by a product quantiser (Jégou et al. 2011) of four dimensions a byte."""
import os
import sys

import numpy as np
import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from messages import Messages, Visits  # noqa: E402
from nano.compress import CENTROIDS, cut, k_means, nearest, tune, weight_of  # noqa: E402
from nano.whole import show  # noqa: E402
from work import WORK  # noqa: E402

ROWS, GROUP, SEED = 130000, 4, 2


def quantise(vectors: torch.Tensor, rounds=12):
    """k-means in each group of four dimensions: codes [rows, groups] and books [groups, 256, 4]."""
    generator = torch.Generator().manual_seed(SEED)
    codes, books = [], []
    for part in vectors.split(GROUP, 1):
        book = part[torch.randperm(len(part), generator=generator)[:CENTROIDS]].clone()
        book = k_means(part, torch.ones(len(part)), book, rounds)
        codes.append(nearest(part, book))
        books.append(book)
    return torch.stack(codes, 1), torch.stack(books)


def main():
    torch.set_num_threads(1)
    messages = Messages()
    visits = Visits(messages)
    held = messages.part("dev")
    saved = torch.load(os.path.join(WORK, "bags.pt"))
    bags, counts = saved["bags"], saved["counts"]
    kept = np.sort(np.argsort(-sum(weight_of(bag, counts) for bag in bags))[:ROWS])
    bags = [tune(cut(bag, kept), messages, visits, 2, SEED, rate=0.1) for bag in bags]
    for bag in bags:
        show(bag, messages, held, f"{ROWS} features")
    codes, books = (torch.cat(parts) if n else torch.cat(parts, 1)
                    for n, parts in enumerate(zip(*(quantise(bag.vectors.weight.data) for bag in bags))))
    heads = [bag.head for bag in bags]
    torch.save({"ids": bags[0].ids, "codes": codes, "books": books,
                "weight": torch.cat([head.weight.data for head in heads], 1) / len(heads),
                "bias": sum(head.bias.data for head in heads) / len(heads)}, os.path.join(WORK, "encoder", "wide.pt"))


if __name__ == "__main__":
    main()
