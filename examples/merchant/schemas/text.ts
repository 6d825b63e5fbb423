import * as v from 'valibot';

/**
 * Text as people type it: `min` to `max` characters, counted as JSON Schema does (code points). What PostgreSQL cannot
 * hold (U+0000, lone surrogates) becomes U+FFFD, as it would on any other way through UTF-8.
 */
export function text(max: number, min = 0) {
  return v.pipe(
    v.string(),
    v.check((value) => value.length <= max || [...value].length <= max, `at most ${max} characters`),
    v.check((value) => value.length >= min, `at least ${min} characters`),
    v.transform((value) => value.replace(/\0|\p{Surrogate}/gu, '\ufffd')),
  );
}
