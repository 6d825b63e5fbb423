import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { strToU8 } from 'fflate';
import { canonicalJson } from '../canonical-json.ts';
import type { SourceFiles } from '../source-files.ts';

/** One value for all files and their texts, whatever their order: 64 hex digits. */
export function treeHash(files: SourceFiles): string {
  return bytesToHex(sha256(strToU8(canonicalJson(Object.fromEntries(files)))));
}
