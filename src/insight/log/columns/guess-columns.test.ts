import { describe, expect, it } from 'vitest';
import { guessColumns } from './guess-columns.ts';
import { guessSpeakers, speakerByWord } from './speaker-words.ts';

const rowsOf = (columns: readonly string[], rows: readonly string[][]) =>
  rows.map((cells) => Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ''])));

describe('columns', () => {
  it('are found by their English names', () => {
    const columns = [
      'conversation_id',
      'created_at',
      'sender_type',
      'sender_name',
      'message',
      'channel',
      'team',
      'customer_id',
      'rating',
      'resolved',
    ];
    const rows = rowsOf(columns, [
      ['c1', '2024-05-01T10:00:00Z', 'customer', 'Visitor', 'where is my parcel', 'web', 'presale', 'u1', '4', 'true'],
    ]);
    expect(guessColumns(columns, rows)).toEqual({
      conversation: 'conversation_id',
      time: 'created_at',
      role: 'sender_type',
      sender: 'sender_name',
      text: 'message',
      channel: 'channel',
      group: 'team',
      shopper: 'customer_id',
      rating: 'rating',
      resolved: 'resolved',
    });
  });

  it('are found by their Chinese names', () => {
    const columns = [
      '会话ID',
      '发送时间',
      '发送者类型',
      '消息内容',
      '客服昵称',
      '买家昵称',
      '技能组',
      '满意度',
      '是否解决',
      '订单号',
    ];
    const rows = rowsOf(columns, [
      ['8812', '2024-05-01 10:00:00', '买家', '芒果几天能到呀', '小李', 'tb_1', '售前', '5', '是', 'FR1'],
    ]);
    const guess = guessColumns(columns, rows);
    expect(guess).toMatchObject({
      conversation: '会话ID',
      time: '发送时间',
      role: '发送者类型',
      text: '消息内容',
      agent: '客服昵称',
      shopper: '买家昵称',
      group: '技能组',
      rating: '满意度',
      resolved: '是否解决',
      order: '订单号',
    });
  });

  it('are found by what stands in them where the names say nothing', () => {
    const columns = ['#1', '#2', '#3', '#4'];
    const rows = rowsOf(
      columns,
      Array.from({ length: 12 }, (_, at) => [
        `s-${at >> 2}`,
        `2024-05-01 10:0${at % 10}:00`,
        at % 2 ? 'agent' : 'customer',
        `this is message number ${at} of the log and says something`,
      ]),
    );
    expect(guessColumns(columns, rows)).toMatchObject({ conversation: '#1', time: '#2', role: '#3', text: '#4' });
  });
});

describe('who is who', () => {
  it('is told by words in both languages', () => {
    expect(['end-user', '访客', 'Admin', '智能客服', '人工客服', '系统', 'Anna'].map(speakerByWord)).toEqual([
      'shopper',
      'shopper',
      'agent',
      'assistant',
      'agent',
      'system',
      null,
    ]);
  });

  it('is guessed where no word tells: with whom many talk is an agent', () => {
    const guessed = guessSpeakers([
      ['ana', 'mia'],
      ['bob', 'mia'],
      ['mia', 'cleo'],
      ['dan', '店铺:小李'],
    ]);
    expect(Object.fromEntries(guessed)).toEqual({
      ana: 'shopper',
      bob: 'shopper',
      cleo: 'shopper',
      mia: 'agent',
      dan: 'shopper',
      '店铺:小李': 'agent',
    });
  });
});
