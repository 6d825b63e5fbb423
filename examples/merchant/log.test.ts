import { describe, expect, it } from 'vitest';
import { createLog, redact } from './log.ts';

describe('log', () => {
  it('is one JSON object a line', () => {
    const lines: string[] = [];
    createLog(
      (line) => lines.push(line),
      () => 0,
    )('warn', 'slow-reader-cut', { status: 200 });
    expect(lines).toEqual([
      '{"at":"1970-01-01T00:00:00.000Z","level":"warn","event":"slow-reader-cut","status":200}\n',
    ]);
  });

  it.each([
    ['a token', 'Bearer abc.def', 'abc.def'],
    ['a JWT', 'got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjMSJ9.c2ln here', 'eyJ'],
    ['an e-mail address', 'no customer lin@example.com', 'lin@'],
    ['a phone number', 'call +86 138 1600 6688', '6688'],
    ['a password in a URL', 'connect postgres://aisle:s3cret@db/aisle', 's3cret'],
  ])('leaves %s out of any text', (_, text, secret) => {
    expect(JSON.stringify(redact({ error: new Error(text), text: [text], other: text }))).not.toContain(secret);
  });

  it('leaves out what stands under a name that says it is secret or was said', () => {
    const facts = { passcode: 'sesame', authorization: 'x', nested: { summary: 'hello', jwtToken: 'y', status: 3 } };
    expect(redact(facts)).toEqual({
      passcode: '[redacted]',
      authorization: '[redacted]',
      nested: { summary: '[redacted]', jwtToken: '[redacted]', status: 3 },
    });
  });

  it('takes of an error what it is, and not the rows a database adds to it', () => {
    const error = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'Key (email)=(a) already exists',
    });
    const known = JSON.stringify(redact({ error }));
    expect(known).toContain('23505');
    expect(known).not.toContain('already exists');
  });
});
