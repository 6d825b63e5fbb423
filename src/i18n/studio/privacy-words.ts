import type { TwoLanguages } from './two-languages.ts';

interface PrivacyWords {
  title: string;
  lead: string;
  how: { title: string; points: readonly string[] };
  settings: {
    title: string;
    enabled: string;
    enabledHelp: string;
    epsilon: string;
    epsilonHelp: string;
    weeks: string;
    weeksHelp: string;
    entries: string;
    entriesHelp: string;
    save: string;
    saved: string;
    step: string;
    cost: string;
    noDraft: string;
    open: string;
  };
  file: {
    title: string;
    text: string;
    choose: string;
    sample: string;
    sampleJob: string;
    job: string;
    read: string;
    failed: string;
    line: string;
    others: string;
    broken: string;
    clear: string;
    none: string;
  };
  figures: {
    week: string;
    family: string;
    devices: string;
    reports: string;
    real: string;
    caption: string;
    axis: string;
    noise: string;
    tooFew: string;
    tooFewBefore: string;
    head: readonly [string, string, string, string, string];
    yes: string;
    no: string;
    funnel: string;
    funnelText: string;
    change: string;
    changeNone: string;
    changeText: string;
    changeHead: readonly [string, string, string, string];
    onlyOne: string;
    unknown: string;
    about: string;
    whole: string;
  };
  calculator: {
    title: string;
    text: string;
    devices: string;
    wanted: string;
    result: string;
    needed: string;
    caption: string;
    devicesAxis: string;
    widthAxis: string;
  };
  families: Record<'asked' | 'after' | 'mood' | 'entry' | 'trial', string>;
  groups: Record<string, string>;
  hows: Record<string, string>;
}

export const privacyWords: TwoLanguages<PrivacyWords> = {
  en: {
    title: 'Private counts',
    lead: 'What shoppers’ devices tell without a word of what was said: noisy counts, added up here. Nothing of it leaves this browser.',
    how: {
      title: 'How it works, and what it cannot do',
      points: [
        'A device counts nothing until both you and the shopper agree. Both are off at first; the shopper is asked once, and can take it back at any time.',
        'Once a week at most it sends bits of which each is turned by chance. From one device nobody can tell what is true: any two shoppers would send the same bits with chances that differ by a factor of e^ε at most.',
        'The bits ride on a request that goes to your backend anyway, such as an order look-up. Your backend could see who sent them. That is why the noise is added on the device, and why the backend must keep them without anything of that request.',
        'Over many devices the noise evens out. What is left of it are the error bars: 95 of 100 such intervals hold the truth.',
        'They are figures of the devices that took part: those that agreed and had a reason to call your backend. Visitors who never do are not in them.',
        'Weeks add up: twelve weeks at ε = 2 cost up to 24 in all. A device that has sent as many weeks as you allow is silent for good.',
        'More than two different things of one kind in one device’s week count in part, so that estimates of very busy devices are a little low.',
      ],
    },
    settings: {
      title: 'What devices may send',
      enabled: 'Ask shoppers for noisy counts',
      enabledHelp: 'Without this nobody is asked and nothing is sent.',
      epsilon: 'Epsilon of one week',
      epsilonHelp:
        'From 0.1 to 4. Less is more private and less exact. Another epsilon is another dictionary: its counts are not added to the old ones.',
      weeks: 'Weeks in the life of a device',
      weeksHelp: 'From 1 to 52; then a device is silent.',
      entries: 'Entries counted one by one',
      entriesHelp: 'Ids of answers, one a line, at most 40. The kinds of questions are counted in any case.',
      save: 'Put into the rules',
      saved: 'The rules have it. It holds once they are published.',
      step: 'Private counts',
      cost: 'One device gives up ε = {all} in all; a whole year would be {year}.',
      noDraft: 'Open the sources of your shop to change this.',
      open: 'Open sources',
    },
    file: {
      title: 'Reports',
      text: 'Drop the file that your backend gives (GET /desk/v1/insight-reports, JSON Lines), or choose it.',
      choose: 'Choose a file',
      sample: 'Try it with 20,000 invented devices',
      sampleJob: 'Inventing devices',
      job: 'Reading reports',
      read: '{count} reports read.',
      failed: '{count} lines are no reports.',
      line: 'Line {line}, {path}: {message}',
      others:
        '{count} reports are of another dictionary (other rules): they are in no figure. Open the sources as they were then to see them.',
      broken: '{count} reports have the wrong number of bits.',
      clear: 'Forget all counts',
      none: 'No counts yet',
    },
    figures: {
      week: 'Week',
      family: 'What was counted',
      devices: 'Devices that took part',
      reports: 'of them reported on this',
      real: 'cells can be told from noise',
      caption: 'Devices with each of them, with 95 % intervals',
      axis: 'Devices',
      noise: 'Grey: cannot be told from noise. They may be nothing at all.',
      tooFew: 'Too few reports: {reports} where {least} are the least of which anything can be said.',
      tooFewBefore: 'Too few reports of the week before: {reports} where {least} are the least that can be compared.',
      head: ['Cell', 'Estimate', 'From', 'To', 'Told from noise'],
      yes: 'yes',
      no: 'no',
      funnel: 'What came after answers',
      funnelText: 'Shares with their 95 % intervals; a dash where the whole cannot be told from noise.',
      change: 'Since the week before',
      changeNone: 'No change that chance alone would not make.',
      changeText: 'Shares of the devices that took part; p-values corrected for looking at all cells at once (Holm).',
      changeHead: ['Cell', 'Before', 'Now', 'p'],
      onlyOne: 'There is no week before it with the same dictionary.',
      unknown: '–',
      about: 'About',
      whole: 'Devices',
    },
    calculator: {
      title: 'How many devices does it take?',
      text: 'Half of the 95 % interval of a cell that few have, as a share of the devices that take part.',
      devices: 'Devices a week',
      wanted: 'Wanted, plus or minus (%)',
      result: 'With {devices} devices: ± {width} of the devices, ± {count} devices.',
      needed: 'For ± {wanted}: {devices} devices.',
      caption: 'Half-width by devices a week',
      devicesAxis: 'Devices a week',
      widthAxis: '± % of devices',
    },
    families: {
      asked: 'Questions by how surely they were read',
      after: 'What came after the answer',
      mood: 'Mood of questions',
      entry: 'Entries you watch',
      trial: 'Wordings on trial',
    },
    groups: {
      order: 'Orders',
      returns: 'Returns',
      shipping: 'Delivery',
      customs: 'Customs',
      payment: 'Payment',
      promotion: 'Offers',
      product: 'Products',
      account: 'Account',
      service: 'Service',
      other: 'Other',
    },
    hows: {
      answer: 'read surely',
      clarify: 'asked back',
      preset: 'not understood',
      person: 'person called',
      bought: 'put into the basket',
      silent: 'silent for 30 s',
      'went-on': 'went on talking',
      neutral: 'neutral',
      angry: 'angry',
      anxious: 'anxious',
      satisfied: 'satisfied',
    },
  },
  'zh-Hans': {
    title: '隐私计数',
    lead: '顾客的设备不说一个字也能告诉您的东西：加了噪声的计数，在这里汇总。所有内容都不离开这个浏览器。',
    how: {
      title: '它怎么工作，又做不到什么',
      points: [
        '您和顾客都同意之前，设备什么也不统计。两边默认都关着；顾客只被问一次，随时可以收回。',
        '设备每周最多发一次，每一位都可能被随机翻转。单看一台设备，谁也说不准真相：任何两位顾客发出同样位串的概率，最多相差 e^ε 倍。',
        '这些位随着本来就要发到您后台的请求走，例如查订单。后台看得到是谁发的，所以噪声在设备上就加好；后台保存时也不得留下那次请求的任何信息。',
        '设备多了，噪声会相互抵消，剩下的就是误差线：100 个这样的区间里有 95 个包含真值。',
        '数字只代表参与的设备：同意了，并且有事联系过后台的。从不联系后台的访客不在其中。',
        '各周会累加：ε = 2 发十二周，一共最多 24。发满您允许的周数后，设备从此不再发送。',
        '一台设备一周内同类的不同事情超过两件时，只按比例计入，所以特别活跃的设备会略被低估。',
      ],
    },
    settings: {
      title: '设备可以发送什么',
      enabled: '向顾客征求加噪声的计数',
      enabledHelp: '不打开，就谁也不问、什么也不发。',
      epsilon: '每周的 ε',
      epsilonHelp: '0.1 到 4。越小越保密，也越不精确。换了 ε 就是另一套字典，新旧计数不会相加。',
      weeks: '一台设备一生最多的周数',
      weeksHelp: '1 到 52；之后设备不再发送。',
      entries: '逐条统计的条目',
      entriesHelp: '答案的编号，每行一个，最多 40 个。问题的类别总会统计。',
      save: '写入规则',
      saved: '已写入规则，发布后生效。',
      step: '隐私计数',
      cost: '一台设备一共付出 ε = {all}；整整一年会是 {year}。',
      noDraft: '打开店铺的源文件才能修改。',
      open: '打开源文件',
    },
    file: {
      title: '报告',
      text: '拖入后台给出的文件（GET /desk/v1/insight-reports，JSON Lines），或选择文件。',
      choose: '选择文件',
      sample: '用 20,000 台虚构的设备试一试',
      sampleJob: '正在虚构设备',
      job: '正在读取报告',
      read: '读取了 {count} 份报告。',
      failed: '{count} 行不是报告。',
      line: '第 {line} 行，{path}：{message}',
      others: '{count} 份报告属于另一套字典（规则不同），不计入任何数字。打开当时的源文件才能看到。',
      broken: '{count} 份报告的位数不对。',
      clear: '清除全部计数',
      none: '还没有计数',
    },
    figures: {
      week: '周',
      family: '统计的内容',
      devices: '参与的设备',
      reports: '其中报告这一类的',
      real: '个格子能与噪声区分',
      caption: '各格子的设备数，附 95 % 区间',
      axis: '设备数',
      noise: '灰色：与噪声分不开，可能根本没有。',
      tooFew: '报告太少：只有 {reports} 份，至少 {least} 份才能得出结论。',
      tooFewBefore: '前一周的报告太少：只有 {reports} 份，至少 {least} 份才能比较。',
      head: ['格子', '估计', '从', '到', '能与噪声区分'],
      yes: '是',
      no: '否',
      funnel: '回答之后发生了什么',
      funnelText: '占比及其 95 % 区间；总数与噪声分不开时显示短横。',
      change: '与前一周相比',
      changeNone: '没有超出偶然的变化。',
      changeText: '占参与设备的比例；p 值已按同时看所有格子校正（Holm）。',
      changeHead: ['格子', '之前', '现在', 'p'],
      onlyOne: '之前没有同一字典的周。',
      unknown: '–',
      about: '关于',
      whole: '设备数',
    },
    calculator: {
      title: '需要多少台设备？',
      text: '少见的格子其 95 % 区间的一半，占参与设备的比例。',
      devices: '每周设备数',
      wanted: '希望的误差，正负（%）',
      result: '{devices} 台设备：± {width}，即 ± {count} 台。',
      needed: '要达到 ± {wanted}：{devices} 台设备。',
      caption: '半宽随每周设备数的变化',
      devicesAxis: '每周设备数',
      widthAxis: '± 占设备的 %',
    },
    families: {
      asked: '问题，按读得有多准',
      after: '回答之后发生了什么',
      mood: '提问时的情绪',
      entry: '您关注的条目',
      trial: '试用中的话术',
    },
    groups: {
      order: '订单',
      returns: '退换',
      shipping: '配送',
      customs: '关税',
      payment: '支付',
      promotion: '优惠',
      product: '商品',
      account: '账户',
      service: '服务',
      other: '其他',
    },
    hows: {
      answer: '读得准',
      clarify: '反问',
      preset: '没听懂',
      person: '转人工',
      bought: '加入购物车',
      silent: '沉默 30 秒',
      'went-on': '继续聊',
      neutral: '平静',
      angry: '生气',
      anxious: '着急',
      satisfied: '满意',
    },
  },
};
