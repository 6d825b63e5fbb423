import { html, nothing } from 'lit';
import type { DeskStrings } from '#i18n/desk-strings.ts';
import type { HandoffPriority } from '#merchant/generated/protocol.ts';

const PRIORITY_LOOK: Record<HandoffPriority, string> = { low: '', normal: '', high: 'warn', urgent: 'bad' };
const MOOD_LOOK: Readonly<Record<string, string>> = { angry: 'bad', anxious: 'warn', satisfied: 'good' };

/** Normal is no news. */
export const priorityChip = (priority: HandoffPriority, { priority: names }: DeskStrings) =>
  priority === 'normal' ? nothing : html`<span class="chip ${PRIORITY_LOOK[priority]}">${names[priority]}</span>`;

/** Calm is no news either; a mood that this page has no word for is shown as it came. */
export const moodChip = (mood: string | undefined, { mood: names }: DeskStrings) =>
  !mood || mood === 'neutral'
    ? nothing
    : html`<span class="chip ${MOOD_LOOK[mood] ?? ''}">${(names as Record<string, string>)[mood] ?? mood}</span>`;
