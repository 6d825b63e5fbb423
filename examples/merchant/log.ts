export type LogLevel = 'info' | 'warn' | 'error';

/** Notes one thing that happened, in a name and facts. Facts are redacted before they are written. */
export type Log = (level: LogLevel, event: string, facts?: Record<string, unknown>) => void;

/** Whatever stands under these names is nobody's business here. */
const SECRET_NAME =
  /token|passcode|password|secret|authorization|cookie|hash|^(text|summary|packet|fields|name|body)$/i;
const SECRETS: readonly [RegExp, string][] = [
  [/\bBearer\s+\S+/gi, 'Bearer [token]'],
  [/\beyJ[\w-]+\.[\w-]*\.?[\w-]*/g, '[token]'],
  [/:\/\/[^\s/@]+@/g, '://[secret]@'],
  [/[^\s@<>"'(),;:]+@[^\s@<>"'(),;:]+\.[^\s@<>"'(),;:]+/g, '[e-mail]'],
  [/\+?\d(?:[\s().-]?\d){6,}/g, '[number]'],
];
const MAX_CHARACTERS = 2000;
const MAX_DEPTH = 4;

/** One JSON object a line, as log collectors read it. */
export function createLog(write: (line: string) => void, now: () => number = Date.now): Log {
  return (level, event, facts = {}) => {
    const known = redact(facts, MAX_DEPTH) as Record<string, unknown>;
    write(`${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...known })}\n`);
  };
}

/** Without secrets, personal data and what was said. */
export function redact(value: unknown, depth = MAX_DEPTH): unknown {
  if (typeof value === 'string') return redactText(value);
  if (value instanceof Error) return redactError(value, depth);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '[more]';
  if (Array.isArray(value)) return value.slice(0, 20).map((item) => redact(item, depth - 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      SECRET_NAME.test(name) ? '[redacted]' : redact(item, depth - 1),
    ]),
  );
}

function redactText(text: string): string {
  const short = text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
  return SECRETS.reduce((so, [pattern, instead]) => so.replace(pattern, instead), short);
}

/** `detail` and parameters of database errors hold values of rows, so only what is named here is taken. */
function redactError(error: Error, depth: number): object {
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? String(error.code) : undefined;
  return {
    error: name,
    message: redactText(message),
    ...(code !== undefined && { code }),
    stack: redactText(stack ?? '')
      .split('\n')
      .slice(1, 8),
    ...(cause !== undefined && depth > 0 && { cause: redact(cause, depth - 1) }),
  };
}
