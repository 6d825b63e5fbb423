import type { Locale } from '#core/locale.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import type { Scripts } from '#knowledge/pack-schema.ts';
import type { Sourced } from '../source-reader.ts';
import type { FlowSource } from './flow-source.ts';

/** The flows as a device has them: without their words. */
export function flowItems(flows: readonly Sourced<FlowSource>[]): Flow[] {
  return flows.map(({ value: { texts: _words, ...flow } }) => flow);
}

/** The words of all flows in one language, as scripts `flow.FLOW.TEXT`. */
export function flowScripts(flows: readonly Sourced<FlowSource>[], locale: Locale): Scripts {
  return Object.fromEntries(
    flows.flatMap(({ value: { id, texts } }) =>
      Object.entries(texts[locale] ?? {}).map(([key, variants]) => [`flow.${id}.${key}`, variants]),
    ),
  );
}
