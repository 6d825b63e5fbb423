"""Trains the encoder's tokenizer (Unigram) on the prepared texts and writes the files that transformers.js reads.

Text comes folded (`src/nlu/prepare-text.ts`), so the tokenizer itself normalises nothing but spaces. The signs for e-mails,
links and codes are words of their own. Same input, same file.
"""
import json
import os
import sys
import tempfile

import sentencepiece

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))
from work import WORK, read_rows  # noqa: E402

PAD, UNKNOWN, BEGIN, END, MASK = range(5)
SPECIAL = ["<pad>", "<unk>", "<s>", "</s>", "<mask>"]
SIGNS = ["\ue000", "\ue001", "\ue002"]


def train(out: str, size: int) -> None:
    """Writes `tokenizer.json` and `tokenizer_config.json` with `size` pieces to `out`."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = os.path.join(folder, "corpus.txt")
        with open(corpus, "w", encoding="utf-8") as f:
            for row in read_rows("messages.jsonl"):
                if row["part"] == "train":
                    f.write((row["text"] + "\n") * 2)
            for row in read_rows("translations.jsonl"):
                f.writelines(text + "\n" for text in row.values())
            for at, row in enumerate(read_rows("texts.jsonl")):
                if at % 4 == 0:
                    f.write(row["text"] + "\n")
        sentencepiece.SentencePieceTrainer.train(
            input=corpus, model_prefix=os.path.join(folder, "unigram"), vocab_size=size, model_type="unigram",
            character_coverage=0.9998, pad_id=PAD, unk_id=UNKNOWN, bos_id=BEGIN, eos_id=END, control_symbols=[SPECIAL[MASK]],
            user_defined_symbols=SIGNS, normalization_rule_name="identity", num_threads=1, minloglevel=2,
            max_sentence_length=2000)
        pieces = sentencepiece.SentencePieceProcessor(model_file=os.path.join(folder, "unigram.model"))
        vocabulary = [[pieces.id_to_piece(i), round(pieces.get_score(i), 4)] for i in range(pieces.get_piece_size())]
    assert [piece for piece, _ in vocabulary[:5]] == SPECIAL
    space = {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": True}
    write(out, "tokenizer.json", {
        "version": "1.0", "truncation": None, "padding": None,
        "added_tokens": [
            {"id": i, "content": piece, "single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
            for i, piece in enumerate(SPECIAL)],
        "normalizer": {"type": "Sequence", "normalizers": [
            {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "},
            {"type": "Strip", "strip_left": True, "strip_right": True}]},
        "pre_tokenizer": space, "decoder": space,
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                       {"SpecialToken": {"id": "</s>", "type_id": 0}}],
            "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
            "special_tokens": {piece: {"id": piece, "ids": [i], "tokens": [piece]} for i, piece in ((2, "<s>"), (3, "</s>"))}},
        "model": {"type": "Unigram", "unk_id": UNKNOWN, "vocab": vocabulary, "byte_fallback": False}})
    write(out, "tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizerFast", "bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>",
        "unk_token": "<unk>", "mask_token": "<mask>", "model_max_length": 64, "clean_up_tokenization_spaces": False})


def write(out: str, name: str, value: object) -> None:
    os.makedirs(out, exist_ok=True)
    with open(os.path.join(out, name), "w", encoding="utf-8") as f:
        json.dump(value, f, ensure_ascii=False, separators=(",", ":"))


class Tokenizer:
    """Reads `tokenizer.json` as the browser does: Viterbi over the pieces' log probabilities."""

    def __init__(self, folder: str, longest: int = 64):
        with open(os.path.join(folder, "tokenizer.json"), encoding="utf-8") as f:
            vocabulary = json.load(f)["model"]["vocab"]
        self.ids = {piece: i for i, (piece, _) in enumerate(vocabulary) if i > MASK}
        self.scores = [score for _, score in vocabulary]
        self.size = len(vocabulary)
        self.longest = longest
        self.longest_piece = max(map(len, self.ids))
        self.unknown_score = min(self.scores) - 10
        self.cache = {}

    def word(self, word: str) -> list:
        if word in self.cache:
            return self.cache[word]
        best = [(0.0, 0, 0)] + [None] * len(word)
        for start in range(len(word)):
            base = best[start][0]
            for end in range(start + 1, min(len(word), start + self.longest_piece) + 1):
                piece = self.ids.get(word[start:end])
                if piece is None and end > start + 1:
                    continue
                score = base + (self.scores[piece] if piece is not None else self.unknown_score)
                if best[end] is None or score > best[end][0]:
                    best[end] = (score, start, UNKNOWN if piece is None else piece)
        found, end = [], len(word)
        while end > 0:
            _, start, piece = best[end]
            if not (piece == UNKNOWN and found and found[-1] == UNKNOWN):
                found.append(piece)
            end = start
        self.cache[word] = found[::-1]
        return self.cache[word]

    def encode(self, text: str) -> list:
        """Ids with begin and end, at most `longest` of them."""
        ids = [piece for word in text.split() for piece in self.word("\u2581" + word)]
        return [BEGIN, *ids[:self.longest - 2], END]


if __name__ == "__main__":
    train(sys.argv[1] if len(sys.argv) > 1 else os.path.join(WORK, "encoder"), int(sys.argv[2]) if len(sys.argv) > 2 else 14000)
