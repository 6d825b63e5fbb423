/** A reply made beforehand. */
export interface CannedReply {
  id: string;
  /** What is typed after `/`. */
  shortcut: string;
  title: string;
  text: string;
  /** The agent's own, or the shop's scripts. */
  source: 'mine' | 'shared';
}

/** Those whose short name, title or text has the query, best fit first: by the name's beginning, then anywhere. */
export function findReplies(replies: readonly CannedReply[], query: string, limit: number): CannedReply[] {
  const wanted = query.toLowerCase();
  const closeness = ({ shortcut, title, text }: CannedReply): number => {
    if (wanted === '') return 1;
    if (shortcut.toLowerCase().startsWith(wanted)) return 4;
    if (title.toLowerCase().startsWith(wanted)) return 3;
    if (`${shortcut} ${title}`.toLowerCase().includes(wanted)) return 2;
    return text.toLowerCase().includes(wanted) ? 1 : 0;
  };
  return replies
    .map((reply) => ({ reply, score: closeness(reply) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ reply }) => reply);
}
