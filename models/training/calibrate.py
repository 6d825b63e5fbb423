"""Turns logits into probabilities that mean what they say, on messages that no model was trained on."""
import numpy as np

# Under the 5 % that may be refused: strangers' messages are refused oftener than those it was fitted on.
REFUSED = 0.035


def softmax(logits, temperature=1.0):
    raised = np.exp((logits - logits.max(1, keepdims=True)) / temperature)
    return raised / raised.sum(1, keepdims=True)


def fit_temperature(logits, labels):
    """The divisor of the logits under which the labels are likeliest (Guo et al. 2017), by a search in steps of 2 %."""
    def loss(temperature):
        return -np.log(np.maximum(softmax(logits, temperature)[np.arange(len(labels)), labels], 1e-12)).mean()

    return float(min((1.02 ** n for n in range(-80, 120)), key=loss))


def fit_refusal(logits, labels, temperature, outside):
    """The least probability of out-of-scope at which at most `REFUSED` of the messages in scope are refused."""
    inside = softmax(logits, temperature)[labels != outside, outside]
    return float(max(np.quantile(inside, 1 - REFUSED), 1e-6))
