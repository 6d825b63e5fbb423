import { describe, expect, it } from 'vitest';
import type { AxisSource } from '#commerce/profile/profile-rules.ts';
import { DEFAULT_POLICY } from '#dialogue/policy.ts';
import type { Rules } from '#knowledge/rules-schema.ts';
import { checkProfile } from './check-profile.ts';
import type { PackSources } from './read-source.ts';

const source = {
  attributes: { finish: { en: 'Finish' } },
  specialists: { advice: { dimensions: [{ key: 'skin' }, { key: 'mood', sensitive: true }] } },
} as unknown as PackSources;

const faultsOf = (skin: AxisSource, from = source) =>
  checkProfile({ profile: { ...DEFAULT_POLICY.profile, axes: { skin } } } as unknown as Rules, from).map(
    ({ field, message }) => `${field}: ${message}`,
  );

describe('the axes of a profile', () => {
  it('may come from a dimension, an attribute or the category', () => {
    for (const axis of [{ dimension: 'skin' }, { attribute: 'finish' }, { category: true as const }]) {
      expect(faultsOf({ ...axis, ignore: [] })).toEqual([]);
    }
  });

  it.each([
    [{ dimension: 'skim', ignore: [] }, 'profile.axes.skin: advice/ has no dimension skim'],
    [{ dimension: 'mood', ignore: [] }, 'profile.axes.skin: mood is sensitive: it is never inferred'],
    [{ attribute: 'shade', ignore: [] }, 'profile.axes.skin: attributes.yaml has no shade'],
  ])('may not be %j', (axis, fault) => {
    expect(faultsOf(axis)).toEqual([fault]);
  });
});
