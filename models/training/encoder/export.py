"""Fourth step of `npm run train`: writes the trained encoder as the files the browser loads, to `models/encoder/`.

`onnx/model_quantized.onnx` (int8), `config.json`, `tokenizer.json`, `tokenizer_config.json` in the layout of transformers.js;
`features.bin`, the hashes of the features that have a row, ascending, as LEB128 differences (row n of the graph is the n-th,
row 0 is padding); `onnx/model.onnx` (fp32) stays in the work folder. Calibration and the manifest are written by
`prepare/finish.ts`, which reads the int8 graph as the browser does.
"""
import argparse
import os
import shutil
import sys
import warnings

import torch

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from encoder.quantise import quantise  # noqa: E402
from messages import EMOTIONS, HASH_BITS, read_intents, save_json  # noqa: E402
from work import WORK  # noqa: E402

INPUTS = ["input_ids", "attention_mask", "feature_ids"]
OUTPUTS = ["logits", "emotion_logits", "sentence_embedding"]
warnings.filterwarnings("ignore")


def leb128(ids):
    """Ascending integers as the differences from the one before (the first from −1), seven bits a byte."""
    out, previous = bytearray(), -1
    for value in ids:
        difference, previous = int(value) - previous, int(value)
        while difference > 0x7F:
            out.append(difference & 0x7F | 0x80)
            difference >>= 7
        out.append(difference)
    return bytes(out)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", default=os.path.join(WORK, "encoder", "encoder.pt"))
    options.add_argument("--out", default=os.path.join(os.path.dirname(WORK), "..", "encoder"))
    a = options.parse_args()
    saved = torch.load(a.weights)
    model, ids = saved["model"].eval(), saved["ids"]
    intents = read_intents()
    vocabulary = model.reader.deep.words.num_embeddings
    os.makedirs(os.path.join(a.out, "onnx"), exist_ok=True)
    whole = os.path.join(WORK, "encoder", "model.onnx")
    words = torch.randint(5, vocabulary, (2, 9))
    example = (words, torch.ones_like(words), torch.randint(1, len(ids), (2, 40)))
    axes = {"input_ids": {0: "batch", 1: "words"}, "attention_mask": {0: "batch", 1: "words"}, "feature_ids": {0: "batch", 1: "features"}}
    axes.update({name: {0: "batch"} for name in OUTPUTS})
    torch.onnx.export(model, example, whole, input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes, opset_version=17,
                      do_constant_folding=True)
    target = os.path.join(a.out, "onnx", "model_quantized.onnx")
    quantise(whole, target)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(os.path.join(WORK, "encoder", name), os.path.join(a.out, name))
    with open(os.path.join(a.out, "features.bin"), "wb") as f:
        f.write(leb128(ids))
    save_json(os.path.join(a.out, "config.json"), {
        "model_type": "custom", "vocab_size": vocabulary, "max_position_embeddings": 64,
        "feature_hash_bits": HASH_BITS, "feature_rows": len(ids),
        "intent_labels": intents, "emotion_labels": EMOTIONS, "sentence_dimensions": model.vector.out_features,
        "transformers.js_config": {"dtype": "q8"}})
    print(f"{target}: {os.path.getsize(whole) / 1e6:.2f} MB fp32, {os.path.getsize(target) / 1e6:.2f} MB int8, "
          f"{len(ids)} features in {os.path.getsize(os.path.join(a.out, 'features.bin'))} bytes")


if __name__ == "__main__":
    main()
