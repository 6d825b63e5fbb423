import type { Money } from '../order.ts';
import type { ConflictKind, Session } from './graph-schema.ts';

export interface RoutineStepShown {
  /** What is done. */
  label: string;
  /** With what: a product of the shop, or the shopper's own thing by its name. */
  name: string;
  sku: string | null;
  url: string | null;
  price: Money | null;
  /** The shopper has it already. */
  own: boolean;
  /** How often, how to start, how long to wait. */
  notes: string[];
}

/** Morning and evening, step by step, with what was kept apart and why. */
export interface RoutinePart {
  type: 'routine';
  title: string | null;
  sessions: { session: Session; steps: RoutineStepShown[] }[];
  /** Pairs that are not in one session, and things that were left out. */
  apart: { names: string[]; kind: ConflictKind; reason: string }[];
  /** Of what is not owned yet; each product once. */
  total: Money | null;
}
