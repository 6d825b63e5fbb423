import dagre from '@dagrejs/dagre';
import type { DrawnFlow } from '#publish/edit/drawn-flow.ts';
import { type ExitName, exitsOfFlow, type FlowExit } from '#publish/edit/flow-exits.ts';

/** A step, or a flow that a step jumps to, where it is drawn; `x` and `y` are its middle, in pixels. */
export interface PlacedNode {
  id: string;
  /** False: another flow. */
  isStep: boolean;
  x: number;
  y: number;
}

export interface PlacedEdge {
  exit: FlowExit;
  /** Name of the node that it leads to. */
  to: string;
  points: readonly { x: number; y: number }[];
  label: { x: number; y: number };
}

export interface PlacedFlow {
  nodes: readonly PlacedNode[];
  edges: readonly PlacedEdge[];
  width: number;
  height: number;
}

export const NODE = { width: 172, height: 56 } as const;
/** Room for the words on an edge. */
const LABEL: Readonly<Record<ExitName, number>> = {
  next: 0,
  go: 120,
  else: 44,
  no: 30,
  some: 60,
  done: 44,
  review: 60,
  refused: 60,
  jump: 0,
};

/** Where everything is drawn: worked out from the flow each time, so that nothing of it has to be kept. */
export function layoutFlow(flow: DrawnFlow): PlacedFlow {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 46, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of flow.steps) graph.setNode(id, { ...NODE });
  const steps = new Set(flow.steps.map(({ id }) => id));
  const led = exitsOfFlow(flow).flatMap((exit, at) => {
    if (exit.to === null) return [];
    const to = exit.name === 'jump' ? flowNode(exit.to) : exit.to;
    if (exit.name === 'jump') graph.setNode(to, { ...NODE });
    // A way to a step that does not exist is a fault of its step: there is nothing to draw it to.
    else if (!steps.has(to)) return [];
    graph.setEdge(
      exit.from,
      to,
      { width: LABEL[exit.name], height: LABEL[exit.name] > 0 ? 18 : 0, labelpos: 'c' },
      String(at),
    );
    return [{ exit, to, name: String(at) }];
  });
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    nodes: graph.nodes().map((id) => {
      const { x, y } = graph.node(id);
      return { id, isStep: steps.has(id), x, y };
    }),
    edges: led.map(({ exit, to, name }) => {
      const {
        points = [],
        x,
        y,
      } = graph.edge({ v: exit.from, w: to, name }) as { points?: { x: number; y: number }[]; x?: number; y?: number };
      const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
      return { exit, to, points, label: { x: x ?? middle.x, y: y ?? middle.y } };
    }),
    width: Math.max(NODE.width, width),
    height: Math.max(NODE.height, height),
  };
}

/** The node that stands for another flow. */
export const flowNode = (flow: string): string => `flow:${flow}`;
