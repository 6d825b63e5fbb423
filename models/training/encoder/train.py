"""The encoder's third step of `npm run train`: the transformer learns intents and emotions.

Starts from `pretrain.py`. Messages of one intent are drawn together and others apart (supervised contrastive loss, Khosla
et al. 2020); one word in ten is hidden. Saves every few minutes and goes on from there when started again.
"""
import argparse
import os
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from encoder.model import Reader  # noqa: E402
from encoder.pretrain import pad  # noqa: E402
from encoder.tokenizer import MASK, Tokenizer  # noqa: E402
from messages import EMOTIONS, Messages, Visits  # noqa: E402
from work import WORK  # noqa: E402

FOLDER = os.path.join(WORK, "encoder")
CHECKPOINT = os.path.join(FOLDER, "reader.pt")
CONTRAST = 10.0
SMOOTHING = 0.05
HIDDEN_WORDS = 0.1
BATCH = 64


def together(vectors, labels):
    """Supervised contrastive loss on vectors [B, D]."""
    unit = F.normalize(vectors, dim=1)
    scores = unit @ unit.t() * CONTRAST
    scores.fill_diagonal_(-1e4)
    same = (labels[:, None] == labels[None, :]).float()
    same.fill_diagonal_(0)
    found = same.sum(1)
    if not found.any():
        return vectors.sum() * 0
    return -((F.log_softmax(scores, 1) * same).sum(1) / found.clamp(min=1))[found > 0].mean()


def by_length(order, words, random, pool_size=40):
    """Batches of messages of like length: less padding."""
    for start in range(0, len(order), BATCH * pool_size):
        pool = sorted(order[start:start + BATCH * pool_size], key=lambda i: len(words[i]))
        batches = [pool[i:i + BATCH] for i in range(0, len(pool), BATCH)]
        random.shuffle(batches)
        yield from batches


def read(model, words, at):
    """Intent logits, emotion logits and pooled states of the messages at `at`, as arrays."""
    model.eval()
    order = sorted(at, key=lambda i: len(words[i]))
    with torch.no_grad():
        parts = [model(*pad([words[i] for i in order[n:n + 128]])) for n in range(0, len(order), 128)]
    place = {i: n for n, i in enumerate(order)}
    back = [place[i] for i in at]
    model.train()
    return [torch.cat([part[head] for part in parts]).numpy()[back] for head in range(3)]


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--rate", type=float, default=1e-3)
    a = options.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    messages = Messages(features=False)
    visits = Visits(messages)
    tokenizer = Tokenizer(FOLDER)
    words = [tokenizer.encode(row["text"]) for row in messages.rows]
    held = messages.part("dev")
    model = Reader(tokenizer.size, len(messages.intents), len(EMOTIONS))
    optimiser = torch.optim.AdamW(model.parameters(), a.rate, weight_decay=0.01, betas=(0.9, 0.98))
    spent, step = 0.0, 0
    if os.path.exists(CHECKPOINT):
        saved = torch.load(CHECKPOINT)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        spent, step = saved["spent"], saved["step"]
    else:
        model.deep.load_state_dict(torch.load(os.path.join(FOLDER, "pretrained.pt"))["model"])
    random = np.random.default_rng(1 + step)
    started, reported, losses = time.time() - spent, time.time(), []

    def report():
        nonlocal losses, reported
        logits = read(model, words, held)
        right = float((logits[0].argmax(1) == messages.intent[held]).mean())
        mood = float((logits[1].argmax(1) == messages.emotion[held]).mean())
        print(f"encoder · step {step} · {spent / 60:.1f} min · loss {np.mean(losses):.3f} · development {right * 100:.1f} % · emotion {mood * 100:.1f} %", flush=True)
        with open(os.path.join(FOLDER, "train-curve.tsv"), "a", encoding="utf-8") as f:
            f.write(f"{step}\t{np.mean(losses):.4f}\t{right:.4f}\n")
        torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "spent": spent, "step": step}, CHECKPOINT + ".part")
        os.replace(CHECKPOINT + ".part", CHECKPOINT)
        losses, reported = [], time.time()

    while spent < a.minutes * 60:
        for at in by_length(visits.epoch(random), words, random):
            spent = time.time() - started
            if spent >= a.minutes * 60:
                break
            for group in optimiser.param_groups:
                group["lr"] = a.rate * min(1, (step + 1) / 200) * max(0.02, 1 - spent / (a.minutes * 60))
            at = np.array(at)
            intent, emotion = torch.from_numpy(messages.intent[at]), torch.from_numpy(messages.emotion[at])
            ids, mask = pad([words[i] for i in at])
            ids = torch.where((torch.rand(ids.shape) < HIDDEN_WORDS) & (ids > MASK), torch.full_like(ids, MASK), ids)
            logits = model(ids, mask)
            loss = F.cross_entropy(logits[0], intent, label_smoothing=SMOOTHING) + 0.2 * together(logits[2], intent)
            if (emotion >= 0).any():
                loss = loss + 0.5 * F.cross_entropy(logits[1], emotion, ignore_index=-1, label_smoothing=SMOOTHING)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
            losses.append(float(loss))
            if time.time() - reported > 150:
                report()
    if losses:
        report()


if __name__ == "__main__":
    main()
