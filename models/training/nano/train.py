"""The nano reader's step of `npm run train`: a whole bag cut down to its weightiest features, coded, calibrated, packed.

While the codes are learnt, half of what teaches are the labels and half the readings of the encoder's transformer, which
errs on other messages than a bag does. Writes `models/nano/nano.bin` and its manifest.
"""
import hashlib
import os
import subprocess
import sys

import numpy as np
import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from calibrate import fit_refusal, fit_temperature  # noqa: E402
from encoder.model import Reader  # noqa: E402
from encoder.tokenizer import Tokenizer  # noqa: E402
from encoder.train import read  # noqa: E402
from messages import EMOTIONS, Messages, Visits, save_json  # noqa: E402
from nano.bag import logits_of  # noqa: E402
from nano.compress import CodedBag, cut, tune, weight_of  # noqa: E402
from nano.pack import pack  # noqa: E402
from nano.whole import show  # noqa: E402
from work import WORK  # noqa: E402

VERSION = "2"
SEED = 1
# Features that are left after each cut, and the epochs that make up for it.
CUTS = [(180000, 1), (60000, 3)]
BOOKS = 3
MOST_BROTLI = 300_000
OUT = os.path.join(os.path.dirname(WORK), "..", "nano")


def readings_of_the_encoder(messages, visits):
    """Intent probabilities of the encoder's transformer [rows, intents], for the messages as written."""
    tokenizer = Tokenizer(os.path.join(WORK, "encoder"))
    reader = Reader(tokenizer.size, len(messages.intents), len(EMOTIONS))
    reader.load_state_dict(torch.load(os.path.join(WORK, "encoder", "reader.pt"))["model"])
    at = np.concatenate([visits.own, visits.public])
    words = {i: tokenizer.encode(messages.rows[i]["text"]) for i in at}
    probabilities = torch.zeros(len(messages.rows), len(messages.intents))
    probabilities[at] = torch.softmax(torch.from_numpy(read(reader, words, at)[0]), 1)
    return probabilities


def main():
    torch.set_num_threads(1)
    messages = Messages()
    visits = Visits(messages)
    held = messages.part("dev")
    saved = torch.load(os.path.join(WORK, "bags.pt"))
    bag, counts = saved["bags"][0], saved["counts"]
    for rows, epochs in CUTS:
        kept = np.sort(np.argsort(-weight_of(bag, counts))[:rows])
        bag, counts = cut(bag, kept), counts[kept]
        tune(bag, messages, visits, epochs, SEED, rate=0.1)
        show(bag, messages, held, f"{rows} features")
    coded = CodedBag(bag, BOOKS, np.sqrt(counts), SEED)
    as_written = Visits(messages, as_written=1.0, plain=3)
    tune(coded, messages, as_written, 6, SEED, rate=0.04, dropout=0.35, agreement=0, batch=64,
         teacher=readings_of_the_encoder(messages, as_written))
    show(coded, messages, held, "coded")
    torch.save(coded, os.path.join(WORK, "nano.pt"))
    write(coded, messages, held)


def write(coded, messages, held):
    logits = logits_of(coded, messages, held)
    labels = [messages.intent[held], messages.emotion[held], messages.language[held]]
    temperatures = [fit_temperature(own, label) for own, label in zip(logits, labels)]
    with open(os.path.join(WORK, "features.version"), encoding="ascii") as f:
        features_version = int(f.read())
    data = pack(coded, features_version, {
        "version": VERSION, "intents": messages.intents,
        "temperatures": dict(zip(("intent", "emotion", "language"), temperatures)),
        "outOfScopeThreshold": fit_refusal(logits[0], labels[0], temperatures[0], messages.intents.index("oos"))})
    os.makedirs(OUT, exist_ok=True)
    path = os.path.join(OUT, "nano.bin")
    with open(path, "wb") as f:
        f.write(data)
    brotli = len(subprocess.run(["brotli", "--stdout", "--quality=11", path], check=True, capture_output=True).stdout)
    if brotli > MOST_BROTLI:
        raise SystemExit(f"nano.bin: {brotli} bytes of brotli, at most {MOST_BROTLI}")
    save_json(os.path.join(OUT, "manifest.json"), {
        "file": "nano.bin", "version": VERSION, "featuresVersion": features_version,
        "sha256": hashlib.sha256(data).hexdigest(), "sizeBytes": len(data), "brotliBytes": brotli})
    print(f"nano.bin: {len(data)} bytes, {brotli} as brotli")


if __name__ == "__main__":
    main()
