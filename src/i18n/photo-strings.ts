import type { Locale } from '#core/locale.ts';

/** Words around photos, of all languages at once: they come with the code that takes photos, not with the panel. */
export interface PhotoStrings {
  /** The button. */
  add: string;
  /** What happens to a photo before it is kept. */
  note: string;
  preparing: string;
  /** Not a picture that this browser can read. */
  unreadable: string;
  /** This device has no room for it, or keeps nothing. */
  notKept: string;
  /** Alternative text of a photo in the conversation. */
  yours: string;
  /** In place of a photo that is no longer on this device. */
  gone: string;
}

export const PHOTO_STRINGS: Record<Locale, PhotoStrings> = {
  'zh-Hans': {
    add: '添加照片',
    note: '会先在本机缩小，并去掉拍摄地点等信息',
    preparing: '正在处理照片…',
    unreadable: '这张照片打不开，请换一张 JPEG 或 PNG 格式的',
    notKept: '照片没能存到这台设备上，可以先不传，继续聊',
    yours: '您的照片',
    gone: '照片已不在这台设备上',
  },
  'zh-Hant': {
    add: '加入照片',
    note: '會先在本機縮小，並移除拍攝地點等資訊',
    preparing: '正在處理照片…',
    unreadable: '這張照片無法開啟，請換一張 JPEG 或 PNG 格式的',
    notKept: '照片無法存到這部裝置上，可以先不傳，繼續聊',
    yours: '您的照片',
    gone: '照片已不在這部裝置上',
  },
  en: {
    add: 'Add a photo',
    note: 'It is made smaller on your device first, and loses its place and camera data',
    preparing: 'Preparing the photo…',
    unreadable: 'This photo cannot be read. Please choose a JPEG or PNG',
    notKept: 'The photo could not be kept on this device. You can go on without one',
    yours: 'Your photo',
    gone: 'This photo is no longer on this device',
  },
  es: {
    add: 'Añadir una foto',
    note: 'Antes se reduce en tu dispositivo y pierde los datos de lugar y de cámara',
    preparing: 'Preparando la foto…',
    unreadable: 'No se puede leer esta foto. Elige un JPEG o PNG',
    notKept: 'No se pudo guardar la foto en este dispositivo. Puedes seguir sin ella',
    yours: 'Tu foto',
    gone: 'Esta foto ya no está en este dispositivo',
  },
  pt: {
    add: 'Adicionar uma foto',
    note: 'Primeiro é reduzida no seu aparelho e perde os dados de local e de câmera',
    preparing: 'Preparando a foto…',
    unreadable: 'Não foi possível ler esta foto. Escolha um JPEG ou PNG',
    notKept: 'A foto não pôde ser guardada neste aparelho. Você pode continuar sem ela',
    yours: 'Sua foto',
    gone: 'Esta foto já não está neste aparelho',
  },
  fr: {
    add: 'Ajouter une photo',
    note: 'Elle est d’abord réduite sur votre appareil et perd ses données de lieu et d’appareil photo',
    preparing: 'Préparation de la photo…',
    unreadable: 'Cette photo ne peut pas être lue. Choisissez un JPEG ou un PNG',
    notKept: 'La photo n’a pas pu être conservée sur cet appareil. Vous pouvez continuer sans',
    yours: 'Votre photo',
    gone: 'Cette photo n’est plus sur cet appareil',
  },
  de: {
    add: 'Foto hinzufügen',
    note: 'Es wird zuerst auf Ihrem Gerät verkleinert und verliert Orts- und Kameradaten',
    preparing: 'Foto wird vorbereitet…',
    unreadable: 'Dieses Foto lässt sich nicht lesen. Bitte wählen Sie ein JPEG oder PNG',
    notKept: 'Das Foto konnte auf diesem Gerät nicht gespeichert werden. Es geht auch ohne weiter',
    yours: 'Ihr Foto',
    gone: 'Dieses Foto ist nicht mehr auf diesem Gerät',
  },
  it: {
    add: 'Aggiungi una foto',
    note: 'Prima viene ridotta sul tuo dispositivo e perde i dati di luogo e fotocamera',
    preparing: 'Preparazione della foto…',
    unreadable: 'Questa foto non si può leggere. Scegli un JPEG o un PNG',
    notKept: 'Non è stato possibile salvare la foto su questo dispositivo. Puoi continuare senza',
    yours: 'La tua foto',
    gone: 'Questa foto non è più su questo dispositivo',
  },
  pl: {
    add: 'Dodaj zdjęcie',
    note: 'Najpierw jest zmniejszane na Twoim urządzeniu i traci dane o miejscu i aparacie',
    preparing: 'Przygotowywanie zdjęcia…',
    unreadable: 'Nie można odczytać tego zdjęcia. Wybierz plik JPEG lub PNG',
    notKept: 'Nie udało się zapisać zdjęcia na tym urządzeniu. Możesz kontynuować bez niego',
    yours: 'Twoje zdjęcie',
    gone: 'Tego zdjęcia nie ma już na tym urządzeniu',
  },
  ru: {
    add: 'Добавить фото',
    note: 'Сначала оно уменьшается на вашем устройстве и теряет данные о месте и камере',
    preparing: 'Подготовка фото…',
    unreadable: 'Это фото не удаётся прочитать. Выберите JPEG или PNG',
    notKept: 'Не удалось сохранить фото на этом устройстве. Можно продолжить без него',
    yours: 'Ваше фото',
    gone: 'Этого фото больше нет на устройстве',
  },
  ar: {
    add: 'إضافة صورة',
    note: 'تُصغَّر أولاً على جهازك وتُحذف منها بيانات المكان والكاميرا',
    preparing: 'جارٍ تجهيز الصورة…',
    unreadable: 'تعذّرت قراءة هذه الصورة. اختر صورة JPEG أو PNG',
    notKept: 'تعذّر حفظ الصورة على هذا الجهاز. يمكنك المتابعة من دونها',
    yours: 'صورتك',
    gone: 'لم تعد هذه الصورة على هذا الجهاز',
  },
  ja: {
    add: '写真を追加',
    note: 'まず端末内で縮小し、撮影場所やカメラの情報を取り除きます',
    preparing: '写真を準備しています…',
    unreadable: 'この写真は読み込めません。JPEG か PNG を選んでください',
    notKept: '写真をこの端末に保存できませんでした。写真なしでも続けられます',
    yours: 'お客様の写真',
    gone: 'この写真はもう端末にありません',
  },
  ko: {
    add: '사진 추가',
    note: '먼저 기기에서 크기를 줄이고 위치와 카메라 정보를 지웁니다',
    preparing: '사진을 준비하는 중…',
    unreadable: '이 사진을 읽을 수 없습니다. JPEG 또는 PNG를 선택해 주세요',
    notKept: '이 기기에 사진을 저장하지 못했습니다. 사진 없이 계속할 수 있습니다',
    yours: '내 사진',
    gone: '이 사진은 더 이상 기기에 없습니다',
  },
  th: {
    add: 'เพิ่มรูปภาพ',
    note: 'รูปจะถูกย่อในอุปกรณ์ของคุณก่อน และลบข้อมูลสถานที่กับกล้องออก',
    preparing: 'กำลังเตรียมรูปภาพ…',
    unreadable: 'อ่านรูปนี้ไม่ได้ โปรดเลือกไฟล์ JPEG หรือ PNG',
    notKept: 'บันทึกรูปลงในอุปกรณ์นี้ไม่ได้ คุณดำเนินการต่อโดยไม่มีรูปได้',
    yours: 'รูปของคุณ',
    gone: 'รูปนี้ไม่อยู่ในอุปกรณ์นี้แล้ว',
  },
  vi: {
    add: 'Thêm ảnh',
    note: 'Ảnh được thu nhỏ trên thiết bị của bạn trước và bỏ dữ liệu về nơi chụp và máy ảnh',
    preparing: 'Đang chuẩn bị ảnh…',
    unreadable: 'Không đọc được ảnh này. Vui lòng chọn ảnh JPEG hoặc PNG',
    notKept: 'Không lưu được ảnh trên thiết bị này. Bạn có thể tiếp tục mà không cần ảnh',
    yours: 'Ảnh của bạn',
    gone: 'Ảnh này không còn trên thiết bị',
  },
  id: {
    add: 'Tambah foto',
    note: 'Foto dikecilkan dulu di perangkat Anda, dan data lokasi serta kameranya dihapus',
    preparing: 'Menyiapkan foto…',
    unreadable: 'Foto ini tidak bisa dibaca. Silakan pilih JPEG atau PNG',
    notKept: 'Foto tidak bisa disimpan di perangkat ini. Anda bisa lanjut tanpa foto',
    yours: 'Foto Anda',
    gone: 'Foto ini sudah tidak ada di perangkat',
  },
};
