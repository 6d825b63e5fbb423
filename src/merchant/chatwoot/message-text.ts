import type { ChatwootMessage } from './chatwoot-answers.ts';

/**
 * What an agent's message says, as text: choices, cards and articles as lines, files as their addresses. Empty where
 * there is nothing to say (a deleted message, a survey: ratings are asked for elsewhere).
 */
export function messageText({ content, content_type, content_attributes, attachments }: ChatwootMessage): string {
  if (content_type === 'input_csat' || content_attributes?.deleted) return '';
  const items = (content_attributes?.items ?? []).map(({ title, label, value, description, link }) => {
    const head = title ?? label ?? value ?? '';
    return `• ${[head, description, link].filter(Boolean).join(' – ')}`;
  });
  const files = (attachments ?? []).flatMap(({ data_url }) => data_url ?? []);
  return [content, ...items, ...files].filter(Boolean).join('\n');
}
