/** Signs of a title. */
const MOST = { dense: 24, spaced: 60 };

/** A question as a title: its stop taken away, cut where words end. */
export function titleOf(question: string): string {
  const bare = question.replace(/[\s?？。.!！]+$/u, '');
  if (/\p{Script=Han}/u.test(bare)) return [...bare].slice(0, MOST.dense).join('');
  const capital = bare.charAt(0).toUpperCase() + bare.slice(1);
  return capital.length <= MOST.spaced ? capital : capital.slice(0, capital.lastIndexOf(' ', MOST.spaced));
}
