import { describe, expect, it } from 'vitest';
import type { LogTurn } from '../conversation-log.ts';
import { frequentOpenings, isAutomatic } from './is-automatic.ts';
import { plainMessage } from './plain-message.ts';
import { ratingTop, readOutcome, readRating } from './read-outcome.ts';

describe('a message as plain text', () => {
  it('has no markup, no entities and no quoted mail', () => {
    expect(plainMessage('<p>Hi&nbsp;there,</p><ul><li>one</li><li>a &lt;b&gt;</li></ul><style>p{}</style>')).toBe(
      'Hi there,\n\n- one\n\n- a <b>',
    );
    expect(plainMessage('Yes please\nOn Mon, 1 May 2024 at 10:02 Shop <a@b.co> wrote:\n> old')).toBe('Yes please');
    expect(plainMessage('see <img src="x.png"> １２３')).toBe('see [image] 123');
  });

  it('keeps a smaller sign that is none of markup', () =>
    expect(plainMessage('3 < 4 and 5 > 2')).toBe('3 < 4 and 5 > 2'));
});

describe('what nobody wrote', () => {
  it.each([
    'You are now chatting with Mia',
    '亲，您好，欢迎光临，请问有什么可以帮您',
    'Please rate this conversation',
    '1. Track\n2. Return\n3. Refund',
    '您好，正在为您转接人工客服',
  ])('is told: %s', (text) => expect(isAutomatic(text)).toBe(true));
  it.each(['It will arrive on Tuesday', '这边帮您查了，明天到', 'Please wash it by hand'])(
    'is not seen in: %s',
    (text) => expect(isAutomatic(text)).toBe(false),
  );
  it('is also what so many conversations begin with', () => {
    const openings = [
      ...Array.from({ length: 8 }, () => 'Ahoy from the shop!'),
      ...Array.from({ length: 12 }, (_, at) => `own words ${at}`),
    ];
    expect([...frequentOpenings(openings, openings.length)]).toEqual(['Ahoy from the shop!']);
  });
  it('is not the stock answer to one question, where most conversations begin with a program', () => {
    const openings = Array.from({ length: 8 }, () => 'Visits are on Saturdays.');
    expect(frequentOpenings(openings, 100).size).toBe(0);
  });
});

const turn = (speaker: LogTurn['speaker'], text: string): LogTurn => ({ speaker, text, atMs: null, agent: null });

describe('how it ended', () => {
  const talk = [turn('shopper', 'it does not open'), turn('agent', 'try this')];
  it('is not known from thanks', () =>
    expect(readOutcome({}, [...talk, turn('shopper', 'thank you!')], 5).resolved).toBeNull());
  it('is known where the shopper says so', () => {
    expect(readOutcome({}, [...talk, turn('shopper', 'it works now, thanks')], 5).resolved).toBe(true);
    expect(readOutcome({}, [...talk, turn('shopper', '还是不行')], 5).resolved).toBe(false);
    expect(readOutcome({}, [...talk, turn('shopper', '好的，已下单')], 5).converted).toBe(true);
  });
  it('is what the columns say, and closed is not resolved', () => {
    expect(readOutcome({ resolved: '已解决', handedOver: 'no', converted: '1' }, talk, 5)).toEqual({
      resolved: true,
      rating: null,
      handedOver: false,
      converted: true,
    });
    expect(readOutcome({ resolved: 'closed' }, talk, 5).resolved).toBeNull();
  });
  it('was handed over where a program spoke first and a person after it', () => {
    expect(readOutcome({}, [turn('shopper', 'a'), turn('assistant', 'b'), turn('agent', 'c')], 5).handedOver).toBe(
      true,
    );
    expect(readOutcome({}, [turn('shopper', 'a'), turn('assistant', 'b')], 5).handedOver).toBe(false);
    expect(readOutcome({}, talk, 5).handedOver).toBeNull();
  });
  it.each([
    ['4', 5, 4],
    ['9', 10, 5],
    ['3 of 5', 5, 3],
    ['非常满意', 5, 5],
    ['不满意', 5, 2],
    ['bad', 5, 1],
    ['offered', 5, null],
  ])('rates %s up to %s as %s', (text, top, expected) => expect(readRating(text, top)).toBe(expected));
  it('knows the scale from all ratings', () =>
    expect([ratingTop(['1', '5']), ratingTop(['3', '9']), ratingTop(['80'])]).toEqual([5, 10, 100]));
});
