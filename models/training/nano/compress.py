"""Makes a trained bag small: fewer features, and each vector as a few codes of a product quantiser.

Each vector becomes a sum of centroids, one of each codebook: residual quantisation (Juang and Gray 1982), learnt to the end
with the task itself, so that what ships is what was trained.
"""
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from messages import Messages, Visits
from nano.bag import Bag, divergence, hide, supervised_loss

CENTROIDS = 256


class CodedBag(Bag):
    """A bag whose vectors are sums of centroids, one of each codebook [256, width].

    While it learns, full vectors are kept behind the codes: the forward pass uses the centroids nearest to them, the gradient
    goes to the centroids and, straight through, to the vectors (van den Oord et al. 2017), so codes may still change.
    """

    def __init__(self, bag: Bag, books: int, weights: np.ndarray, seed: int):
        nn.Module.__init__(self)
        self.ids, self.sizes, self.head = bag.ids, bag.sizes, bag.head
        self.width = bag.vectors.embedding_dim
        self.behind = nn.Embedding.from_pretrained(bag.vectors.weight.data.clone(), freeze=False, sparse=True)
        self.books = nn.Parameter(first_books(self.behind.weight.data, torch.from_numpy(weights).float(), books, seed))

    def codes_of(self, vectors):
        """The nearest centroid of each codebook to what the ones before left over: [rows, books]."""
        left, codes = vectors.detach(), []
        for book in self.books.detach():
            codes.append(nearest(left, book))
            left = left - book[codes[-1]]
        return torch.stack(codes, 1)

    def hidden(self, rows):
        lengths = np.array([len(row) for row in rows])
        used, at = np.unique(np.concatenate(rows), return_inverse=True)
        behind = self.behind(torch.from_numpy(used))
        codes = self.codes_of(behind)
        coded = sum(book[codes[:, n]] for n, book in enumerate(self.books))
        vectors = coded + behind - behind.detach()
        starts = torch.from_numpy(np.concatenate([[0], np.cumsum(lengths)[:-1]]))
        summed = F.embedding_bag(torch.from_numpy(at), vectors, starts, mode="sum")
        return summed / torch.from_numpy(np.sqrt(np.maximum(lengths, 1)).astype(np.float32))[:, None]


def first_books(vectors, weights, books: int, seed: int, rounds: int = 10):
    """Residual k-means: each codebook is fitted to what the ones before left over. [books, 256, width]."""
    generator = torch.Generator().manual_seed(seed)
    left, found = vectors, []
    for _ in range(books):
        book = left[torch.multinomial(weights, CENTROIDS, generator=generator)].clone()
        book = k_means(left, weights, book, rounds)
        left = left - book[nearest(left, book)]
        found.append(book)
    return torch.stack(found)


def k_means(points, weights, book, rounds: int):
    """The centroids `book` [256, width] moved to the weighted means of the points [rows, width] nearest to them."""
    for _ in range(rounds):
        codes = nearest(points, book)
        total = torch.zeros(CENTROIDS).index_add_(0, codes, weights).unsqueeze(1)
        sums = torch.zeros_like(book).index_add_(0, codes, points * weights.unsqueeze(1))
        book = torch.where(total > 0, sums / total.clamp(min=1e-9), book)
    return book


def nearest(points, book):
    lengths = (book ** 2).sum(1)
    return torch.cat([(lengths - 2 * part @ book.t()).argmin(1) for part in points.split(8192)])


def weight_of(bag: Bag, counts: np.ndarray):
    """How much each feature matters: the norm of its vector × √(messages that have it)."""
    return bag.vectors.weight.data.norm(dim=1).numpy() * np.sqrt(counts)


def cut(bag: Bag, kept: np.ndarray):
    """The bag with the features at the places `kept`, ascending, only."""
    small = Bag(bag.ids[kept], bag.vectors.embedding_dim, bag.sizes[0])
    small.vectors.weight.data = bag.vectors.weight.data[kept].clone()
    small.head.load_state_dict(bag.head.state_dict())
    return small


def tune(bag: Bag, messages: Messages, visits: Visits, epochs: int, seed: int, rate: float, dropout=0.5, agreement=1.0,
         batch=32, teacher=None, report=print):
    """Trains a smaller bag on, every message read twice under different dropout; `rate` is that of the vectors. With a
    `teacher` (intent probabilities, one row a message) half of the loss is the distance to its readings (Hinton et al. 2015)."""
    random = np.random.default_rng(seed)
    rows = bag.rows_of(messages.features)
    coded = isinstance(bag, CodedBag)
    vectors = bag.behind if coded else bag.vectors
    optimisers = [(torch.optim.Adagrad(vectors.parameters(), lr=rate), rate)]
    if coded:
        optimisers.append((torch.optim.Adam([bag.books, *bag.head.parameters()], lr=rate / 30), rate / 30))
    else:
        optimisers.append((torch.optim.Adagrad(bag.head.parameters(), lr=rate / 6), rate / 6))
    started = time.time()
    for epoch in range(epochs):
        losses = []
        order = visits.epoch(random)
        for start in range(0, len(order), batch):
            progress = (epoch + start / len(order)) / epochs
            at = order[start:start + batch]
            own = [rows[i] for i in at]
            logits = bag(hide(own, dropout, random))
            loss = supervised_loss(logits, messages, at)
            if teacher is not None:
                taught = -(teacher[at] * F.log_softmax(logits[0], 1)).sum(1).mean()
                loss = 0.5 * loss + taught
            if agreement:
                again = bag(hide(own, dropout, random))
                loss = 0.5 * (loss + supervised_loss(again, messages, at)) + agreement * divergence(logits[0], again[0])
            for optimiser, full in optimisers:
                optimiser.param_groups[0]["lr"] = full * (1 - 0.95 * progress)
                optimiser.zero_grad()
            loss.backward()
            for optimiser, _ in optimisers:
                optimiser.step()
            losses.append(float(loss))
        report(f"{'codes' if coded else 'rows'} · epoch {epoch + 1} of {epochs} · loss {np.mean(losses):.3f} · {time.time() - started:.0f} s")
    return bag
