"""Trains the pocket generator: first on the drills, then on what was written by hand, with some drills among it.

After a break `--begin` goes on from the last checkpoint. Two processes halve the time (--workers 2): each makes its own steps on its half
of a batch, and the gradients are averaged (gloo).
"""
import argparse
import json
import math
import os
import random
import sys
import time

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from pocket.model import SHAPE, PocketGenerator  # noqa: E402
from work import WORK  # noqa: E402

FOLDER = os.path.join(WORK, "pocket")
TOKENS_PER_STEP = 2_400


def has_bf16():
    """Whether this processor multiplies bf16 itself: where it does not, it is fifty times slower than fp32."""
    try:
        with open("/proc/cpuinfo", encoding="ascii") as f:
            return "avx512_bf16" in f.read()
    except OSError:
        return False


HAS_BF16 = has_bf16()


class Exercises:
    def __init__(self, part):
        self.ids = np.fromfile(os.path.join(FOLDER, f"{part}.u16"), dtype=np.uint16)
        offsets = np.fromfile(os.path.join(FOLDER, f"{part}.offsets.u32"), dtype=np.uint32).astype(np.int64)
        self.begin, self.reply, self.end = offsets[0:-1:2], offsets[1::2], offsets[2::2]
        assert len(self.begin) == len(self.reply) == len(self.end)

    def __len__(self):
        return len(self.begin)

    def length(self, at):
        return int(self.end[at] - self.begin[at])

    def __getitem__(self, at):
        """Its ids, and how many of them are the prompt."""
        return self.ids[self.begin[at]:self.end[at]].astype(np.int64), int(self.reply[at] - self.begin[at])


def batches(parts, shares, tokens, seed):
    """Endless: exercises of like length, `tokens` of them at a time, from each part as often as its share says."""
    rng = random.Random(seed)
    order = [[] for _ in parts]
    while True:
        pool = []
        while len(pool) < 512:
            which = rng.choices(range(len(parts)), shares)[0]
            if not order[which]:
                order[which] = list(range(len(parts[which])))
                rng.shuffle(order[which])
            pool.append((which, order[which].pop()))
        pool.sort(key=lambda one: parts[one[0]].length(one[1]))
        groups, group, longest = [], [], 0
        for which, at in pool:
            length = parts[which].length(at)
            if group and max(longest, length) * (len(group) + 1) > tokens:
                groups.append(group)
                group, longest = [], 0
            group.append(parts[which][at])
            longest = max(longest, length)
        groups.append(group)
        rng.shuffle(groups)
        yield from groups


def loss_of(model, batch, smooth=0.0, hide=0.0):
    """Mean loss over the words of the replies, in nats; and how many words those are."""
    B, T = len(batch), max(len(ids) for ids, _ in batch)
    ids = torch.zeros(B, T, dtype=torch.long)
    length, prompt = torch.tensor([len(i) for i, _ in batch]), torch.tensor([p for _, p in batch])
    for at, (row, _) in enumerate(batch):
        ids[at, :len(row)] = torch.from_numpy(row)
    place = torch.arange(T)
    there = place[None] < length[:, None]
    seen = ((place[None, None] < prompt[:, None, None]) | (place[None, None] <= place[None, :, None])) & there[:, None]
    bias = (1.0 - seen.float())[:, None] * -1e4
    read = ids
    if hide > 0:  # some words of the reply so far are not seen: it must look at the prompt
        hidden = (torch.rand(B, T) < hide) & (place[None] >= prompt[:, None])
        read = ids.masked_fill(hidden, 3)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HAS_BF16):
        states, _ = model.read(read, place[None].expand(B, T), bias)
        row, at = torch.nonzero(there[:, 1:] & (place[None, 1:] >= prompt[:, None]), as_tuple=True)
        keys = model.point_to(states)
        following = F.pad(ids[:, 1:], (0, 1)).masked_fill(place[None] >= prompt[:, None] - 1, -1)
        logs = model.log_probabilities(states[row, at], following[row], keys[row])
    wanted = ids[row, at + 1]
    loss = -logs.gather(1, wanted[:, None]).squeeze(1)
    if smooth > 0:
        loss = (1 - smooth) * loss - smooth * logs.mean(1)
    return loss.mean(), len(wanted)


def evaluate(model, part):
    model.eval()
    total = count = 0.0
    with torch.no_grad():
        for at in range(0, len(part), 8):
            loss, n = loss_of(model, [part[i] for i in range(at, min(at + 8, len(part)))])
            total, count = total + float(loss) * n, count + n
    model.train()
    return total / count


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=600, help="stop after so long, the learning rate having come down")
    options.add_argument("--drill", type=float, default=0.35, help="share of the time that is drills alone")
    options.add_argument("--workers", type=int, default=1)
    options.add_argument("--rate", type=float, default=1.5e-3)
    options.add_argument("--begin", help="weights to go on from")
    options.add_argument("--out", default=os.path.join(FOLDER, "pocket.pt"))
    a = options.parse_args()
    if a.workers == 1:
        return work(0, a)
    torch.multiprocessing.spawn(work, (a,), nprocs=a.workers)


def work(rank, a):
    torch.set_num_threads(1)
    if a.workers > 1:
        os.environ.update(MASTER_ADDR="127.0.0.1", MASTER_PORT="29611")
        dist.init_process_group("gloo", rank=rank, world_size=a.workers)
    torch.manual_seed(0)
    with open(os.path.join(FOLDER, "tokenizer.json"), encoding="utf-8") as f:
        vocabulary = len(json.load(f)["model"]["vocab"])
    model = PocketGenerator(vocabulary, dropout=0.1, **SHAPE)
    if a.begin:
        model.load_state_dict(torch.load(a.begin)["model"])
    torch.manual_seed(rank)
    decayed = [p for p in model.parameters() if p.dim() > 1]
    plain = [p for p in model.parameters() if p.dim() <= 1]
    optimiser = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.1}, {"params": plain, "weight_decay": 0.0}],
                                  a.rate, betas=(0.9, 0.98))
    drill, train, dev = Exercises("drill"), Exercises("train"), Exercises("dev")
    tokens = TOKENS_PER_STEP // a.workers
    drills = batches([drill], [1.0], tokens, 10 + rank)
    mixed = batches([drill, train], [0.4, 0.6], tokens, 20 + rank)
    if rank == 0:
        print(sum(p.numel() for p in model.parameters()) / 1e6, "million weights,", vocabulary, "words", flush=True)
    began, step, best, recent, seen = time.time(), 0, math.inf, [], 0
    while True:
        done = torch.tensor([(time.time() - began) / 60 / a.minutes])
        if a.workers > 1:
            dist.broadcast(done, 0)
        done = float(done)
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = a.rate * min((step + 1) / 60, 1) * (0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * done)))
        batch = next(drills if done < a.drill else mixed)
        loss, count = loss_of(model, batch, hide=0.1)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        if a.workers > 1:
            flat = torch.cat([p.grad.view(-1) for p in model.parameters()])
            dist.all_reduce(flat)
            flat /= a.workers
            at = 0
            for p in model.parameters():
                p.grad.copy_(flat[at:at + p.numel()].view_as(p))
                at += p.numel()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        step, seen = step + 1, seen + sum(len(ids) for ids, _ in batch) * a.workers
        recent = (recent + [float(loss)])[-100:]
        if rank == 0 and step % 50 == 0:
            line = f"{step} {(time.time() - began) / 60:.1f} min {seen / 1e6:.2f} Mtok loss {sum(recent) / len(recent):.3f}"
            if step % 300 == 0:
                held = evaluate(model, dev)
                line += f" dev {held:.3f}"
                torch.save({"model": model.state_dict(), "vocabulary": vocabulary, "step": step}, a.out + ".last")
                if done > a.drill and held < best:
                    best = held
                    torch.save({"model": model.state_dict(), "vocabulary": vocabulary, "step": step}, a.out)
            print(line, flush=True)
    if rank == 0:
        held = evaluate(model, dev)
        print("end: dev", held, flush=True)
        torch.save({"model": model.state_dict(), "vocabulary": vocabulary, "step": step}, a.out + ".last")
        if held < best:
            torch.save({"model": model.state_dict(), "vocabulary": vocabulary, "step": step}, a.out)


if __name__ == "__main__":
    main()
