/** How an engine has a function where it differs from the others. */
type Differs = Readonly<Partial<Record<'duckdb' | 'postgresql' | 'trino' | 'spark', string>>>;

/**
 * What a query of this folder may call. All four engines have each under this name; where one differs, it says how, and how
 * the queries are written for that. By the manuals of DuckDB 1.4, PostgreSQL 15, Trino 4xx and Spark 3.5; DuckDB and
 * PostgreSQL are tested, Trino and Spark were read only.
 */
export const PORTABLE_FUNCTIONS: Readonly<Record<string, Differs>> = {
  CAST: { postgresql: 'rounds halves of a numeric away from zero; only whole numbers, dates and text are cast here' },
  COALESCE: {},
  COUNT: {},
  DATE_TRUNC: {
    spark: 'from 3.0; the first argument is case-insensitive everywhere. Weeks begin on Monday in all four',
  },
  EXTRACT: { duckdb: 'BIGINT', postgresql: 'NUMERIC', trino: 'BIGINT', spark: 'INT: therefore always inside a CAST' },
  LEAD: {},
  LAG: {},
  MAX: {},
  MIN: {},
  RANK: {},
  ROW_NUMBER: {},
  SUM: {
    duckdb: 'of whole numbers is HUGEINT',
    postgresql: 'of BIGINT is NUMERIC: therefore always CAST(… AS BIGINT)',
  },
};

/** Words before a bracket that are no calls. */
export const BEFORE_A_BRACKET: ReadonlySet<string> = new Set(
  'VARCHAR AS IN AND OR NOT WHEN THEN ELSE ON WHERE SELECT FROM JOIN OVER BY UNION ALL USING HAVING CASE'.split(' '),
);

/** What some engine lacks or reads differently. */
export const NOT_PORTABLE: Readonly<Record<string, RegExp>> = {
  'a cast by ::': /::/,
  FILTER: /\bFILTER\s*\(/i,
  QUALIFY: /\bQUALIFY\b/i,
  ILIKE: /\bILIKE\b/i,
  'DISTINCT ON': /\bDISTINCT\s+ON\b/i,
  LATERAL: /\bLATERAL\b/i,
  LIMIT: /\bLIMIT\b/i,
  'NULLS FIRST or LAST': /\bNULLS\s+(?:FIRST|LAST)\b/i,
  'a division, which truncates in some engines only': /(?<![/*])\/(?![/*])/,
  'DOUBLE PRECISION, which Spark has not': /\bDOUBLE\b/i,
  'EXISTS, which PostgreSQL may ask anew for each row: join what is grouped': /\bEXISTS\b/i,
  'VARCHAR without a length, which Spark refuses': /\bVARCHAR\b(?!\()/i,
  'an interval of several words': /\bINTERVAL\s+'[^']*[^'\d][^']*'/i,
  'a double-quoted name, which is text in Spark': /"/,
  SELECT_STAR: /SELECT\s+\*/i,
};

/** The statement without its comments. */
export function withoutComments(sql: string): string {
  return sql.replace(/--.*$/gm, '');
}

/** What is wrong with a query by the rules of the README; empty where nothing is. */
export function dialectFaults(sql: string, params: readonly string[]): string[] {
  const faults: string[] = [];
  const statement = withoutComments(sql);
  if (!/^(?:--.*\n)+WITH params AS \(/.test(sql)) faults.push('begins with a comment and WITH params AS (');
  for (const [what, pattern] of Object.entries(NOT_PORTABLE)) if (pattern.test(statement)) faults.push(`has ${what}`);
  for (const [, name = ''] of statement.matchAll(/\b([A-Za-z_]+)\s*\(/g)) {
    const called = name.toUpperCase();
    if (!(called in PORTABLE_FUNCTIONS) && !BEFORE_A_BRACKET.has(called)) faults.push(`calls ${called}`);
  }
  for (const [, before = ''] of statement.matchAll(/(\w*\s*\(?\s*(?:COALESCE\(\s*)?)\bSUM\(/gi))
    if (!/^CAST\s*\(/i.test(before)) faults.push('has a SUM outside CAST(… AS BIGINT)');
  for (const [, before = ''] of statement.matchAll(/(\w*\s*\(?\s*)\bEXTRACT\(/gi))
    if (!/^CAST\s*\(/i.test(before)) faults.push('has an EXTRACT outside a CAST');
  const taken = [...statement.matchAll(/CAST\(\$(\d+) AS \w+\) AS (\w+)/g)].map(
    ([, place, name]) => `${place} ${name}`,
  );
  const wanted = params.map((name, at) => `${at + 1} ${name}`);
  if (taken.join() !== wanted.join())
    faults.push(`takes the parameters ${taken.join(', ')} and not ${wanted.join(', ')}`);
  if ([...statement.matchAll(/\$\d/g)].length !== taken.length) faults.push('reads a parameter outside params');
  if (!/\bORDER BY [^()]*(?:\([^()]*\)[^()]*)*$/.test(statement.trim())) faults.push('ends without ORDER BY');
  return faults;
}
