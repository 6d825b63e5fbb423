import type { RefusalReason } from './refusal.ts';

/** What a person can make of a refusal. */
export type RefusalCause =
  | 'shop'
  | 'saveData'
  | 'battery'
  | 'memory'
  | 'space'
  | 'device'
  | 'browser'
  | 'ios'
  | 'crashed'
  | 'offline'
  | 'network'
  | 'login'
  | 'check'
  | 'stopped';

/** Null: the shop has nothing to refuse. */
export function refusalCause(reason: RefusalReason | null): RefusalCause {
  switch (reason) {
    case null:
    case 'not-wanted':
      return 'shop';
    case 'save-data':
      return 'saveData';
    case 'low-battery':
      return 'battery';
    case 'no-memory':
      return 'memory';
    case 'no-space':
      return 'space';
    case 'no-webassembly':
    case 'no-webgpu':
    case 'no-adapter':
    case 'software-adapter':
    case 'limits':
    case 'no-f16':
    case 'too-slow':
      return 'device';
    case 'policy':
    case 'unsupported':
      return 'browser';
    case 'ios':
      return 'ios';
    case 'crashed-before':
      return 'crashed';
    case 'offline':
      return 'offline';
    case 'network':
      return 'network';
    case 'captive-portal':
      return 'login';
    case 'integrity':
    case 'abi':
      return 'check';
    case 'device-lost':
    case 'context-too-long':
    case 'no-schema':
    case 'stalled':
    case 'cancelled':
    case 'engine-failed':
      return 'stopped';
  }
}
