"""The pocket generator: a decoder of 9 million weights that writes new words, or copies one of its prompt.

Llama's layout (RMSNorm, rotary positions, grouped-query attention, SwiGLU, tied table), with two changes for this job:
the prompt is read in both directions (a prefix language model, Raffel et al. 2020), and beside the table of words stands a
pointer into the prompt (pointer-generator, See et al. 2017): p(w) = g · p_table(w) + (1 − g) · Σ attention on what stands
before w. It points to the word before the one to be copied: at first that is where the word just written stands, so that
copying goes on by itself from the first step of training, and has only to be unlearnt where it should not.
"""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

SHAPE = dict(width=384, layers=4, heads=6, kv_heads=2, inner=1024)
POSITIONS = 640


class Block(nn.Module):
    def __init__(self, width, heads, kv_heads, inner):
        super().__init__()
        self.heads, self.kv_heads, self.size = heads, kv_heads, width // heads
        self.before, self.between = nn.Parameter(torch.ones(width)), nn.Parameter(torch.ones(width))
        self.query = nn.Linear(width, width, bias=False)
        self.key = nn.Linear(width, kv_heads * self.size, bias=False)
        self.value = nn.Linear(width, kv_heads * self.size, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.gate, self.up = nn.Linear(width, inner, bias=False), nn.Linear(width, inner, bias=False)
        self.down = nn.Linear(inner, width, bias=False)

    def forward(self, x, cos, sin, bias, past, drop):
        """x [B, T, width] → the same, and keys and values [B, kv_heads, past + T, size]."""
        B, T = x.size(0), x.size(1)
        h = norm(x, self.before)
        query = turn(self.query(h).view(B, T, self.heads, self.size).transpose(1, 2), cos, sin)
        key = turn(self.key(h).view(B, T, self.kv_heads, self.size).transpose(1, 2), cos, sin)
        value = self.value(h).view(B, T, self.kv_heads, self.size).transpose(1, 2)
        if past is not None:
            key, value = torch.cat([past[0], key], 2), torch.cat([past[1], value], 2)
        # Each key serves a group of queries: [B, kv_heads, group, T, size].
        query = query.view(B, self.kv_heads, self.heads // self.kv_heads, T, self.size)
        weights = torch.matmul(query, key.unsqueeze(2).transpose(-1, -2)) / math.sqrt(self.size) + bias.unsqueeze(2)
        seen = torch.matmul(torch.softmax(weights, -1), value.unsqueeze(2))
        seen = seen.reshape(B, self.heads, T, self.size).transpose(1, 2).reshape(B, T, self.heads * self.size)
        x = x + drop(self.out(seen))
        h = norm(x, self.between)
        return x + drop(self.down(F.silu(self.gate(h)) * self.up(h))), key, value


def norm(x, weight):
    return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + 1e-6) * weight


def turn(x, cos, sin):
    half = x.size(-1) // 2
    return x * cos + torch.cat([-x[..., half:], x[..., :half]], -1) * sin


class PocketGenerator(nn.Module):
    def __init__(self, vocabulary, width, layers, heads, kv_heads, inner, dropout=0.0):
        super().__init__()
        self.kv_heads, self.size = kv_heads, width // heads
        self.words = nn.Embedding(vocabulary, width)
        self.blocks = nn.ModuleList([Block(width, heads, kv_heads, inner) for _ in range(layers)])
        self.last = nn.Parameter(torch.ones(width))
        self.point_from = nn.Linear(width, kv_heads * self.size, bias=False)
        self.point_to = nn.Linear(width, kv_heads * self.size, bias=False)
        self.mix = nn.Linear(width, 1)
        self.drop = nn.Dropout(dropout)
        for name, weight in self.named_parameters():
            if weight.dim() > 1:
                deep = name.endswith(("out.weight", "down.weight"))
                weight.data.normal_(0, 0.04 / (math.sqrt(2 * layers) if deep else 1))
        self.point_to.weight.data.copy_(self.point_from.weight.data)
        self.mix.bias.data.fill_(-1.0)
        steps = 1.0 / (10000.0 ** (torch.arange(0, self.size, 2).float() / self.size))
        angles = torch.outer(torch.arange(POSITIONS).float(), steps)
        self.register_buffer("cos", torch.cat([angles, angles], -1).cos(), persistent=False)
        self.register_buffer("sin", torch.cat([angles, angles], -1).sin(), persistent=False)

    def read(self, ids, positions, bias, past=None):
        """Hidden states [B, T, width] after the last norm, and the keys and values of each block."""
        x = self.drop(self.words(ids) * math.sqrt(self.words.embedding_dim))
        cos, sin = self.cos[positions].unsqueeze(1), self.sin[positions].unsqueeze(1)
        kept = []
        for at, block in enumerate(self.blocks):
            x, key, value = block(x, cos, sin, bias, None if past is None else past[2 * at:2 * at + 2], self.drop)
            kept += [key, value]
        return norm(x, self.last), kept

    def log_probabilities(self, asked, following, keys):
        """For states `asked` [N, width]: log p over the words, [N, V]. `following` [N, S] is the word behind each position, −1
        where there is none to copy; `keys` [N, S, kv_heads · size] are those of the positions."""
        table = torch.log_softmax(F.linear(asked, self.words.weight).float(), -1)
        query = self.point_from(asked).float()
        scores = torch.matmul(keys.float(), query.unsqueeze(-1)).squeeze(-1) / math.sqrt(query.size(-1))
        scores = scores - 1e4 * (following < 0).float()
        copied = torch.zeros_like(table).scatter_add(1, following.clamp(min=0), torch.softmax(scores, -1))
        share = torch.sigmoid(self.mix(asked).float())
        return torch.log(share * table.exp() + (1 - share) * copied + 1e-8)
