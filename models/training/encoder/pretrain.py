"""Second step of `npm run train`: the transformer reads all text at hand before it learns any label.

Two losses at once: guessing hidden words (masked language model, Devlin et al. 2019) and finding a sentence's translation,
or its own second reading under other dropout, among the others of the batch (Gao et al. 2021, SimCSE). Writes
`.work/encoder/pretrained.pt` every few minutes and goes on from there when started again.
"""
import argparse
import os
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from encoder.model import Deep, pool  # noqa: E402
from encoder.tokenizer import MASK, PAD, Tokenizer  # noqa: E402
from work import WORK, read_rows  # noqa: E402

FOLDER = os.path.join(WORK, "encoder")
CHECKPOINT = os.path.join(FOLDER, "pretrained.pt")
TEMPERATURE = 0.07


def pad(rows):
    longest = max(map(len, rows))
    ids = torch.full((len(rows), longest), PAD)
    for at, row in enumerate(rows):
        ids[at, :len(row)] = torch.tensor(row)
    return ids, (ids != PAD).float()


def hide(ids, size, share=0.15):
    """Hides words for the model to guess: of every ten chosen, eight are masked, one is exchanged, one stays."""
    chosen = (torch.rand(ids.shape) < share) & (ids > MASK)
    dice = torch.rand(ids.shape)
    hidden = torch.where(chosen & (dice < 0.8), torch.full_like(ids, MASK), ids)
    hidden = torch.where(chosen & (dice >= 0.9), torch.randint(MASK + 1, size, ids.shape), hidden)
    return hidden, chosen


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=45)
    options.add_argument("--rate", type=float, default=1e-3)
    a = options.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(1)
    dice = random.Random(1)
    tokenizer = Tokenizer(FOLDER)
    shop = [tokenizer.encode(row["text"]) for row in read_rows("messages.jsonl") if row["part"] == "train"]
    other = [tokenizer.encode(row["text"])[:40] for row in read_rows("texts.jsonl")]
    translations = [[tokenizer.encode(text)[:40] for text in row.values()] for row in read_rows("translations.jsonl")]
    translations = [row for row in translations if len(row) > 1]
    # Shop interfaces say each thing in up to sixteen languages: worth as many visits.
    weights = np.cumsum([len(row) - 1 for row in translations])
    model = Deep(tokenizer.size)
    optimiser = torch.optim.AdamW(model.parameters(), a.rate, weight_decay=0.01, betas=(0.9, 0.98))
    guess_bias = torch.nn.Parameter(torch.zeros(tokenizer.size))
    optimiser.add_param_group({"params": [guess_bias], "weight_decay": 0.0})
    spent, step = 0.0, 0
    if os.path.exists(CHECKPOINT):
        saved = torch.load(CHECKPOINT)
        model.load_state_dict(saved["model"])
        optimiser.load_state_dict(saved["optimiser"])
        guess_bias.data = saved["guess_bias"]
        spent, step = saved["spent"], saved["step"]
        dice.seed(step)
    print(f"{len(shop)} messages, {len(other)} public texts, {len(translations)} translations, from step {step}", flush=True)

    started, reported = time.time() - spent, time.time()
    losses = []
    while time.time() - started < a.minutes * 60:
        progress = (time.time() - started) / (a.minutes * 60)
        rate = a.rate * min(1, (step + 1) / 300) * max(0.05, 1 - progress)
        for group in optimiser.param_groups:
            group["lr"] = rate
        rows = [dice.choice(shop) for _ in range(40)] + [dice.choice(other) for _ in range(24)]
        rows.sort(key=len)
        pairs = [dice.sample(translations[int(np.searchsorted(weights, dice.randrange(weights[-1]), side="right"))], 2) for _ in range(24)]
        pairs += [[row, row] for row in rows[step % 2::8]]
        loss = 0
        for part in (rows[:32], rows[32:]):
            ids, mask = pad(part)
            hidden, chosen = hide(ids, tokenizer.size)
            states = model(hidden, mask)[chosen]
            if len(states):
                guesses = F.linear(states, model.words.weight) + guess_bias
                loss = loss + 0.5 * F.cross_entropy(guesses, ids[chosen])
        left = pool(model(*(p := pad([pair[0] for pair in pairs]))), p[1])
        right = pool(model(*(p := pad([pair[1] for pair in pairs]))), p[1])
        left, right = F.normalize(left, dim=1), F.normalize(right, dim=1)
        scores = left @ right.t() / TEMPERATURE
        same = torch.arange(len(pairs))
        match = 0.5 * (F.cross_entropy(scores, same) + F.cross_entropy(scores.t(), same))
        total = loss + 0.5 * match
        optimiser.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step += 1
        losses.append((float(loss), float(match)))
        if time.time() - reported > 60:
            words, found = np.mean(losses, axis=0)
            print(f"step {step} · {(time.time() - started) / 60:.1f} min · words {words:.3f} · translations {found:.3f}", flush=True)
            with open(os.path.join(FOLDER, "pretrain-curve.tsv"), "a", encoding="utf-8") as f:
                f.write(f"{step}\t{words:.4f}\t{found:.4f}\n")
            save(model, optimiser, guess_bias, time.time() - started, step)
            losses, reported = [], time.time()
    save(model, optimiser, guess_bias, time.time() - started, step)


def save(model, optimiser, guess_bias, spent, step):
    torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "guess_bias": guess_bias.data,
                "spent": spent, "step": step}, CHECKPOINT + ".part")
    os.replace(CHECKPOINT + ".part", CHECKPOINT)


if __name__ == "__main__":
    main()
