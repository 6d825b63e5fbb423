"""Writes a coded bag in the layout that `src/nlu/nano-format.ts` describes."""
import json
import struct

import numpy as np

from encoder.export import leb128
from messages import EMOTIONS, HASH_BITS, LANGUAGES

FORMAT_VERSION = 2


def as_int8(values):
    """int8 values and one scale for each index of the first axis."""
    scale = np.maximum(np.abs(values).max(axis=tuple(range(1, values.ndim)), keepdims=True), 1e-8) / 127
    return np.clip(np.rint(values / scale), -127, 127).astype(np.int8), scale.reshape(-1).astype("<f4")


def pack(bag, features_version: int, facts: dict) -> bytes:
    """The model's bytes; `facts` are the version, the intents, the temperatures and the threshold of the header."""
    codes = bag.codes_of(bag.behind.weight).numpy().astype(np.uint8).T
    books, book_scales = as_int8(bag.books.detach().numpy())
    output, output_scales = as_int8(bag.head.weight.detach().numpy())
    ids = leb128(bag.ids)
    header = json.dumps({
        **facts, "rows": len(bag.ids), "width": bag.width, "books": len(books), "hashBits": HASH_BITS, "idBytes": len(ids),
        "emotions": EMOTIONS, "languages": LANGUAGES}).encode("ascii")
    return b"".join([
        b"AISN", struct.pack("<HHI", FORMAT_VERSION, features_version, len(header)), header, ids, np.ascontiguousarray(codes).tobytes(),
        books.tobytes(), output.tobytes(), book_scales.tobytes(), output_scales.tobytes(),
        bag.head.bias.detach().numpy().astype("<f4").tobytes()])
