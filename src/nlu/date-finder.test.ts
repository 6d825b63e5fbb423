import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates } from './date-finder.ts';
import { foldInPlace } from './fold-in-place.ts';

/** A Saturday. */
const NOW = { year: 2026, month: 11, day: 21, hour: 17, minute: 5 };
const dates = (message: string, now: typeof NOW | null = NOW) =>
  findDates(foldInPlace(message), now).map(({ value }) => value);

describe('findDates', () => {
  it('knows the days around today in every language', () => {
    const said: Record<string, string[]> = {
      '2026-11-19': [
        '前天买的',
        'the day before yesterday',
        'anteayer',
        'anteontem',
        'vorgestern bestellt',
        'позавчера',
        '一昨日',
        '그저께',
        'hôm kia',
        'przedwczoraj',
      ],
      '2026-11-20': [
        '昨天下的单',
        '昨日',
        'ordered yesterday',
        'lo pedí ayer',
        'comprei ontem',
        "j'ai commandé hier",
        'gestern bestellt',
        "l'ho ordinato ieri",
        'zamówiłam wczoraj',
        'заказала вчера',
        'طلبت أمس',
        '昨日届いた',
        '어제 주문했어요',
        'สั่งเมื่อวาน',
        'đặt hôm qua',
        'pesan kemarin',
      ],
      '2026-11-21': [
        '今天',
        'today',
        'hoy',
        'hoje',
        "aujourd'hui",
        'heute',
        'oggi',
        'dzisiaj',
        'сегодня',
        'اليوم',
        '今日',
        '오늘',
        'วันนี้',
        'hôm nay',
        'hari ini',
      ],
      '2026-11-22': [
        '明天能到吗',
        '明日',
        'tomorrow',
        'llega mañana',
        'amanhã',
        'demain',
        'kommt es morgen',
        'domani',
        'jutro',
        'завтра',
        'بكرة',
        '明日届く',
        '내일',
        'พรุ่งนี้',
        'ngày mai',
        'besok',
      ],
      '2026-11-23': [
        '后天',
        '後天',
        'day after tomorrow',
        'pasado mañana',
        'depois de amanhã',
        'après-demain',
        'übermorgen',
        'dopodomani',
        'pojutrze',
        'послезавтра',
        '明後日',
        '모레',
        'มะรืนนี้',
        'ngày kia',
        'lusa',
      ],
    };
    for (const [value, messages] of Object.entries(said)) {
      for (const message of messages) expect({ message, dates: dates(message) }).toEqual({ message, dates: [value] });
    }
  });

  it('counts from now', () => {
    const said: Record<string, string[]> = {
      '2026-11-18': [
        '3 days ago',
        '三天前',
        '3天前',
        'hace 3 días',
        'há 3 dias',
        'il y a 3 jours',
        'vor 3 Tagen',
        '3 giorni fa',
        '3 dni temu',
        '3 дня назад',
        'قبل 3 ايام',
        '3日前',
        '3일 전',
        '3 วันที่แล้ว',
        '3 ngày trước',
        '3 hari lalu',
      ],
      '2026-11-23': [
        'in 2 days',
        '两天后',
        'dentro de dos días',
        'dans 2 jours',
        'in zwei Tagen',
        'tra due giorni',
        'za 2 dni',
        'через 2 дня',
        '2日後',
        '2일 후',
        'อีก 2 วัน',
        '2 ngày nữa',
        '2 hari lagi',
      ],
      '2026-11-07': ['two weeks ago', '两周前', 'vor zwei Wochen', 'il y a deux semaines'],
      '2026-10-21': ['a month ago', '1个月前', 'hace un mes', 'vor einem Monat', '1 месяц назад'],
    };
    for (const [value, messages] of Object.entries(said)) {
      for (const message of messages) expect({ message, dates: dates(message) }).toEqual({ message, dates: [value] });
    }
    expect(dates('2小时前')).toEqual(['2026-11-21T15:05']);
    expect(dates('20 minutes ago')).toEqual(['2026-11-21T16:45']);
  });

  it('finds weekdays, weeks and months', () => {
    const said: Record<string, string> = {
      'last tues': '2026-11-17',
      'last saturday': '2026-11-14',
      'next friday': '2026-11-27',
      'by monday': '2026-11-23',
      上周五: '2026-11-13',
      上週五: '2026-11-13',
      下周一: '2026-11-23',
      周六: '2026-11-21',
      'el lunes pasado': '2026-11-16',
      'mardi dernier': '2026-11-17',
      'letzten Freitag': '2026-11-20',
      'venerdì scorso': '2026-11-20',
      'в прошлую среду': '2026-11-18',
      先週の金曜日: '2026-11-13',
      '다음 주 월요일': '2026-11-23',
      วันศุกร์ที่แล้ว: '2026-11-20',
      'Jumat lalu': '2026-11-20',
      'last week': '2026-W46',
      上个月: '2026-10',
      'nächste Woche': '2026-W48',
    };
    for (const [message, value] of Object.entries(said)) {
      expect({ message, dates: dates(message) }).toEqual({ message, dates: [value] });
    }
  });

  it('reads written dates', () => {
    const said: Record<string, string> = {
      '2026-11-05': '2026-11-05',
      '2026/3/8 买的': '2026-03-08',
      '2026年11月5日': '2026-11-05',
      '11月5号': '2026-11-05',
      '12월 25일': '2026-12-25',
      '5.11.2026': '2026-11-05',
      'bis 5.11. bitte': '2026-11-05',
      '25/12/2026': '2026-12-25',
      'Nov 5th': '2026-11-05',
      '5 November 2025': '2025-11-05',
      '5 de noviembre': '2026-11-05',
      '5. Dezember': '2026-12-05',
      '5 ноября': '2026-11-05',
      '3 stycznia': '2027-01-03',
      'ngày 5 tháng 11': '2026-11-05',
    };
    for (const [message, value] of Object.entries(said)) {
      expect({ message, dates: dates(message) }).toEqual({ message, dates: [value] });
    }
  });

  it('joins a day and its time', () => {
    const said: Record<string, string> = {
      明晚8点: '2026-11-22T20:00',
      今天下午3点半送: '2026-11-21T15:30',
      'tomorrow at 8pm': '2026-11-22T20:00',
      'yesterday 10:30 am': '2026-11-20T10:30',
      'heute um 18 Uhr': '2026-11-21T18:00',
      'demain à 20h30': '2026-11-22T20:30',
      '내일 오후 8시': '2026-11-22T20:00',
      明日午後8時: '2026-11-22T20:00',
    };
    for (const [message, value] of Object.entries(said)) {
      expect({ message, dates: dates(message) }).toEqual({ message, dates: [value] });
    }
    expect(dates('after 6pm please', null)).toEqual(['T18:00']);
    expect(dates('yesterday 2026-11-20', null)).toEqual(['2026-11-20']);
  });

  it('finds no date where there is none', () => {
    for (const message of [
      'guten Morgen',
      'por la mañana',
      'ist hier jemand',
      'size 42',
      'iPhone 15',
      'may I ask',
      'sun cream spf 50',
      '2026-02-30',
      '12/05/2026',
      '5.5 kg',
      '3 天无理由',
      'one day delivery',
      'monsoon',
      'marmalade',
      'rated it 4.5.',
      'où est mon colis',
      'sat upon',
      '1.299,50',
    ]) {
      expect({ message, dates: dates(message) }).toEqual({ message, dates: [] });
    }
  });

  it('gives a day of the calendar that lies as far from today as it says', () => {
    const day = fc.record({
      year: fc.integer({ min: 2020, max: 2040 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 900 }), (today, count) => {
        const now = { ...today, hour: 12, minute: 0 };
        const [value = ''] = dates(`${count} days ago`, now);
        const distance = (Date.UTC(today.year, today.month - 1, today.day) - Date.parse(value)) / 86_400_000;
        expect(distance).toBe(count);
      }),
    );
  });
});
