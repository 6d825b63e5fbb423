import type { Locale } from '#core/locale.ts';

/** Words of the question under an answer, of all languages at once: they come with the first answer. */
export interface VoteStrings {
  question: string;
  yes: string;
  no: string;
  thanks: string;
}

export const VOTE_STRINGS: Record<Locale, VoteStrings> = {
  'zh-Hans': { question: '这个回答有帮助吗？', yes: '有帮助', no: '没帮助', thanks: '谢谢反馈！' },
  'zh-Hant': { question: '這個回答有幫助嗎？', yes: '有幫助', no: '沒幫助', thanks: '謝謝您的回饋！' },
  en: { question: 'Did this help?', yes: 'Yes, it helped', no: 'No, it did not help', thanks: 'Thank you!' },
  es: { question: '¿Te ha servido?', yes: 'Sí, me ha servido', no: 'No me ha servido', thanks: '¡Gracias!' },
  pt: { question: 'Isto ajudou?', yes: 'Sim, ajudou', no: 'Não ajudou', thanks: 'Agradecemos a resposta!' },
  fr: {
    question: 'Cette réponse vous aide-t-elle ?',
    yes: 'Oui, elle m’aide',
    no: 'Non, elle ne m’aide pas',
    thanks: 'Merci !',
  },
  de: { question: 'War das hilfreich?', yes: 'Ja, hilfreich', no: 'Nein, nicht hilfreich', thanks: 'Danke!' },
  it: { question: 'Ti è stato utile?', yes: 'Sì, utile', no: 'No, non utile', thanks: 'Grazie!' },
  pl: { question: 'Czy to pomogło?', yes: 'Tak, pomogło', no: 'Nie, nie pomogło', thanks: 'Dziękujemy!' },
  ru: { question: 'Это помогло?', yes: 'Да, помогло', no: 'Нет, не помогло', thanks: 'Спасибо!' },
  ar: { question: 'هل أفادك هذا؟', yes: 'نعم، أفادني', no: 'لا، لم يفدني', thanks: 'شكرًا لك!' },
  ja: { question: '役に立ちましたか？', yes: '役に立った', no: '役に立たなかった', thanks: 'ありがとうございます。' },
  ko: { question: '도움이 되었나요?', yes: '도움이 됐어요', no: '도움이 안 됐어요', thanks: '감사합니다!' },
  th: { question: 'คำตอบนี้ช่วยได้ไหม', yes: 'ช่วยได้', no: 'ไม่ช่วย', thanks: 'ขอบคุณ' },
  vi: { question: 'Câu trả lời này có ích không?', yes: 'Có ích', no: 'Không có ích', thanks: 'Cảm ơn bạn!' },
  id: { question: 'Apakah ini membantu?', yes: 'Ya, membantu', no: 'Tidak membantu', thanks: 'Terima kasih!' },
};
