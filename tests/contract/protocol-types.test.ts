import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { DECISION_REASONS, OrderAction, TicketTopic } from '#commerce/action.ts';
import type * as protocol from '#merchant/generated/protocol.ts';
import type { Feature, IdentityPlatform } from '#merchant/ports.ts';
import { CapabilitiesOnTheWire, type IdentityAnswer } from '#merchant/rest/capabilities-answer.ts';
import { DecisionOnTheWire } from '#merchant/rest/decision-answer.ts';
import {
  HandoffOnTheWire,
  MessageOnTheWire,
  StatusOnTheWire,
  type TypingOnTheWire,
} from '#merchant/rest/handoff-answer.ts';
import { GuestOrderAnswer, OrderAnswer, OrderPageAnswer } from '#merchant/rest/order-answer.ts';

/*
 * What the document promises and what the device reads are two descriptions of one thing. Here the compiler holds them
 * together: a field that one of them lacks, has by another name, or has optional, is a type error in this file.
 */

/** The type written out, so that what matters is its structure and not how it was made. */
type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { [Key in keyof T]: Plain<T[Key]> }
    : T;
type Same<A, B> = (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false;
/** Read as the document has it, but for enumerations, which a later version may have more of. */
type Wider<Read, Written> = [Written] extends [Read] ? Same<Keys<Read>, Keys<Written>> : false;
/** Names of all fields, down to the leaves, with what is optional. */
type Keys<T> = T extends readonly (infer Item)[]
  ? Keys<Item>[]
  : T extends object
    ? { [Key in keyof T]: Keys<T[Key]> }
    : 'leaf';

type WithoutOrder<T> = Omit<T, 'order'>;

const held: true[] = [
  true satisfies Same<v.InferOutput<typeof OrderAnswer>, protocol.Order>,
  true satisfies Same<v.InferOutput<typeof GuestOrderAnswer>, protocol.GuestOrder>,
  true satisfies Same<v.InferOutput<typeof OrderPageAnswer>, protocol.OrderPage>,
  true satisfies Same<v.InferOutput<typeof IdentityAnswer>, protocol.Identity>,
  true satisfies Same<v.InferOutput<typeof MessageOnTheWire>, protocol.MessageEvent>,
  true satisfies Same<v.InferOutput<typeof StatusOnTheWire>, protocol.StatusEvent>,
  true satisfies Same<v.InferOutput<typeof TypingOnTheWire>, protocol.TypingEvent>,
  true satisfies Wider<v.InferInput<typeof CapabilitiesOnTheWire>, protocol.Capabilities>,
  true satisfies Wider<WithoutOrder<v.InferInput<typeof DecisionOnTheWire>>, WithoutOrder<protocol.ActionDecision>>,
  true satisfies Wider<v.InferInput<typeof HandoffOnTheWire>, protocol.Handoff>,
  true satisfies Same<OrderAction, protocol.OrderAction>,
  true satisfies Same<TicketTopic, protocol.TicketTopic>,
  true satisfies Same<IdentityPlatform, protocol.IdentityPlatform>,
  true satisfies Same<(typeof DECISION_REASONS)[number], protocol.ActionDecision['reason']>,
];

const document = new URL('../../docs/merchant-protocol.openapi.yaml', import.meta.url);
const { components } = parse(await readFile(document, 'utf8')) as {
  components: { examples: Record<string, { value: unknown }>; schemas: Record<string, { description: string }> };
};

describe('what the device reads of the protocol', () => {
  it.each<[string, v.GenericSchema]>([
    ['Order', OrderAnswer],
    ['GuestOrder', GuestOrderAnswer],
    ['OrderPage', OrderPageAnswer],
    ['Capabilities', CapabilitiesOnTheWire],
    ['ActionDecision', DecisionOnTheWire],
    ['TicketDecision', DecisionOnTheWire],
    ['Handoff', HandoffOnTheWire],
    ['MessageEvent', MessageOnTheWire],
    ['StatusEvent', StatusOnTheWire],
  ])('is all of the example %s', (name, schema) => {
    const example = components.examples[name]?.value;
    expect(v.parse(schema, example)).toEqual(example);
  });

  it('has the types of the document', () => expect(held).not.toContain(false));

  it('knows the features that the document names', () => {
    const { description } = components.schemas.Feature ?? { description: '' };
    const named: Record<Feature, boolean> = {
      'identity-exchange': true,
      'identity-hmac': true,
      offers: true,
      traceability: true,
      'handoff-context': true,
      'handoff-rating': true,
      notices: true,
      'private-insight': true,
    };
    for (const name of Object.keys(named)) expect(description).toContain(`\`${name}\``);
  });
});
