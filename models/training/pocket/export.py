"""Writes the trained pocket generator as the files the browser loads, to `models/pocket/`, in the layout of transformers.js.

The graph is that of a Llama decoder with a cache, so `pipeline('text-generation')` runs it as it is. Two things differ inside:
what is read at once sees all of itself (the prompt is the only thing read so), and the pointer has a layer of the cache to
itself: `past_key_values.<layers>.key` holds where it may point, `.value` the id of the word behind each, as a float in the first place.
"""
import argparse
import json
import math
import os
import shutil
import sys
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from encoder.quantise import quantise  # noqa: E402
from messages import save_json  # noqa: E402
from pocket.model import POSITIONS, SHAPE, PocketGenerator  # noqa: E402
from work import WORK  # noqa: E402

FOLDER = os.path.join(WORK, "pocket")
ENDS = {"bos_token_id": 1, "eos_token_id": 2, "pad_token_id": 0}
warnings.filterwarnings("ignore")


class WithCache(nn.Module):
    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask, position_ids, *past):
        """Logits [B, 1, V] of the last word (log p), and keys and values [B, kv_heads, past + T, size] of each layer."""
        model = self.model
        B, T = input_ids.size(0), input_ids.size(1)
        bias = (1.0 - attention_mask.float())[:, None, None, :] * -1e4
        states, kept = model.read(input_ids, position_ids, bias, past[:-2])
        keys = model.point_to(states).view(B, T, model.kv_heads, model.size).transpose(1, 2)
        following = torch.cat([input_ids[:, 1:], torch.full_like(input_ids[:, :1], -1)], 1)
        ids = F.pad(following.float().view(B, 1, T, 1), (0, model.size - 1, 0, 0, 0, model.kv_heads - 1))
        keys, ids = torch.cat([past[-2], keys], 2), torch.cat([past[-1], ids], 2)
        flat = keys.transpose(1, 2).reshape(B, -1, model.kv_heads * model.size)
        logs = model.log_probabilities(states[:, -1], ids[:, 0, :, 0].long(), flat)
        return (logs.unsqueeze(1), *kept, keys, ids)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--weights", default=os.path.join(FOLDER, "pocket.pt"))
    options.add_argument("--out", default=os.path.join(os.path.dirname(WORK), "..", "pocket"))
    a = options.parse_args()
    saved = torch.load(a.weights, map_location="cpu")
    model = PocketGenerator(saved["vocabulary"], **SHAPE)
    model.load_state_dict(saved["model"])
    model.eval()
    os.makedirs(os.path.join(a.out, "onnx"), exist_ok=True)
    whole = os.path.join(FOLDER, "model.onnx")
    cached = SHAPE["layers"] + 1
    # Two and three long: the tracer takes what is one long for a constant.
    ids = torch.randint(5, saved["vocabulary"], (1, 3))
    past = [torch.zeros(1, SHAPE["kv_heads"], 2, model.size) for _ in range(2 * cached)]
    example = (ids, torch.ones(1, 5, dtype=torch.long), torch.tensor([[2, 3, 4]]), *past)
    of_past = [f"past_key_values.{at}.{kind}" for at in range(cached) for kind in ("key", "value")]
    of_present = [name.replace("past_key_values", "present") for name in of_past]
    axes = {"input_ids": {0: "batch", 1: "words"}, "attention_mask": {0: "batch", 1: "all_words"},
            "position_ids": {0: "batch", 1: "words"}, "logits": {0: "batch"}}
    axes.update({name: {0: "batch", 2: "past_words"} for name in of_past})
    axes.update({name: {0: "batch", 2: "all_words"} for name in of_present})
    torch.onnx.export(WithCache(model), example, whole, input_names=["input_ids", "attention_mask", "position_ids", *of_past],
                      output_names=["logits", *of_present], dynamic_axes=axes, opset_version=17, do_constant_folding=True)
    target = os.path.join(a.out, "onnx", "model_quantized.onnx")
    quantise(whole, target)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copyfile(os.path.join(FOLDER, name), os.path.join(a.out, name))
    save_json(os.path.join(a.out, "config.json"), {
        "model_type": "llama", "architectures": ["LlamaForCausalLM"], "vocab_size": saved["vocabulary"],
        "hidden_size": SHAPE["width"], "intermediate_size": SHAPE["inner"], "num_hidden_layers": cached,
        "num_attention_heads": SHAPE["heads"], "num_key_value_heads": SHAPE["kv_heads"], "head_dim": model.size,
        "max_position_embeddings": POSITIONS, "rms_norm_eps": 1e-6, "rope_theta": 10000.0, "tie_word_embeddings": True, **ENDS,
        "transformers.js_config": {"dtype": "q8"}})
    save_json(os.path.join(a.out, "generation_config.json"), ENDS)
    print(f"{target}: {os.path.getsize(whole) / 1e6:.2f} MB fp32, {os.path.getsize(target) / 1e6:.2f} MB int8")


if __name__ == "__main__":
    main()
