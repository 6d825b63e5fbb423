"""Weights of an ONNX graph as int8: MatMul with one scale a column, tables of Gather with one scale a row.

Needs numpy and onnx alone. Dynamic: activations are quantised while the graph runs (DynamicQuantizeLinear), so nothing has
to be measured beforehand. Formula: q = round(w / s), s = max |w| / 127, symmetric; 63 for MatMul, see MATMUL_STEPS.
"""
import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

LEAST_MATMUL = 4096
LEAST_TABLE = 4096 * 64
# Processors without VNNI add two products of u8 and s8 in 16 bits, and cut what does not fit: 255 * 127 * 2 does not. With
# seven bits every runtime comes to the same integers; with eight, Node on such a machine reads otherwise than a browser.
MATMUL_STEPS = 63


def columns(weight, steps):
    """[K, N] float → int8 [K, N] and scales [N]."""
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / steps
    return np.clip(np.rint(weight / scale), -steps, steps).astype(np.int8), scale.astype(np.float32)


class Quantiser:
    def __init__(self, graph):
        self.graph = graph
        self.weights = {tensor.name: tensor for tensor in graph.initializer}
        self.new, self.nodes = [], []
        self.activations, self.done = {}, {}

    def add(self, name, array):
        self.new.append(numpy_helper.from_array(array, name))
        return name

    def emit(self, op, inputs, outputs, name, **attributes):
        self.nodes.append(helper.make_node(op, inputs, outputs, name=name, **attributes))

    def run(self):
        self.resolve_identities()
        for node in self.graph.node:
            if not (self.matmul(node) or self.table(node)):
                self.nodes.append(node)
        used = {name for node in self.nodes for name in node.input} | {output.name for output in self.graph.output}
        kept = [tensor for tensor in self.graph.initializer if tensor.name in used] + self.new
        for field, values in ((self.graph.node, self.nodes), (self.graph.initializer, kept)):
            del field[:]
            field.extend(values)
        del self.graph.value_info[:]

    def resolve_identities(self):
        """torch leaves some shared weights as Identity(weight): point their users at the weight."""
        alias = {}
        for node in list(self.graph.node):
            if node.op_type == "Identity" and node.input[0] in self.weights:
                alias[node.output[0]] = node.input[0]
                self.graph.node.remove(node)
        for node in self.graph.node:
            for at, name in enumerate(node.input):
                node.input[at] = alias.get(name, name)

    def matmul(self, node):
        if node.op_type not in ("MatMul", "Gemm") or node.input[1] not in self.weights:
            return False
        weight = numpy_helper.to_array(self.weights[node.input[1]])
        if weight.ndim != 2 or weight.size < LEAST_MATMUL:
            return False
        if node.op_type == "Gemm":
            attributes = {a.name: helper.get_attribute_value(a) for a in node.attribute}
            if attributes.get("alpha", 1) != 1 or attributes.get("beta", 1) != 1 or attributes.get("transA", 0):
                return False
            if attributes.get("transB", 0):
                weight = np.ascontiguousarray(weight.T)
        source, name, out = node.input[0], node.input[1], node.output[0]
        bias = node.input[2] if node.op_type == "Gemm" and len(node.input) > 2 else None
        if source not in self.activations:  # one quantised activation serves query, key and value
            self.activations[source] = [source + suffix for suffix in ("_q", "_s", "_z")]
            self.emit("DynamicQuantizeLinear", [source], self.activations[source], source + "_quantise")
        if name not in self.done:
            quantised, scale = columns(weight, MATMUL_STEPS)
            self.done[name] = (self.add(name + "_i8", quantised), self.add(name + "_scale", scale))
        integers, scale, zero = self.activations[source]
        weights, weight_scale = self.done[name]
        self.emit("MatMulInteger", [integers, weights, zero], [out + "_i32"], node.name + "_integer")
        self.emit("Cast", [out + "_i32"], [out + "_f"], node.name + "_cast", to=TensorProto.FLOAT)
        self.emit("Mul", [scale, weight_scale], [out + "_ss"], node.name + "_scales")
        self.emit("Mul", [out + "_f", out + "_ss"], [out + "_mm" if bias else out], node.name + "_scaled")
        if bias:
            self.emit("Add", [out + "_mm", bias], [out], node.name + "_bias")
        return True

    def table(self, node):
        if node.op_type != "Gather" or node.input[0] not in self.weights:
            return False
        weight = numpy_helper.to_array(self.weights[node.input[0]])
        if weight.ndim != 2 or weight.dtype != np.float32 or weight.size < LEAST_TABLE:
            return False
        name, at = node.input
        out = node.output[0]
        if name not in self.done:
            quantised, scale = columns(weight.T, 127)
            self.done[name] = (self.add(name + "_i8", np.ascontiguousarray(quantised.T)), self.add(name + "_scale", scale[:, None]))
        rows, scales = self.done[name]
        self.emit("Gather", [rows, at], [out + "_q"], node.name + "_rows", axis=0)
        self.emit("Gather", [scales, at], [out + "_s"], node.name + "_scales", axis=0)
        self.emit("Cast", [out + "_q"], [out + "_f"], node.name + "_cast", to=TensorProto.FLOAT)
        self.emit("Mul", [out + "_f", out + "_s"], [out], node.name + "_scaled")
        return True


def quantise(source: str, target: str):
    """Reads the float graph at `source` and writes the int8 one to `target`."""
    model = onnx.load(source)
    Quantiser(model.graph).run()
    onnx.save(model, target)
