"""A bag of features: the sum of one vector a feature, over √n, and a linear layer to intents, emotions and languages."""
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from messages import EMOTIONS, LANGUAGES, Messages, Visits, known

EMOTION_WEIGHT, LANGUAGE_WEIGHT = 0.5, 0.3
SMOOTHING = 0.05


class Bag(nn.Module):
    """`ids` are the features that have a vector, ascending; all others are passed over."""

    def __init__(self, ids: np.ndarray, width: int, intents: int):
        super().__init__()
        self.ids = ids
        self.vectors = nn.EmbeddingBag(len(ids), width, mode="sum", sparse=True)
        nn.init.normal_(self.vectors.weight, 0, 0.3 / np.sqrt(width))
        self.head = nn.Linear(width, intents + len(EMOTIONS) + len(LANGUAGES))
        self.sizes = [intents, len(EMOTIONS), len(LANGUAGES)]

    def rows_of(self, features):
        """Known features of each message, as rows of the table."""
        return [known(own, self.ids) for own in features]

    def hidden(self, rows):
        lengths = np.array([len(row) for row in rows])
        starts = torch.from_numpy(np.concatenate([[0], np.cumsum(lengths)[:-1]]))
        summed = self.vectors(torch.from_numpy(np.concatenate(rows)), starts)
        return summed / torch.from_numpy(np.sqrt(np.maximum(lengths, 1)).astype(np.float32))[:, None]

    def forward(self, rows):
        """Three tensors of logits: intents, emotions, languages."""
        return self.head(self.hidden(rows)).split(self.sizes, 1)


def hide(rows, share: float, random: np.random.Generator):
    return [row[random.random(len(row)) >= share] for row in rows]


def supervised_loss(logits, messages: Messages, at):
    """Cross-entropy of the three heads; messages of public sets have no emotion."""
    intent, emotion, language = (torch.from_numpy(y[at]) for y in (messages.intent, messages.emotion, messages.language))
    loss = F.cross_entropy(logits[0], intent, label_smoothing=SMOOTHING)
    if (emotion >= 0).any():
        loss = loss + EMOTION_WEIGHT * F.cross_entropy(logits[1], emotion, ignore_index=-1, label_smoothing=SMOOTHING)
    return loss + LANGUAGE_WEIGHT * F.cross_entropy(logits[2], language, label_smoothing=SMOOTHING)


def divergence(a, b):
    """Symmetric Kullback–Leibler divergence of two readings of one message (R-Drop, Wu et al. 2021)."""
    p, q = F.log_softmax(a, 1), F.log_softmax(b, 1)
    return 0.5 * ((p.exp() * (p - q)).sum(1) + (q.exp() * (q - p)).sum(1)).mean()


def known_features(messages: Messages, visits: Visits, least: int = 2):
    """Features that at least `least` messages have: one seen once cannot be told from chance."""
    counts = np.zeros(1 << 22, np.int64)
    for i in visits.own:
        counts[messages.features[i]] += 1
    ids = np.flatnonzero(counts >= least)
    return ids, counts[ids]


def train_bag(messages: Messages, visits: Visits, ids, width: int, epochs: int, seed: int, dropout=0.6, rate=0.3,
              head_rate=0.05, agreement=1.0, batch=16, report=print):
    """Trains a bag at full precision, by Adagrad, every message read twice under different dropout."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    bag = Bag(ids, width, len(messages.intents))
    rows = bag.rows_of(messages.features)
    table = torch.optim.Adagrad(bag.vectors.parameters(), lr=rate)
    head = torch.optim.Adagrad(bag.head.parameters(), lr=head_rate)
    started = time.time()
    for epoch in range(epochs):
        for optimiser, full in ((table, rate), (head, head_rate)):
            optimiser.param_groups[0]["lr"] = full * (1 - 0.9 * epoch / epochs)
        losses = []
        order = visits.epoch(random)
        for start in range(0, len(order), batch):
            at = order[start:start + batch]
            own = [rows[i] for i in at]
            first, second = bag(hide(own, dropout, random)), bag(hide(own, dropout, random))
            loss = 0.5 * (supervised_loss(first, messages, at) + supervised_loss(second, messages, at))
            loss = loss + agreement * divergence(first[0], second[0])
            table.zero_grad(), head.zero_grad()
            loss.backward()
            table.step(), head.step()
            losses.append(float(loss))
        report(f"bag {seed} · epoch {epoch + 1} of {epochs} · loss {np.mean(losses):.3f} · {time.time() - started:.0f} s")
    return bag


def logits_of(bag: Bag, messages: Messages, at):
    """Raw outputs for the messages at the indices `at`: three arrays."""
    rows = bag.rows_of([messages.features[i] for i in at])
    with torch.no_grad():
        parts = [bag(rows[i:i + 512]) for i in range(0, len(rows), 512)]
    return [torch.cat([part[head] for part in parts]).numpy() for head in range(3)]
