import type { Locale } from '#core/locale.ts';

/** Words of the question how it was, of all languages at once: they come with the question. */
export interface RatingStrings {
  question: string;
  /** From 1 to 5. */
  scores: readonly [string, string, string, string, string];
  comment: string;
  send: string;
  skip: string;
  thanks: string;
}

export const RATING_STRINGS: Record<Locale, RatingStrings> = {
  'zh-Hans': {
    question: '这次人工服务怎么样？',
    scores: ['很差', '较差', '一般', '满意', '非常满意'],
    comment: '想补充点什么吗？（选填）',
    send: '提交评价',
    skip: '不评价',
    thanks: '谢谢您的评价！',
  },
  'zh-Hant': {
    question: '這次專人服務如何？',
    scores: ['很差', '不佳', '普通', '滿意', '非常滿意'],
    comment: '想補充什麼嗎？（選填）',
    send: '送出評價',
    skip: '不評價',
    thanks: '謝謝您的評價！',
  },
  en: {
    question: 'How was it with our team?',
    scores: ['Very poor', 'Poor', 'Okay', 'Good', 'Very good'],
    comment: 'Anything to add? (optional)',
    send: 'Send rating',
    skip: 'No, thanks',
    thanks: 'Thank you for telling us!',
  },
  es: {
    question: '¿Qué tal con nuestro equipo?',
    scores: ['Muy mal', 'Mal', 'Regular', 'Bien', 'Muy bien'],
    comment: '¿Quieres añadir algo? (opcional)',
    send: 'Enviar valoración',
    skip: 'No, gracias',
    thanks: '¡Gracias por decírnoslo!',
  },
  pt: {
    question: 'Como foi com a nossa equipe?',
    scores: ['Muito ruim', 'Ruim', 'Regular', 'Bom', 'Muito bom'],
    comment: 'Quer acrescentar algo? (opcional)',
    send: 'Enviar avaliação',
    skip: 'Não, obrigado',
    thanks: 'Obrigado por nos contar!',
  },
  fr: {
    question: 'Comment s’est passé l’échange avec notre équipe ?',
    scores: ['Très mal', 'Mal', 'Moyen', 'Bien', 'Très bien'],
    comment: 'Un mot à ajouter ? (facultatif)',
    send: 'Envoyer mon avis',
    skip: 'Non merci',
    thanks: 'Merci pour votre avis !',
  },
  de: {
    question: 'Wie war es mit unserem Team?',
    scores: ['Sehr schlecht', 'Schlecht', 'Geht so', 'Gut', 'Sehr gut'],
    comment: 'Möchten Sie etwas dazu sagen? (freiwillig)',
    send: 'Bewertung senden',
    skip: 'Nein danke',
    thanks: 'Danke für Ihre Rückmeldung!',
  },
  it: {
    question: 'Com’è andata con il nostro team?',
    scores: ['Molto male', 'Male', 'Così così', 'Bene', 'Molto bene'],
    comment: 'Vuoi aggiungere qualcosa? (facoltativo)',
    send: 'Invia valutazione',
    skip: 'No, grazie',
    thanks: 'Grazie per avercelo detto!',
  },
  pl: {
    question: 'Jak poszło z naszym zespołem?',
    scores: ['Bardzo źle', 'Źle', 'Średnio', 'Dobrze', 'Bardzo dobrze'],
    comment: 'Czy chcesz coś dodać? (opcjonalnie)',
    send: 'Wyślij ocenę',
    skip: 'Nie, dziękuję',
    thanks: 'Dziękujemy za opinię!',
  },
  ru: {
    question: 'Как вам общение с нашей командой?',
    scores: ['Очень плохо', 'Плохо', 'Нормально', 'Хорошо', 'Отлично'],
    comment: 'Хотите что-то добавить? (необязательно)',
    send: 'Отправить оценку',
    skip: 'Нет, спасибо',
    thanks: 'Спасибо за оценку!',
  },
  ar: {
    question: 'كيف كانت تجربتك مع فريقنا؟',
    scores: ['سيئة جدًا', 'سيئة', 'مقبولة', 'جيدة', 'جيدة جدًا'],
    comment: 'هل تود إضافة شيء؟ (اختياري)',
    send: 'إرسال التقييم',
    skip: 'لا، شكرًا',
    thanks: 'شكرًا لإخبارنا!',
  },
  ja: {
    question: '担当者の対応はいかがでしたか？',
    scores: ['とても悪い', '悪い', '普通', '良い', 'とても良い'],
    comment: 'ひとことあればどうぞ（任意）',
    send: '評価を送信',
    skip: '評価しない',
    thanks: 'ご評価ありがとうございます！',
  },
  ko: {
    question: '상담은 어떠셨나요?',
    scores: ['매우 나쁨', '나쁨', '보통', '좋음', '매우 좋음'],
    comment: '덧붙일 말이 있나요? (선택)',
    send: '평가 보내기',
    skip: '평가하지 않기',
    thanks: '평가해 주셔서 감사합니다!',
  },
  th: {
    question: 'บริการจากทีมงานเป็นอย่างไร',
    scores: ['แย่มาก', 'แย่', 'พอใช้', 'ดี', 'ดีมาก'],
    comment: 'อยากบอกอะไรเพิ่มไหม (ไม่บังคับ)',
    send: 'ส่งคะแนน',
    skip: 'ไม่ให้คะแนน',
    thanks: 'ขอบคุณสำหรับความเห็น',
  },
  vi: {
    question: 'Bạn thấy nhân viên hỗ trợ thế nào?',
    scores: ['Rất tệ', 'Tệ', 'Tạm được', 'Tốt', 'Rất tốt'],
    comment: 'Bạn muốn nói thêm gì không? (không bắt buộc)',
    send: 'Gửi đánh giá',
    skip: 'Không, cảm ơn',
    thanks: 'Cảm ơn bạn đã đánh giá!',
  },
  id: {
    question: 'Bagaimana layanan tim kami?',
    scores: ['Sangat buruk', 'Buruk', 'Cukup', 'Baik', 'Sangat baik'],
    comment: 'Ada yang ingin ditambahkan? (opsional)',
    send: 'Kirim penilaian',
    skip: 'Tidak, terima kasih',
    thanks: 'Terima kasih atas penilaiannya!',
  },
};
