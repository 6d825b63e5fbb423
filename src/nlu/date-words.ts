/**
 * Words for days and times in sixteen languages, as `foldInPlace` leaves them or before: the finder folds them. Short forms
 * that are other words as well (sun, sat, mon) are left out.
 */

/** Words for one day → days from today. */
export const DAYS: Readonly<Record<string, number>> = words(`
-3: 大前天
-2: 前天 前日 前晚 day_before_yesterday the_day_before_yesterday anteayer antes_de_ayer anteontem avant-hier vorgestern l'altro_ieri altroieri przedwczoraj позавчера اول_امس أول_أمس اول_امبارح 一昨日 おととい 그저께 그제 엊그제 เมื่อวานซืน hom_kia kemarin_lusa
-1: 昨天 昨日 昨晚 昨夜 寻日 琴日 yesterday last_night ayer anoche ontem gestern ieri wczoraj вчера امس أمس امبارح مبارح きのう 어제 เมื่อวานนี้ เมื่อวาน hom_qua kemarin
0: 今天 今日 今晚 今早 今儿 本日 today tonight this_morning this_afternoon this_evening hoy esta_noche esta_tarde esta_manana hoje aujourd'hui ce_soir ce_matin cet_apres-midi heute oggi stasera stamattina dzis dzisiaj сегодня اليوم النهاردة الليلة きょう 오늘 วันนี้ คืนนี้ hom_nay toi_nay sang_nay hari_ini
1: 明天 明日 明晚 明早 听日 tomorrow morgen tmrw tmr manana amanha demain domani jutro завтра غدا بكرة بكرا あした 내일 พรุ่งนี้ ngay_mai besok
2: 后天 后日 后晚 day_after_tomorrow the_day_after_tomorrow pasado_manana depois_de_amanha apres-demain ubermorgen dopodomani pojutrze послезавтра بعد_غد بعد_بكرة 明後日 あさって 모레 มะรืนนี้ มะรืน ngay_kia lusa
3: 大后天
`);

/** Yesterday in French, here in German: only where the message has a French word beside it. */
export const FRENCH_HINT =
  /(?<![a-z])(?:je|j'ai|le|les|mon|ma|mes|commande|recu|pas|est|bonjour|depuis|colis|livraison)(?![a-z])/;
/** Tomorrow in German; morning where it follows a greeting or another word for a day. */
export const GERMAN_MORNING = /(?:guten|schonen|heute|gestern|am|jeden) $/;
/** Tomorrow in Spanish; morning after an article. */
export const SPANISH_MORNING = /(?:la|una|cada|de|buena) $/;

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

export const UNITS: Readonly<Record<string, Unit>> = names<Unit>(`
minute: 分钟 分鐘 minute minutes min mins minuto minutos minuten minuti minuta minuty minut минут минуту минуты دقيقة دقايق دقائق 分 분 นาที phut menit
hour: 小时 个小时 个钟 钟头 hour hours hr hrs hora horas heure heures stunde stunden ora ore godzina godziny godzin godzine час часа часов ساعة ساعات 時間 시간 ชั่วโมง tieng jam
day: 天 日 day days dia dias jour jours tag tage tagen giorno giorni dzien dni день дня дней يوم ايام أيام 일 วัน ngay hari
week: 周 星期 个星期 礼拜 个礼拜 week weeks wk semana semanas semaine semaines woche wochen settimana settimane tydzien tygodnie tygodni неделю недели недель اسبوع أسبوع اسابيع 週間 주 주일 สัปดาห์ อาทิตย์ tuan minggu
month: 个月 月 month months mes meses mois monat monate monaten mese mesi miesiac miesiace miesiecy месяц месяца месяцев شهر شهور اشهر ヶ月 か月 カ月 개월 달 เดือน thang bulan
year: 年 year years ano anos an ans annee jahr jahre jahren anno anni rok lata lat год года лет سنة سنين 년 ปี nam tahun
`);

/** Before a number and a unit, or after them: how the moment lies from now. */
export const PAST_BEFORE = 'hace ha faz il_y_a vor قبل من il_y_a_environ';
export const PAST_AFTER = '前 之前 以前 ago back atras fa temu назад 前に 전 전에 ก่อน ที่แล้ว truoc yang_lalu lalu';
export const FUTURE_BEFORE = 'in within en dentro_de em daqui_a dans tra fra za через بعد อีก';
export const FUTURE_AFTER = '后 之后 以后 内 后に from_now 後 후 후에 nua lagi';

/** 1 is Monday, 7 Sunday. */
export const WEEKDAYS: Readonly<Record<string, number>> = words(`
1: 周一 星期一 礼拜一 monday lunes segunda-feira lundi montag lunedi poniedzialek понедельник الاثنين الإثنين 月曜日 月曜 월요일 วันจันทร์ thu_hai thu_2 senin
2: 周二 星期二 礼拜二 tuesday tues tue martes terca-feira mardi dienstag martedi wtorek вторник الثلاثاء 火曜日 火曜 화요일 วันอังคาร thu_ba thu_3 selasa
3: 周三 星期三 礼拜三 wednesday miercoles quarta-feira mercredi mittwoch mercoledi sroda srode среда среду الاربعاء الأربعاء 水曜日 水曜 수요일 วันพุธ thu_tu thu_4 rabu
4: 周四 星期四 礼拜四 thursday thurs thu jueves quinta-feira jeudi donnerstag giovedi czwartek четверг الخميس 木曜日 木曜 목요일 วันพฤหัสบดี วันพฤหัส thu_nam thu_5 kamis
5: 周五 星期五 礼拜五 friday fri viernes sexta-feira vendredi freitag venerdi piatek пятница пятницу الجمعة 金曜日 金曜 금요일 วันศุกร์ thu_sau thu_6 jumat
6: 周六 星期六 礼拜六 saturday sabado samedi samstag sabato sobota sobote суббота субботу السبت 土曜日 土曜 토요일 วันเสาร์ thu_bay thu_7 sabtu
7: 周日 周天 星期日 星期天 礼拜天 礼拜日 sunday domingo dimanche sonntag domenica niedziela niedziele воскресенье الاحد الأحد 日曜日 日曜 일요일 วันอาทิตย์ chu_nhat hari_minggu
`);

/** Beside a weekday or the word for week or month: −1 the one before, 1 the one after, 0 this one. */
export const NEIGHBOURS_BEFORE: Readonly<Record<string, number>> = words(`
-1: 上 上个 last past letzten letzte letzter letztes vergangenen vergangene ostatni ostatnia zeszly zeszla w_zeszlym w_zeszlym прошлый прошлую прошлой прошлом 先 先週の 지난 지난주 지난_주
0: 这 这个 本 this diese diesen dieser este esta ce cette questo questa ten ta этот эту этой في_هذا 今 今週の 이번 이번주 이번_주
1: 下 下个 next nachsten nachste nachster kommenden kommende proximo proxima przyszly przyszla nastepny следующий следующую следующей 来 来週の 다음 다음주 다음_주
`);
export const NEIGHBOURS_AFTER: Readonly<Record<string, number>> = words(`
-1: pasado pasada passado passada dernier derniere scorso scorsa الماضي الماضية اللي_فات ที่แล้ว ก่อน truoc tuan_truoc vua_roi lalu yang_lalu kemarin
1: que_viene que_vem prochain prochaine prossimo prossima القادم القادمة الجاي الجاية หน้า sau toi tuan_sau tuan_toi depan
0: นี้ nay tuan_nay ini
`);

export const MONTHS: Readonly<Record<string, number>> = words(`
1: january jan enero janeiro janvier januar gennaio stycznia января يناير มกราคม ม.ค. januari
2: february feb febrero fevereiro fevrier februar febbraio lutego февраля فبراير กุมภาพันธ์ ก.พ. februari
3: march mar marzo marco mars marz marca марта مارس มีนาคม มี.ค. maret
4: april apr abril avril aprile kwietnia апреля ابريل أبريل เมษายน เม.ย.
5: may mayo maio mai maggio maja мая مايو พฤษภาคม พ.ค. mei
6: june jun junio junho juin juni giugno czerwca июня يونيو มิถุนายน มิ.ย.
7: july jul julio julho juillet juli luglio lipca июля يوليو กรกฎาคม ก.ค.
8: august aug agosto aout sierpnia августа اغسطس أغسطس สิงหาคม ส.ค. agustus
9: september sep sept septiembre setembro septembre settembre wrzesnia сентября سبتمبر กันยายน ก.ย.
10: october oct octubre outubro octobre oktober ottobre pazdziernika октября اكتوبر أكتوبر ตุลาคม ต.ค.
11: november nov noviembre novembro novembre listopada ноября نوفمبر พฤศจิกายน พ.ย.
12: december dec diciembre dezembro decembre dezember dicembre grudnia декабря ديسمبر ธันวาคม ธ.ค. desember
`);

/** Number words up to ten, where people write them. */
export const NUMBERS: Readonly<Record<string, number>> = words(`
1: 一 a an one un una uno um uma une ein eine einem einer jeden один одну หนึ่ง mot satu 한
2: 二 两 俩 two couple_of a_couple_of dos dois duas deux zwei due dwa dwie два две يومين สอง hai dua 두
3: 三 three tres trois drei tre trzy три ثلاث ثلاثة สาม ba tiga 세
4: 四 four cuatro quatro quatre vier quattro cztery четыре اربع اربعة สี่ bon empat 네
5: 五 five cinco cinq funf cinque piec пять خمس خمسة ห้า nam lima 다섯
6: 六 six seis sechs sei szesc шесть ست ستة หก sau enam
7: 七 seven siete sete sept sieben sette siedem семь سبع سبعة เจ็ด bay tujuh
8: 八 eight ocho oito huit acht otto osiem восемь แปด tam delapan
9: 九 nine nueve nove neuf neun dziewiec девять เก้า chin sembilan
10: 十 ten diez dez dix zehn dieci dziesiec десять عشر عشرة สิบ muoi sepuluh
`);

function words(table: string): Record<string, number> {
  return names<string>(table, Number);
}

function names<Value extends string>(table: string): Record<string, Value>;
function names<Value extends string>(table: string, as: (name: string) => number): Record<string, number>;
function names(table: string, as: (name: string) => unknown = (name) => name): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const row of table.trim().split('\n')) {
    const colon = row.indexOf(':');
    for (const word of row
      .slice(colon + 1)
      .trim()
      .split(' '))
      found[word.replaceAll('_', ' ')] = as(row.slice(0, colon));
  }
  return found;
}
