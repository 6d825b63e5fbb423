"""The encoder: a small transformer beside a bag of n-gram features, with heads for intent, emotion and a sentence vector."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


class Layer(nn.Module):
    """One transformer layer in BERT's order (attention, norm, feed-forward, norm)."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float):
        super().__init__()
        self.heads, self.size = heads, width // heads
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.ln1, self.ln2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.f1, self.f2 = nn.Linear(width, inner), nn.Linear(inner, width)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, bias):
        b, t, h = x.size(0), x.size(1), x.size(2)  # size() and not a constant: dynamic dimensions survive the export

        def split(y):
            return y.view(b, t, self.heads, self.size).transpose(1, 2)

        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        weights = torch.softmax(torch.matmul(q, k.transpose(-1, -2)) / math.sqrt(self.size) + bias, -1)
        mixed = torch.matmul(weights, v).transpose(1, 2).reshape(b, t, h)
        x = self.ln1(x + self.drop(self.o(mixed)))
        return self.ln2(x + self.drop(self.f2(F.gelu(self.f1(x)))))


class Deep(nn.Module):
    """Subword ids [B, T] and mask [B, T] → states [B, T, width]."""

    def __init__(self, vocabulary: int, width: int = 128, layers: int = 3, heads: int = 4, inner: int = 512,
                 positions: int = 64, dropout: float = 0.1):
        super().__init__()
        self.words, self.places = nn.Embedding(vocabulary, width), nn.Embedding(positions, width)
        self.ln, self.drop = nn.LayerNorm(width), nn.Dropout(dropout)
        self.layers = nn.ModuleList([Layer(width, heads, inner, dropout) for _ in range(layers)])
        for module in self.modules():
            if isinstance(module, (nn.Linear, nn.Embedding)):
                module.weight.data.normal_(0, 0.02)
            if isinstance(module, nn.Linear):
                module.bias.data.zero_()

    def forward(self, ids, mask):
        places = torch.arange(ids.size(1), device=ids.device).unsqueeze(0)
        x = self.drop(self.ln(self.words(ids) + self.places(places)))
        bias = (1.0 - mask)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return x


def pool(states, mask):
    """Mean over the tokens that are there: [B, T, H], [B, T] → [B, H]."""
    weights = mask.unsqueeze(-1)
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1e-6)


class Reader(nn.Module):
    """The transformer with a head for intents and one for emotions: what `train.py` teaches."""

    def __init__(self, vocabulary: int, intents: int, emotions: int, width: int = 128):
        super().__init__()
        self.deep = Deep(vocabulary, width)
        self.drop = nn.Dropout(0.2)
        self.intent, self.emotion = nn.Linear(width, intents), nn.Linear(width, emotions)

    def forward(self, ids, mask):
        """Intent logits, emotion logits and the pooled state [B, width]."""
        pooled = pool(self.deep(ids, mask), mask)
        dropped = self.drop(pooled)
        return self.intent(dropped), self.emotion(dropped), pooled


class CodedFeatures(nn.Module):
    """A bag's table as a product quantiser: each row is `groups` codes, each code names one of 256 short vectors.

    Feature rows [B, F] (0 is padding) → the sum of the rows over √n [B, width].
    """

    def __init__(self, codes, books):
        super().__init__()
        groups, centroids, size = books.shape
        self.register_buffer("codes", torch.cat([torch.zeros(1, groups, dtype=torch.uint8), codes.to(torch.uint8)]))
        self.register_buffer("offsets", torch.arange(groups) * centroids)
        self.books = nn.Parameter(books.reshape(groups * centroids, size))

    def forward(self, features):
        known = (features > 0).to(torch.float32)
        parts = F.embedding(self.codes[features].to(torch.int64) + self.offsets, self.books)
        summed = (parts * known[:, :, None, None]).sum(1).flatten(1)
        return summed / known.sum(1, keepdim=True).clamp(min=1).sqrt()


class Encoder(nn.Module):
    """Wide and deep (Cheng et al. 2016): a transformer beside a bag of n-gram features, each with heads of its own.

    Inputs: subword ids and mask [B, T], feature rows [B, F]. Outputs: intent logits [B, intents] and emotion logits [B, 4],
    the weighted sums of both sides, and the sentence vector [B, vector] of length 1, a projection of both states.
    """

    def __init__(self, reader: Reader, features: CodedFeatures, wide_intent: nn.Linear, wide_emotion: nn.Linear, vector: int):
        super().__init__()
        self.reader, self.features = reader, features
        self.wide_intent, self.wide_emotion = wide_intent, wide_emotion
        width = reader.intent.in_features + wide_intent.in_features
        self.vector = nn.Linear(width, vector, bias=False)
        # Shares of the deep side, of intent and of emotion, in the summed logits.
        self.register_buffer("shares", torch.tensor([0.5, 0.5]))

    def forward(self, ids, mask, features):
        deep_intent, deep_emotion, deep = self.reader(ids, mask.to(torch.float32))
        wide = self.features(features)
        intent, emotion = self.shares[0], self.shares[1]
        vector = self.vector(torch.cat([deep, wide], 1))
        return (intent * deep_intent + (1 - intent) * self.wide_intent(wide),
                emotion * deep_emotion + (1 - emotion) * self.wide_emotion(wide),
                vector / vector.norm(dim=-1, keepdim=True).clamp(min=1e-6))
