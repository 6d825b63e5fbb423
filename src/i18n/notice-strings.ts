import type { Locale } from '#core/locale.ts';

/** Words of the row under an open order with which pushes are switched on and off. */
export interface NoticeStrings {
  offer: string;
  /** What that means, before anything is asked of the browser. */
  about: string;
  on: string;
  off: string;
  /** The browser was told never to ask again. */
  denied: string;
  failed: string;
}

export const NOTICE_STRINGS: Record<Locale, NoticeStrings> = {
  'zh-Hans': {
    offer: '这个订单有变化时告诉我',
    about: '由浏览器的推送服务送达；里面只有订单尾号，不含姓名和地址。',
    on: '有变化会通知您',
    off: '不再通知',
    denied: '浏览器已禁止本站通知，可在浏览器设置里打开。',
    failed: '现在没能打开通知，稍后可再试。',
  },
  'zh-Hant': {
    offer: '這個訂單有變化時告訴我',
    about: '由瀏覽器的推播服務送達；裡面只有訂單尾號，不含姓名和地址。',
    on: '有變化會通知您',
    off: '不再通知',
    denied: '瀏覽器已禁止本站通知，可在瀏覽器設定裡開啟。',
    failed: '現在沒能開啟通知，稍後可再試。',
  },
  en: {
    offer: 'Tell me when something changes with this order',
    about: 'Your browser’s push service delivers it. It holds the end of the order number, no name and no address.',
    on: 'We will tell you when something changes',
    off: 'Stop telling me',
    denied: 'Your browser blocks notifications from this site. You can allow them in its settings.',
    failed: 'This could not be switched just now. Please try again later.',
  },
  es: {
    offer: 'Avísame si algo cambia en este pedido',
    about: 'Lo entrega el servicio push de tu navegador. Lleva el final del número de pedido, sin nombre ni dirección.',
    on: 'Te avisaremos si algo cambia',
    off: 'Dejar de avisarme',
    denied: 'Tu navegador bloquea las notificaciones de este sitio. Puedes permitirlas en sus ajustes.',
    failed: 'No se ha podido cambiar ahora. Inténtalo más tarde.',
  },
  pt: {
    offer: 'Avise-me se algo mudar neste pedido',
    about: 'Quem entrega é o serviço de push do navegador. Traz o final do número do pedido, sem nome nem endereço.',
    on: 'Avisaremos se algo mudar',
    off: 'Parar de avisar',
    denied: 'O navegador bloqueia as notificações deste site. Você pode permiti-las nas configurações.',
    failed: 'Não foi possível mudar agora. Tente mais tarde.',
  },
  fr: {
    offer: 'Me prévenir si quelque chose change pour cette commande',
    about:
      'Le service push de votre navigateur l’achemine. Il contient la fin du numéro de commande, ni nom ni adresse.',
    on: 'Nous vous préviendrons si quelque chose change',
    off: 'Ne plus me prévenir',
    denied: 'Votre navigateur bloque les notifications de ce site. Vous pouvez les autoriser dans ses réglages.',
    failed: 'Impossible de changer cela pour l’instant. Réessayez plus tard.',
  },
  de: {
    offer: 'Sagen Sie mir, wenn sich an dieser Bestellung etwas ändert',
    about:
      'Der Push-Dienst Ihres Browsers stellt es zu. Darin steht das Ende der Bestellnummer, kein Name, keine Adresse.',
    on: 'Wir melden uns, wenn sich etwas ändert',
    off: 'Nicht mehr melden',
    denied: 'Ihr Browser blockiert Benachrichtigungen dieser Seite. In seinen Einstellungen können Sie sie erlauben.',
    failed: 'Das ließ sich gerade nicht umstellen. Bitte später noch einmal.',
  },
  it: {
    offer: 'Avvisami se cambia qualcosa in questo ordine',
    about: 'Lo consegna il servizio push del browser. Contiene la fine del numero d’ordine, né nome né indirizzo.',
    on: 'Ti avviseremo se cambia qualcosa',
    off: 'Non avvisarmi più',
    denied: 'Il browser blocca le notifiche di questo sito. Puoi consentirle nelle impostazioni.',
    failed: 'Non è stato possibile cambiare ora. Riprova più tardi.',
  },
  pl: {
    offer: 'Daj znać, gdy coś się zmieni w tym zamówieniu',
    about: 'Dostarcza to usługa push przeglądarki. Zawiera końcówkę numeru zamówienia, bez nazwiska i adresu.',
    on: 'Damy znać, gdy coś się zmieni',
    off: 'Nie informuj więcej',
    denied: 'Przeglądarka blokuje powiadomienia z tej strony. Możesz je włączyć w ustawieniach.',
    failed: 'Nie udało się teraz przełączyć. Spróbuj później.',
  },
  ru: {
    offer: 'Сообщить, если с заказом что-то изменится',
    about: 'Доставляет служба push вашего браузера. Внутри только конец номера заказа, без имени и адреса.',
    on: 'Сообщим, если что-то изменится',
    off: 'Больше не сообщать',
    denied: 'Браузер блокирует уведомления этого сайта. Их можно разрешить в его настройках.',
    failed: 'Сейчас переключить не удалось. Попробуйте позже.',
  },
  ar: {
    offer: 'أخبرني إذا تغيّر شيء في هذا الطلب',
    about: 'تصلك عبر خدمة الإشعارات في متصفحك، وفيها آخر رقم الطلب فقط دون اسم أو عنوان.',
    on: 'سنخبرك إذا تغيّر شيء',
    off: 'لا تخبرني بعد الآن',
    denied: 'متصفحك يمنع إشعارات هذا الموقع. يمكنك السماح بها من إعداداته.',
    failed: 'تعذّر التغيير الآن. حاول لاحقًا.',
  },
  ja: {
    offer: 'この注文に変化があったら知らせる',
    about: 'ブラウザーのプッシュサービスで届きます。含まれるのは注文番号の末尾だけで、氏名や住所は含みません。',
    on: '変化があればお知らせします',
    off: '通知をやめる',
    denied: 'ブラウザーがこのサイトの通知をブロックしています。設定で許可できます。',
    failed: '今は切り替えられませんでした。あとでもう一度お試しください。',
  },
  ko: {
    offer: '이 주문에 변화가 있으면 알려 주세요',
    about: '브라우저의 푸시 서비스로 전달됩니다. 주문번호 끝자리만 들어 있고 이름과 주소는 없습니다.',
    on: '변화가 있으면 알려 드립니다',
    off: '그만 알리기',
    denied: '브라우저가 이 사이트의 알림을 차단하고 있습니다. 설정에서 허용할 수 있습니다.',
    failed: '지금은 바꿀 수 없었습니다. 나중에 다시 시도해 주세요.',
  },
  th: {
    offer: 'แจ้งฉันเมื่อคำสั่งซื้อนี้มีการเปลี่ยนแปลง',
    about: 'ส่งผ่านบริการพุชของเบราว์เซอร์ มีเพียงเลขท้ายของคำสั่งซื้อ ไม่มีชื่อหรือที่อยู่',
    on: 'จะแจ้งเมื่อมีการเปลี่ยนแปลง',
    off: 'ไม่ต้องแจ้งแล้ว',
    denied: 'เบราว์เซอร์บล็อกการแจ้งเตือนของเว็บไซต์นี้ เปิดได้ในการตั้งค่า',
    failed: 'ยังเปลี่ยนไม่ได้ในตอนนี้ โปรดลองใหม่ภายหลัง',
  },
  vi: {
    offer: 'Báo cho tôi khi đơn này có thay đổi',
    about: 'Dịch vụ đẩy của trình duyệt chuyển đến. Trong đó chỉ có đuôi số đơn, không tên, không địa chỉ.',
    on: 'Chúng tôi sẽ báo khi có thay đổi',
    off: 'Không báo nữa',
    denied: 'Trình duyệt đang chặn thông báo của trang này. Bạn có thể cho phép trong phần cài đặt.',
    failed: 'Chưa đổi được lúc này. Vui lòng thử lại sau.',
  },
  id: {
    offer: 'Beri tahu saya jika ada perubahan pada pesanan ini',
    about: 'Dikirim lewat layanan push peramban Anda. Isinya akhir nomor pesanan, tanpa nama dan alamat.',
    on: 'Kami akan memberi tahu jika ada perubahan',
    off: 'Berhenti memberi tahu',
    denied: 'Peramban memblokir notifikasi situs ini. Anda dapat mengizinkannya di pengaturan.',
    failed: 'Belum bisa diubah sekarang. Coba lagi nanti.',
  },
};
