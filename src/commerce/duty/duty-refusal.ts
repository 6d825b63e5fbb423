import type { DutyFailure } from './duty-report.ts';

/** Carries a failure out of the steps of the calculation; `calculateDuty` gives it back as a value. */
export class DutyRefusal extends Error {
  override readonly name = 'DutyRefusal';
  readonly failure: DutyFailure;

  constructor(failure: DutyFailure) {
    super(failure.code);
    this.failure = failure;
  }
}
