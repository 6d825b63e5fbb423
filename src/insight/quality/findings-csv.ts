import Papa from 'papaparse';
import type { LogConversation } from '../log/conversation-log.ts';
import type { Finding } from './finding.ts';

/**
 * The findings as a CSV file, with a byte order mark so that spreadsheets read Chinese. A cell that a spreadsheet would take for
 * a formula is quoted away.
 */
export function findingsCsv(findings: readonly Finding[], of: (id: string) => LogConversation | undefined): string {
  const rows = findings.map((finding) => {
    const turn = of(finding.conversationId)?.turns[finding.turn];
    return {
      conversation: finding.conversationId,
      turn: finding.turn + 1,
      rule: finding.rule,
      severity: finding.severity,
      speaker: finding.speaker,
      agent: finding.agent ?? '',
      evidence: finding.evidence,
      text: turn?.text ?? '',
    };
  });
  return `\uFEFF${Papa.unparse(rows, { escapeFormulae: true, newline: '\n' })}\n`;
}
