"""Joins the encoder's two sides, a step of `npm run train`: their shares of the answer and the sentence vector.

The shares are the two numbers that read the development messages best. The sentence vector is a projection of both
states, learnt so that messages of one intent lie together and translations lie closest (InfoNCE, van den Oord et al. 2018).
"""
import os
import sys

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from encoder.model import CodedFeatures, Encoder, Reader  # noqa: E402
from encoder.pretrain import TEMPERATURE, pad  # noqa: E402
from encoder.tokenizer import Tokenizer  # noqa: E402
from encoder.train import together  # noqa: E402
from messages import EMOTIONS, Messages, known  # noqa: E402
from work import WORK, read_rows  # noqa: E402

FOLDER = os.path.join(WORK, "encoder")
VECTOR, STEPS, RATE = 128, 3000, 2e-3


def feature_rows(features, ids):
    """Rows of the wide table (from 1) that a message's features have."""
    return known(features, ids) + 1


def states(model, words, features):
    """Everything the projection and the shares need, a row a message: [N, ·] arrays."""
    found = []
    order = np.argsort([len(row) for row in words], kind="stable")
    with torch.no_grad():
        for start in range(0, len(order), 128):
            at = order[start:start + 128]
            intent, emotion, deep = model.reader(*pad([words[i] for i in at]))
            longest = max(1, max(len(features[i]) for i in at))
            table = np.zeros((len(at), longest), np.int64)
            for n, i in enumerate(at):
                table[n, :len(features[i])] = features[i]
            wide = model.features(torch.from_numpy(table))
            found.append([intent, emotion, deep, model.wide_intent(wide), model.wide_emotion(wide), wide])
    back = np.argsort(order)
    return [torch.cat([part[n] for part in found])[back] for n in range(6)]


def best_share(deep, wide, labels, name):
    """The share of the deep side, in steps of 5 %, under which the labels are likeliest."""
    labels = torch.from_numpy(labels)
    shares = [n / 20 for n in range(21)]
    right = [float(((s * deep + (1 - s) * wide).argmax(1) == labels).float().mean()) for s in shares]
    best = min(shares, key=lambda s: min(float(F.cross_entropy((s * deep + (1 - s) * wide) / t, labels)) for t in (0.5, 0.7, 1, 1.4)))
    print(f"{name}: wide alone {right[0] * 100:.1f} %, deep alone {right[-1] * 100:.1f} %, share {best}: {right[shares.index(best)] * 100:.1f} %", flush=True)
    return best


def main():
    torch.set_num_threads(1)
    torch.manual_seed(3)
    random = np.random.default_rng(3)
    messages = Messages()
    tokenizer = Tokenizer(FOLDER)
    wide = torch.load(os.path.join(FOLDER, "wide.pt"))
    reader = Reader(tokenizer.size, len(messages.intents), len(EMOTIONS))
    reader.load_state_dict(torch.load(os.path.join(FOLDER, "reader.pt"))["model"])
    width = wide["weight"].shape[1]
    heads = [torch.nn.Linear(width, len(labels)) for labels in (messages.intents, EMOTIONS)]
    start = 0
    for head in heads:
        end = start + head.out_features
        head.weight.data, head.bias.data = wide["weight"][start:end], wide["bias"][start:end]
        start = end
    model = Encoder(reader, CodedFeatures(wide["codes"], wide["books"]), *heads, VECTOR).eval()

    own = messages.part("train")
    held = messages.part("dev")
    pairs = list(read_rows("pairs.jsonl"))
    texts = [text for pair in pairs for text in pair["texts"]]
    hashes = [np.unique(np.array(found, dtype=np.int64)) for pair in pairs for found in pair["features"]]
    group = np.repeat(np.arange(len(pairs)), [len(pair["texts"]) for pair in pairs])
    everything = np.concatenate([own, held])
    found = states(model, [tokenizer.encode(messages.rows[i]["text"]) for i in everything] + [tokenizer.encode(text) for text in texts],
                   [feature_rows(messages.features[i], wide["ids"]) for i in everything] + [feature_rows(row, wide["ids"]) for row in hashes])
    development = slice(len(own), len(everything))
    model.shares = torch.tensor([
        best_share(found[0][development], found[3][development], messages.intent[held], "intent"),
        best_share(found[1][development], found[4][development], messages.emotion[held], "emotion")])

    both = torch.cat([found[2], found[5]], 1)
    labels = torch.from_numpy(messages.intent[own])
    after = len(everything)
    members = [np.flatnonzero(group == n) + after for n in range(len(pairs))]
    members = [rows for rows in members if len(rows) > 1]
    weights = np.sqrt([len(rows) for rows in members])
    weights /= weights.sum()
    torch.nn.init.orthogonal_(model.vector.weight)
    optimiser = torch.optim.Adam([model.vector.weight], RATE)
    for step in range(STEPS):
        for part in optimiser.param_groups:
            part["lr"] = RATE * (1 - step / STEPS)
        at = random.choice(len(own), 128, replace=False)
        loss = 0.3 * together(model.vector(F.dropout(both[at], 0.1)), labels[at])
        chosen = random.choice(len(members), 128, replace=False, p=weights)
        two = np.array([random.choice(members[n], 2, replace=False) for n in chosen])
        left, right = (F.normalize(model.vector(F.dropout(both[two[:, n]], 0.1)), dim=1) for n in range(2))
        scores = left @ right.t() / TEMPERATURE
        same = torch.arange(len(scores))
        match = 0.5 * (F.cross_entropy(scores, same) + F.cross_entropy(scores.t(), same))
        optimiser.zero_grad()
        (loss + match).backward()
        optimiser.step()
        if (step + 1) % 500 == 0:
            print(f"vector · step {step + 1} · together {float(loss):.3f} · pairs {float(match):.3f}", flush=True)
    torch.save({"model": model, "ids": wide["ids"]}, os.path.join(FOLDER, "encoder.pt"))


if __name__ == "__main__":
    main()
