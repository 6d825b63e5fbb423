import { readFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { headerSet } from '#insight/log/columns/log-columns.ts';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import { columnNames } from './column-names.ts';
import type { ImportNews, ImportRequest } from './logs-api.ts';
import { LogsService } from './logs-service.ts';

const request = (files: File[], more: Partial<ImportRequest> = {}): ImportRequest => ({
  id: 'one',
  files,
  leftOut: [],
  columns: {},
  speakers: {},
  salt: new Uint8Array(32).fill(3),
  options: { dayFirst: false },
  ...more,
});

async function imported(files: File[], more: Partial<ImportRequest> = {}) {
  const conversations: LogConversation[] = [];
  const report = await new LogsService().import(request(files, more), (news) => {
    if (news.type === 'conversations') conversations.push(...news.conversations);
  });
  return { conversations, report };
}
const said = (conversations: LogConversation[]) =>
  conversations.map(({ turns }) => turns.map(({ speaker, text }) => [speaker, text]));

const HEAD = 'conversation_id,created_at,sender_type,sender_name,message,rating\n';
const CSV = `${HEAD}a,2024-05-01T10:00:00Z,customer,Visitor,"where is it? call 13812345678",
a,2024-05-01T10:00:40Z,agent,Mia,On its way,4
b,2024-05-02T10:00:00Z,customer,Visitor,is it vegan,
b,2024-05-02T10:01:00Z,agent,Mia,It is,
`;

describe('an import', () => {
  it('gives masked conversations in order, with what their columns tell', async () => {
    const { conversations, report } = await imported([new File([CSV], 'log.csv')]);
    expect(said(conversations)).toEqual([
      [
        ['shopper', 'where is it? call [phone]'],
        ['agent', 'On its way'],
      ],
      [
        ['shopper', 'is it vegan'],
        ['agent', 'It is'],
      ],
    ]);
    expect(conversations[0]).toMatchObject({
      id: 'a',
      source: { file: 'log.csv', line: 2 },
      outcome: { rating: 4 },
    });
    expect(new Set(conversations.flatMap(({ turns }) => turns.flatMap(({ agent }) => agent ?? []))).size).toBe(1);
    expect(report.counts).toMatchObject({ files: 1, rows: 4, conversations: 2, turns: 4, masked: { phone: 1 } });
    expect(report.faults).toEqual([]);
  });

  it('takes in what our own desk has of a handed-over conversation, with the names of its profile masked', async () => {
    const handoff = {
      handoff: { id: 'hnd_1', skill: 'senior', shopper_name: '林小雨' },
      packet: {
        topic: 'return.request',
        profile: { name: '林小雨' },
        transcript: [
          { role: 'shopper', text: '林小雨的口红能退吗', at: '2026-11-21T08:00:00+08:00' },
          { role: 'assistant', text: '拆封的不能退。', at: '2026-11-21T08:00:01+08:00' },
        ],
      },
      events: [
        {
          type: 'message',
          from: 'agent',
          text: '小雨您好，我来看看',
          at: '2026-11-21T00:02:00Z',
          agent: { name: 'Mia' },
        },
      ],
      notes: [{ text: '林小雨是老顾客' }],
    };
    const { conversations, report } = await imported([new File([`${JSON.stringify(handoff)}\n`], 'handoffs.jsonl')]);
    expect(said(conversations)).toEqual([
      [
        ['shopper', '[name]的口红能退吗'],
        ['assistant', '拆封的不能退。'],
        ['agent', '[name]您好，我来看看'],
      ],
    ]);
    expect(conversations[0]).toMatchObject({
      group: 'senior',
      outcome: { handedOver: true },
      tags: ['return.request'],
    });
    expect(JSON.stringify(conversations)).not.toMatch(/小雨|Mia|老顾客/);
    expect(report.counts).toMatchObject({ conversations: 1, turns: 3 });
  });

  it('keeps nobody who is named beside the words, nor in an id, a file or a tag', async () => {
    const head = 'ticket_id,customer_name,agent,message,answer,tags,channel\n';
    const table = `${head}lopez-1,Maria Lopez,Tomasz Wrona,"lopez here, where is it",I am tomasz and wrona is my name,vip lopez;fresh,Maria page\n`;
    const chat = '[2024-05-01 10:02:33] Ewa Lis: which size\n[2024-05-01 10:03:00] Shop: M\n';
    const note = JSON.stringify({
      id: 'ewa-lis',
      assignee: { name: 'Zofia Bąk' },
      messages: [
        { role: 'user', content: 'is zofia in' },
        { role: 'agent', content: 'No', private: false },
        { role: 'agent', content: 'secret', private: true },
      ],
    });
    const given = await imported([
      new File([table], 'of Lopez.csv'),
      new File([chat], 'WhatsApp Chat with Ewa Lis.txt'),
      new File(['{"id":1,"words":{}}\n'], 'Chat with whatsapp.jsonl'),
      new File([`${note}\n`], 'n.jsonl'),
    ]);
    expect(JSON.stringify(given)).not.toMatch(/lopez|maria|tomasz|wrona|ewa|lis\b|zofia/i);
    expect(given.conversations[0]?.tags).toEqual(['vip [name]', 'fresh']);
    expect(given.report.files).toContain('WhatsApp Chat with [name].txt');
    expect(given.report.faultCounts).toMatchObject({ note: 1 });
  });

  it('masks who is named in columns that were chosen for nothing, and numbers of orders', async () => {
    const head = 'ticket_id,customer_id,customer_name,order_number,role,message\n';
    const row = 'a1,u-7,Maria Lopez,7781,customer,"lopez here, is 7781 on its way"\n';
    const { conversations, report } = await imported([new File([`${head}${row}`], 'log.csv')]);
    expect(conversations[0]?.turns[0]?.text).toBe('[name] here, is [order] on its way');
    expect(report.counts.masked).toEqual({ name: 1, order: 1 });
    const faulty = await imported([new File(['{"Maria":1}\n{"Maria":2}\n'], 'x.jsonl')]);
    expect(faulty.report.faults).toMatchObject([{ reason: 'no-text-column', detail: '' }]);
  });

  it('takes a first row for a head only where it is one', async () => {
    const bare = 'c1,customer,Hello this is Maria\nc1,agent,we are on it\nc2,customer,is it vegan or not\n';
    const [look] = await new LogsService().look([new File([bare], 'bare.csv')], { dayFirst: false });
    expect(look?.columns).toEqual(['#1', '#2', '#3']);
    const { conversations } = await imported([new File([bare], 'bare.csv')], {
      columns: { [headerSet(['#1', '#2', '#3'])]: { conversation: '#1', role: '#2', text: '#3' } },
    });
    expect(conversations[0]?.turns).toHaveLength(2);
    for (const row of ['王芳,能放几天', 'Maria Lopez,how long does it keep'])
      expect(columnNames([{ line: 1, cells: row.split(',') }]).isHead).toBe(false);
    for (const row of ['会话ID,角色,内容', 'Chat ID,First name,Message', 'x,y,z'])
      expect(columnNames([{ line: 1, cells: row.split(',') }]).isHead).toBe(true);
  });

  it('keeps conversations of one id in two files without times apart', async () => {
    const file = (text: string, name: string) => new File([`id,role,message\n1,customer,${text}\n1,agent,ok\n`], name);
    const { conversations } = await imported([file('is it vegan', 'one.csv'), file('is it fresh', 'two.csv')]);
    expect(conversations.map(({ turns }) => turns[0]?.text)).toEqual(['is it vegan', 'is it fresh']);
    expect(conversations[1]?.id).toMatch(/^1~[0-9a-z]+$/);
  });

  it('knows the language of each conversation once it has the model', async () => {
    const service = new LogsService();
    const model = await readFile(new URL('../../models/nano/nano.bin', import.meta.url));
    const { sha256 } = JSON.parse(await readFile(new URL('../../models/nano/manifest.json', import.meta.url), 'utf8'));
    await expect(service.open({ model: new Uint8Array(8).buffer, sha256 })).rejects.toMatchObject({
      code: 'model-invalid',
    });
    await service.open({ model: new Uint8Array(model).buffer, sha256 });
    const asked = [
      'where is my parcel please',
      'wo ist mein Paket geblieben',
      '我的包裹到哪里了',
      '我的包裹寄到哪裡了',
      'ok',
    ];
    const rows = asked.map((text, at) => `${at},customer,${text}\n${at},agent,one moment`).join('\n');
    const languages: (string | null)[] = [];
    await service.import(request([new File([`conversation_id,role,message\n${rows}\n`], 'log.csv')]), (news) => {
      if (news.type === 'conversations') languages.push(...news.conversations.map(({ language }) => language));
    });
    expect(languages).toEqual(['en', 'de', 'zh-Hans', 'zh-Hant', null]);
  });

  it('names every row that cannot be taken, and imports the rest', async () => {
    const broken = `${CSV}c,2024-05-03T10:00:00Z,customer,Visitor,"never closed,\nd,sometime,customer,Visitor,when?,\nd,2024-05-03T11:00:00Z,agent,Mia,,\ne,2024-05-03T11:00:00Z,agent,Mia,x,1,too,many\n`;
    const { conversations, report } = await imported([new File([broken], 'log.csv'), new File([], 'empty.csv')]);
    expect(conversations.map(({ id }) => id)).toEqual(['a', 'b', 'd']);
    expect(report.faults.map(({ file, line, reason }) => [file, line, reason])).toEqual([
      ['log.csv', 6, 'quote'],
      ['log.csv', 7, 'time'],
      ['log.csv', 8, 'no-text'],
      ['log.csv', 9, 'cells'],
      ['empty.csv', 0, 'file-empty'],
    ]);
  });

  it('takes conversations and messages that are there twice once, and joins a burst', async () => {
    const burst = `${HEAD}a,2024-05-01T10:00:00Z,customer,V,hello there,
a,2024-05-01T10:00:00Z,customer,V,hello there,
a,2024-05-01T10:00:09Z,customer,V,how long does it keep,
a,2024-05-01T10:00:30Z,agent,Mia,Five days,
`;
    const { conversations, report } = await imported([
      new File([burst], 'one.csv'),
      new File([burst.replaceAll('\na,', '\nother,')], 'two.csv'),
    ]);
    expect(said(conversations)).toEqual([
      [
        ['shopper', 'hello there\nhow long does it keep'],
        ['agent', 'Five days'],
      ],
    ]);
    expect(report.counts).toMatchObject({ conversations: 1, sameConversations: 1, sameMessages: 2, burst: 2 });
  });

  it('keeps two conversations of one id in two files apart where they are days apart', async () => {
    const other = CSV.replaceAll('2024-05', '2025-07').replaceAll('vegan', 'organic');
    const { conversations } = await imported([new File([CSV], 'one.csv'), new File([other], 'two.csv')]);
    expect(conversations).toHaveLength(4);
    expect(new Set(conversations.map(({ id }) => id)).size).toBe(4);
  });

  it('reads by the columns and the parts that a person chose', async () => {
    const odd = 'x,y,z\n1,Kim,is it vegan or not\n1,Lee,yes it is\n';
    const { conversations } = await imported([new File([odd], 'odd.csv')], {
      columns: { [headerSet(['x', 'y', 'z'])]: { conversation: 'x', sender: 'y', text: 'z' } },
      speakers: { Kim: 'agent', Lee: 'shopper' },
    });
    expect(said(conversations)).toEqual([
      [
        ['agent', 'is it vegan or not'],
        ['shopper', 'yes it is'],
      ],
    ]);
  });

  it('reads JSON Lines, a wrapped array and a transcript together', async () => {
    const line = JSON.stringify({
      id: 'j1',
      messages: [
        { role: 'user', content: 'does it ship to Oslo' },
        { role: 'assistant', content: 'It does' },
      ],
    });
    const wrapped = JSON.stringify(
      {
        tickets: [
          {
            id: 5,
            requester_id: 1,
            comments: [
              { author_id: 1, body: 'refund please' },
              { author_id: 2, body: 'Done' },
            ],
          },
        ],
      },
      null,
      1,
    );
    const text = '[2024-05-01 10:02:33] Visitor: which size\n[2024-05-01 10:03:00] Agent: M\n';
    const { conversations, report } = await imported([
      new File([`${line}\n{broken\n`], 'a.jsonl'),
      new File([wrapped], 'b.json'),
      new File([text], 'c.txt'),
    ]);
    expect(said(conversations).map((turns) => turns.map(([speaker]) => speaker))).toEqual([
      ['shopper', 'assistant'],
      ['shopper', 'agent'],
      ['shopper', 'agent'],
    ]);
    expect(report.faults).toEqual([{ file: 'a.jsonl', line: 2, reason: 'json', detail: '' }]);
  });

  it('leaves out what a person left out, a file or one within a zip, and does not name it', async () => {
    const second = CSV.replaceAll('\na,', '\nx,').replaceAll('\nb,', '\ny,').replaceAll('2024', '2025');
    const files = [
      new File(['{broken\n'], 'a.jsonl'),
      new File([zipSync({ 'one.csv': strToU8(CSV), 'two.csv': strToU8(second) })], 'logs.zip'),
    ];
    const looks = await new LogsService().look(files, { dayFirst: false });
    expect(looks.map(({ at, file }) => [at, file])).toEqual([
      ['0.0', 'a.jsonl'],
      ['1.0', 'logs.zip/one.csv'],
      ['1.1', 'logs.zip/two.csv'],
    ]);
    const { conversations, report } = await imported(files, { leftOut: ['0.0', '1.0'] });
    expect(conversations.map(({ id }) => id)).toEqual(['x', 'y']);
    expect(report).toMatchObject({ files: ['logs.zip'], faults: [] });
  });

  it('names the lines that are no JSON where none is, and takes no bytes for words', async () => {
    const noise = Uint8Array.from({ length: 4000 }, (_, at) => (at * at * 31 + at * 17 + (at >> 3) * 101) & 0xff);
    const files = [
      new File(['not an object\n\n{"id": 1,\n'], 'a.jsonl'),
      new File([noise], 'noise.csv'),
      new File([CSV], 'log.csv'),
    ];
    const { conversations, report } = await imported(files);
    expect(conversations).toHaveLength(2);
    expect(report.faults.map(({ file, line, reason }) => [file, line, reason])).toEqual([
      ['a.jsonl', 1, 'json'],
      ['a.jsonl', 3, 'json'],
      ['a.jsonl', 0, 'file-empty'],
      ['noise.csv', 0, 'file-unreadable'],
    ]);
    const looks = await new LogsService().look(files, { dayFirst: false });
    expect(looks.map(({ fault }) => fault && [fault.line, fault.reason])).toEqual([
      [1, 'json'],
      [0, 'file-unreadable'],
      null,
    ]);
  });

  it('reads GB18030 and UTF-16', async () => {
    // 内容,角色 / 几天到,买家 / 两天,客服
    const gb = Uint8Array.from([
      0xc4, 0xda, 0xc8, 0xdd, 0x2c, 0xbd, 0xc7, 0xc9, 0xab, 0x0a, 0xbc, 0xb8, 0xcc, 0xec, 0xb5, 0xbd, 0x2c, 0xc2, 0xf2,
      0xbc, 0xd2, 0x0a, 0xc1, 0xbd, 0xcc, 0xec, 0x2c, 0xbf, 0xcd, 0xb7, 0xfe, 0x0a,
    ]);
    const utf16 = new Uint8Array(
      new Uint16Array([...'\ufeff内容\t角色\n几天到\t买家\n两天\t客服\n'].map((char) => char.charCodeAt(0))).buffer,
    );
    for (const bytes of [gb, utf16]) {
      const { conversations } = await imported([new File([bytes], 'log.csv')]);
      expect(said(conversations)).toEqual([
        [
          ['shopper', '几天到'],
          ['agent', '两天'],
        ],
      ]);
    }
  });

  it('reads Excel, and files within a zip', async () => {
    const { conversations, report } = await imported([
      new File(
        [
          workbook([
            ['会话ID', '角色', '内容', '时间'],
            ['s1', '买家', '能放几天', '2024-05-01 10:00:00'],
            ['s1', '客服', '五天', '2024-05-01 10:00:20'],
          ]),
        ],
        'log.xlsx',
      ),
      new File([zipSync({ 'in/a.csv': strToU8(CSV), '__MACOSX/in/._a.csv': strToU8('x') })], 'logs.zip'),
    ]);
    expect(conversations.map(({ id, source }) => [id, source.file])).toEqual([
      ['s1', 'log.xlsx'],
      ['a', 'logs.zip/in/a.csv'],
      ['b', 'logs.zip/in/a.csv'],
    ]);
    expect(conversations[0]?.turns.map(({ text }) => text)).toEqual(['能放几天', '五天']);
    expect(report.faults).toEqual([]);
    const damaged = await imported([new File([Uint8Array.from([0x50, 0x4b, 1, 2, 3])], 'bad.xlsx')]);
    expect(damaged.report.faults).toMatchObject([{ file: 'bad.xlsx', line: 0, reason: 'file-unreadable' }]);
  });

  it('ends when it is cancelled, and starts again afterwards', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, at) =>
        `c${at >> 2},2024-05-01T10:00:0${at % 10}Z,${at % 2 ? 'agent' : 'customer'},N${at % 7},words number ${at} with a phone 138${10_000_000 + at},`,
    );
    const service = new LogsService();
    const file = new File([HEAD + rows.join('\n')], 'big.csv');
    const news: ImportNews['type'][] = [];
    const running = service.import(request([file]), (each) => {
      news.push(each.type);
      void service.cancel('one');
    });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(news).toContain('progress');
    const again = await service.import(request([new File([CSV], 'log.csv')]), () => {});
    expect(again.counts.conversations).toBe(2);
  });
});

describe('a look at files', () => {
  it('shows what each is taken for, masked', async () => {
    const [table, text, bad] = await new LogsService().look(
      [
        new File([CSV], 'log.csv'),
        new File(['[2024-05-01 10:02:33] Ana: hello 13812345678\n[2024-05-01 10:03:00] Mia: hi\n'], 'c.txt'),
        new File(['nothing\n'], 'n.csv'),
      ],
      { dayFirst: false },
    );
    expect(table).toMatchObject({
      kind: 'table',
      encoding: 'utf-8',
      guess: { conversation: 'conversation_id', text: 'message', role: 'sender_type' },
    });
    expect(table?.rows[0]?.[4]).toBe('where is it? call [phone]');
    expect(text).toMatchObject({
      kind: 'transcript',
      speakers: [
        { name: 'Ana', speaker: 'shopper' },
        { name: 'Mia', speaker: 'agent' },
      ],
    });
    expect(text?.messages[0]?.text).toBe('hello [phone]');
    expect(bad?.fault?.reason).toBe('file-empty');
  });

  it('shows nobody who is named, but for senders of whom a person has to say who they are', async () => {
    const head = 'ticket_id,customer_name,agent,message,answer\n';
    const looks = await new LogsService().look(
      [
        new File([`${head}1,Maria Lopez,Tomasz Wrona,lopez here,It is on its way\n`], 'of Lopez.csv'),
        new File(
          ['[2024-05-01 10:02:33] Ewa Lis: ewa here\n[2024-05-01 10:03:00] Shop: hello Ewa\n'],
          'WhatsApp Chat with Ewa Lis.txt',
        ),
        new File([], 'WhatsApp Chat with Ola.txt'),
      ],
      { dayFirst: false },
    );
    expect(looks[0]?.rows).toEqual([['1', '[name]', '[name]', '[name] here', 'It is on its way']]);
    expect(looks.map(({ file }) => file)).toEqual([
      'of [name].csv',
      'WhatsApp Chat with [name].txt',
      'WhatsApp Chat with [name].txt',
    ]);
    expect(looks[1]?.messages[0]?.text).toBe('[name] here');
    expect(looks[2]?.fault?.file).toBe('WhatsApp Chat with [name].txt');
  });
});

/** The least that Excel writes. */
function workbook(rows: string[][]): Uint8Array<ArrayBuffer> {
  const cell = (text: string, column: number, row: number) =>
    `<c r="${'ABCDEFG'[column]}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = rows
    .map((cells, row) => `<row r="${row + 1}">${cells.map((text, column) => cell(text, column, row)).join('')}</row>`)
    .join('');
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ),
    '_rels/.rels': strToU8(
      `${xml}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Log" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${xml}<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/styles.xml': strToU8(`${xml}<styleSheet xmlns="${main}"/>`),
    'xl/worksheets/sheet1.xml': strToU8(`${xml}<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`),
  }) as Uint8Array<ArrayBuffer>;
}

describe('what the words of logs tell', () => {
  const conversations = Array.from(
    { length: 400 },
    (_, at): LogConversation => ({
      id: `c${at}`,
      source: { file: 'log.csv', line: at + 1 },
      startedAtMs: null,
      channel: null,
      group: null,
      shopper: null,
      language: 'en',
      tags: [],
      outcome: { rating: null, resolved: null, handedOver: null, converted: null },
      turns: [
        { speaker: 'shopper', text: `how long does cheese number ${at} keep`, atMs: at * 3_600_000, agent: null },
        { speaker: 'agent', text: 'Two days in the fridge.', atMs: at * 3_600_000 + 1000, agent: 'a' },
      ],
    }),
  );
  const asked = { id: 'insight', conversations, products: [], zone: 'Europe/Berlin' };

  it('is read by the clock of the shop', async () => {
    const insight = await new LogsService().insight(asked, () => {});
    expect(insight).toMatchObject({ conversations: 400, questions: 400, untimed: 0 });
    // 1 January 1970 was a Thursday; in Berlin the Monday begins an hour before that of UTC.
    expect(insight.weekSizes).toEqual([95, 168, 137]);
    await expect(new LogsService().insight({ ...asked, zone: 'Nowhere/At_All' }, () => {})).rejects.toThrow(RangeError);
  });

  it('stops where it is cancelled, and tells again when asked again', async () => {
    const service = new LogsService();
    await service.cancel('insight');
    await expect(service.insight(asked, () => {})).rejects.toMatchObject({ code: 'cancelled' });
    const heard: { done: number; total: number }[] = [];
    const insight = await service.insight(asked, (progress) => void heard.push(progress));
    expect(insight.questions).toBe(400);
    expect(heard[0]).toEqual({ done: 1, total: 400 });
  });
});
