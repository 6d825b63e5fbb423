import type { TwoLanguages } from './two-languages.ts';

interface TryWords {
  title: string;
  lead: string;
  tabs: Record<'proof' | 'customers' | 'regression', string>;
  noDraft: { title: string; text: string; go: string };
  tier: { label: string; nano: string; encoder: string };
  withLive: string;
  seed: string;
  failed: string;
  draft: string;
  live: string;
  proof: {
    empty: { title: string; text: string; go: string };
    ready: string;
    sample: string;
    all: string;
    newest: string;
    run: string;
    job: string;
    caption: string;
    measure: string;
    count: string;
    share: string;
    interval: string;
    change: string;
    noChange: string;
    none: string;
    measures: Record<
      'containment' | 'agreement' | 'figures' | 'recognition' | 'coherence' | 'consistency' | 'refusal' | 'overRefusal',
      { name: string; means: string }
    >;
    kinds: Record<'order-number' | 'sku' | 'product' | 'term', string>;
    times: string;
    own: string;
    agents: string;
    played: string;
    words: string;
    wordsLead: string;
    addTerm: string;
    seconds: string;
    milliseconds: string;
    gained: string;
    exports: { label: string; json: string; csv: string; html: string; print: string };
  };
  failures: {
    title: string;
    lead: string;
    all: string;
    none: string;
    faults: Record<
      | 'broken'
      | 'not-refused'
      | 'contradiction'
      | 'disagrees'
      | 'over-refused'
      | 'lost-subject'
      | 'unrecognised'
      | 'uncontained',
      string
    >;
    particulars: Record<'handoff' | 'fallback' | 'anger' | 'asked' | 'crisis' | 'attack' | 'passed-on', string>;
    said: string;
    read: string;
    answered: string;
    agent: string;
    nothing: string;
    unread: string;
    fix: string;
    asExample: string;
    asQuestion: string;
    newEntry: string;
    openEntry: string;
    term: string;
    rules: string;
    keep: string;
    again: string;
    more: string;
    intent: string;
    stepExample: string;
    stepQuestion: string;
    stepKeep: string;
    done: string;
    already: string;
    kept: string;
    jobAgain: string;
    jobKeep: string;
    replayed: string;
  };
  customers: {
    lead: string;
    empty: { title: string; text: string };
    count: string;
    languages: string;
    both: string;
    who: string;
    characters: Record<string, string>;
    run: string;
    job: string;
    caption: string;
    character: string;
    conversations: string;
    resolution: string;
    firstContact: string;
    handoff: string;
    turns: string;
    broken: string;
    everyone: string;
    worst: string;
    noWorst: string;
    goal: string;
    reached: string;
    notReached: string;
    faults: Record<'deadEnd' | 'loop' | 'repeated' | 'wrongLanguage' | 'failedRequest' | 'unread', string>;
    shopper: string;
    assistant: string;
    keep: string;
    note: string;
  };
  regression: {
    lead: string;
    empty: { title: string; text: string; go: string };
    run: string;
    job: string;
    caption: string;
    id: string;
    turns: string;
    file: string;
    remove: string;
    stepRemove: string;
    faults: string;
    passed: string;
    blocked: string;
    noLive: string;
    falls: string;
    mended: string;
    open: string;
    before: string;
    after: string;
    wanted: string;
    command: string;
  };
  gate: {
    name: string;
    empty: string;
    removed: string;
    changed: string;
    fall: string;
    more: string;
    sum: string;
    first: string;
    open: string;
  };
}

/** Words of the view in which a pack is tried before it is trusted. */
export const tryWords = {
  en: {
    title: 'Try before trusting',
    lead: 'The assistant with your changes talks to your own shoppers of the past, to difficult made-up ones, and to the cases that must stay right. All of it runs in this browser.',
    tabs: { proof: 'Your own logs', customers: 'Difficult customers', regression: 'Must stay right' },
    noDraft: {
      title: 'There is no knowledge to try yet',
      text: 'Open the sources of your shop, or begin new ones. Then come back: what you try here is what you are working on, not what is live.',
      go: 'Open sources',
    },
    tier: { label: 'Read by', nano: 'Small model (at once)', encoder: 'Large model (slower, 10 MB)' },
    withLive: 'Compare with what is live',
    seed: 'Seed',
    failed: 'It could not be run: {why}',
    draft: 'Your draft',
    live: 'Live',
    proof: {
      empty: {
        title: 'No conversations yet',
        text: 'Import a chat log of your shop. Every question in it is asked again here, and each answer is held against what your agent said.',
        go: 'Import a log',
      },
      ready: '{count} conversations are imported.',
      sample: 'How many',
      all: 'All of them',
      newest: 'The newest {count}',
      run: 'Ask them all again',
      job: 'Trying on your logs',
      caption: 'Measured on {conversations} conversations with {messages} messages. Ranges: 95 % (Wilson).',
      measure: 'Measure',
      count: 'Count',
      share: 'Share',
      interval: 'Range',
      change: 'Against live',
      noChange: 'not comparable',
      none: 'nothing to count',
      measures: {
        containment: {
          name: 'Carried to the end',
          means:
            'Conversations with no handoff, no fallback answer and no anger in the last message: they would have needed no person.',
        },
        agreement: {
          name: 'Same topic as the agent',
          means:
            'A proxy: the agent’s words are searched in your knowledge, and the topic found is compared with that of the answer. It says nothing of the wording.',
        },
        figures: {
          name: 'Same figures as the agent',
          means:
            'Of the answers on the same topic in which both name a number of the same unit: those whose numbers agree.',
        },
        recognition: {
          name: 'Names recognised',
          means:
            'Products, item numbers, order numbers and shop terms in the shoppers’ words that the reading finds. Numbers that the import masked are not counted.',
        },
        coherence: {
          name: 'Subject kept',
          means:
            'Of the messages that point back (“and that one?”): those answered on the subject before, or on the agent’s.',
        },
        consistency: {
          name: 'Free of contradiction',
          means: 'Conversations in which no two answers to the same question name different numbers.',
        },
        refusal: {
          name: 'Rightly passed on',
          means:
            'Requests for a person, complaints, what the agent passed on, and attacks: passed on or offered a person, and nothing done for an attack.',
        },
        overRefusal: {
          name: 'Wrongly refused',
          means: 'Of what agents answered themselves: what the assistant gave no answer to. Less is better.',
        },
      },
      kinds: { 'order-number': 'Order numbers', sku: 'Item numbers', product: 'Products', term: 'Shop terms' },
      times: 'Time to answer',
      own: 'Assistant, here: half within {half}, 95 % within {most}',
      agents: 'Your agents, to their first word: half within {half}, 95 % within {most}',
      played: 'Messages after a handoff are not counted: they are the person’s.',
      words: 'Words that your knowledge does not have',
      wordsLead:
        'Said in several conversations, and nowhere in an entry. Some are synonyms, some are things you could tell of.',
      addTerm: 'Add to the lexicon: {word}',
      seconds: '{value} s',
      milliseconds: '{value} ms',
      gained: 'Against live: {gained} more conversations carried to the end, {lost} fewer.',
      exports: { label: 'Save the report', json: 'JSON', csv: 'Failures as CSV', html: 'Page', print: 'Print' },
    },
    failures: {
      title: 'What did not go well',
      lead: 'Each is one step from its fix. After it, try just that conversation again.',
      all: 'All',
      none: 'Nothing of this kind went wrong.',
      faults: {
        broken: 'Broke down',
        'not-refused': 'Not passed on',
        contradiction: 'Other figures',
        disagrees: 'Other topic than the agent',
        'over-refused': 'Not answered',
        'lost-subject': 'Lost the subject',
        unrecognised: 'Name not recognised',
        uncontained: 'Ended with a person',
      },
      particulars: {
        handoff: 'a person was called',
        fallback: 'nothing fitting was found',
        anger: 'the shopper was angry at the end',
        asked: 'a person was asked for',
        crisis: 'a complaint',
        attack: 'an attack',
        'passed-on': 'the agent passed it on',
      },
      said: 'Shopper',
      read: 'Read as',
      answered: 'Assistant',
      agent: 'Your agent',
      nothing: 'nothing',
      unread: 'not read',
      fix: 'Fix',
      asExample: 'Teach as an example of',
      asQuestion: 'Add as a question to “{title}”',
      newEntry: 'Write a new entry',
      openEntry: 'Open “{title}”',
      term: 'Open the lexicon',
      rules: 'Open the rules',
      keep: 'This must stay right',
      again: 'Try again',
      more: 'Show {count} more',
      intent: 'Intent',
      stepExample: 'Example of {intent}: {text}',
      stepQuestion: 'Question to {id}: {text}',
      stepKeep: 'Must stay right: {id}',
      done: 'Done. Now try it again.',
      already: 'It stands there already, or this entry has no words in that language.',
      kept: 'Kept as a case that must stay right.',
      jobAgain: 'Trying one conversation again',
      jobKeep: 'Keeping a conversation',
      replayed: 'Tried again: {count} things left in this conversation.',
    },
    customers: {
      lead: 'Made-up shoppers with a wish, an order of your goods and a temper. They come from a seed: the same seed gives the same ones, so that two versions can be compared.',
      empty: {
        title: 'Nobody has come in yet',
        text: 'Choose who shall come. A judge notes dead ends, loops, repeated sentences, answers in the wrong language and requests that failed.',
      },
      count: 'How many',
      languages: 'Language',
      both: 'Both',
      who: 'Who comes',
      characters: {
        plain: 'Plain',
        terse: 'Of few words',
        mistyping: 'Mistypes',
        jumping: 'Jumps between topics',
        correcting: 'Takes things back',
        silent: 'Falls silent',
        'code-switching': 'Mixes languages',
        rude: 'Swears',
        spamming: 'Repeats and spams',
        injecting: 'Attacks the rules',
        impatient: 'Waits for nothing',
      },
      run: 'Let them in',
      job: 'Difficult customers',
      caption: '{count} made-up customers, seed {seed}',
      character: 'Character',
      conversations: 'Conversations',
      resolution: 'Got what they wanted',
      firstContact: 'Without a person',
      handoff: 'Person called',
      turns: 'Turns',
      broken: 'With a fault',
      everyone: 'All',
      worst: 'What went worst',
      noWorst: 'Nothing went wrong.',
      goal: 'Wish',
      reached: 'reached: {how}',
      notReached: 'not reached',
      faults: {
        deadEnd: 'Dead end',
        loop: 'Loop',
        repeated: 'Repeated itself',
        wrongLanguage: 'Wrong language',
        failedRequest: 'Request failed',
        unread: 'Wish not read',
      },
      shopper: 'Shopper',
      assistant: 'Assistant',
      keep: 'Keep as a case that must stay right',
      note: 'They know what they are being asked, which real shoppers may not, and the titles of your entries are among their questions: take the shares as an upper bound. The shop behind them decides by plain rules of its own.',
    },
    regression: {
      lead: 'Conversations with what each turn must lead to: reason, entry, flow, person. They are plain files in your sources (regression/*.jsonl) and run before each publication, which a fall blocks.',
      empty: {
        title: 'Nothing is kept yet',
        text: 'Press “This must stay right” beside a conversation of your logs, or of a difficult customer. What it leads to now is kept as what it must lead to.',
        go: 'To your logs',
      },
      run: 'Run the set',
      job: 'What must stay right',
      caption: '{count} cases',
      id: 'Case',
      turns: 'Turns',
      file: 'File',
      remove: 'Take out {id}',
      stepRemove: 'No longer kept: {id}',
      faults: 'Lines that cannot be read',
      passed: '{count} of {of} hold.',
      blocked: 'Something that held does not hold any more: publishing is blocked.',
      noLive: 'Nothing is live to compare with: what fails is told, and blocks nothing.',
      falls: 'Fallen',
      mended: 'Hold now that did not before: {ids}',
      open: 'Do not hold, with what is live neither',
      before: 'Live says',
      after: 'Your draft says',
      wanted: 'Wanted {wanted}, got {got}',
      command: 'The same outside the browser:',
    },
    gate: {
      name: 'What must stay right',
      empty: 'No case is kept yet: nothing can fall.',
      removed: 'Taken out of the set since the last publication ({count}): {ids}',
      changed: 'Changed since the last publication, and run in both forms ({count}): {ids}',
      fall: '{id}: “{said}” was answered “{was}”, and is now “{is}”',
      more: 'and {count} more',
      sum: '{after} of {of} cases hold; with what is live it was {before}.',
      first: '{after} of {of} cases hold. Nothing is live to compare with.',
      open: '{count} cases did not hold before either: {ids}',
    },
  },
  'zh-Hans': {
    title: '先试用，再信任',
    lead: '用您改过的助手，和过去的真实顾客、模拟的难缠顾客、以及必须保持正确的案例对话。全部在本浏览器内运行。',
    tabs: { proof: '自己的聊天记录', customers: '难缠的顾客', regression: '必须保持正确' },
    noDraft: {
      title: '还没有可试的知识',
      text: '请先打开店铺的源文件，或新建一份。这里试用的是您正在编辑的内容，不是已上线的内容。',
      go: '打开源文件',
    },
    tier: { label: '由谁理解', nano: '小模型（立即可用）', encoder: '大模型（较慢，10 MB）' },
    withLive: '与已上线版本对比',
    seed: '随机种子',
    failed: '无法运行：{why}',
    draft: '草稿',
    live: '已上线',
    proof: {
      empty: {
        title: '还没有对话记录',
        text: '请导入店铺的聊天记录。其中每个问题都会在这里重新问一遍，并与客服当时的回答对照。',
        go: '导入记录',
      },
      ready: '已导入 {count} 段对话。',
      sample: '数量',
      all: '全部',
      newest: '最近 {count} 段',
      run: '全部重问一遍',
      job: '用聊天记录试用',
      caption: '基于 {conversations} 段对话、{messages} 条消息。区间为 95%（Wilson）。',
      measure: '指标',
      count: '计数',
      share: '比例',
      interval: '区间',
      change: '相对已上线',
      noChange: '无法比较',
      none: '没有可计数的内容',
      measures: {
        containment: {
          name: '独立完成',
          means: '没有转人工、没有兜底回答、最后一条消息不愤怒的对话：本来不需要人工。',
        },
        agreement: {
          name: '与客服话题一致',
          means: '近似指标：在您的知识中检索客服的话，把找到的话题与助手回答的话题比较。不评价措辞。',
        },
        figures: { name: '与客服数字一致', means: '话题一致、且双方都给出同一单位数字的回答中，数字相同的比例。' },
        recognition: {
          name: '名称识别',
          means: '顾客话里的商品、货号、订单号和店铺用语被识别出来的比例。导入时已遮盖的号码不计入。',
        },
        coherence: {
          name: '话题延续',
          means: '指代前文的消息（“那这个呢？”）中，回答仍在原话题或客服所答话题上的比例。',
        },
        consistency: { name: '前后不矛盾', means: '同一问题的回答没有给出不同数字的对话。' },
        refusal: {
          name: '该转人工的转了',
          means: '要求人工、投诉、客服当时转交的问题以及攻击：已转交或提供人工，且没有为攻击办理任何事。',
        },
        overRefusal: { name: '不该拒的拒了', means: '客服自己回答了、而助手没有给出回答的比例。越低越好。' },
      },
      kinds: { 'order-number': '订单号', sku: '货号', product: '商品', term: '店铺用语' },
      times: '回答用时',
      own: '助手（本机）：一半在 {half} 内，95% 在 {most} 内',
      agents: '您的客服首次回复：一半在 {half} 内，95% 在 {most} 内',
      played: '转人工之后的消息不计入：那是人工的工作。',
      words: '知识里没有的词',
      wordsLead: '在多段对话中出现，但任何条目里都没有。有些是同义词，有些是您可以补充的内容。',
      addTerm: '加入词典：{word}',
      seconds: '{value} 秒',
      milliseconds: '{value} 毫秒',
      gained: '相对已上线：多独立完成 {gained} 段，少 {lost} 段。',
      exports: { label: '保存报告', json: 'JSON', csv: '失败清单 CSV', html: '网页', print: '打印' },
    },
    failures: {
      title: '哪些没有做好',
      lead: '每一条离修正只差一步。改完后，可以只重试那一段对话。',
      all: '全部',
      none: '这一类没有问题。',
      faults: {
        broken: '程序中断',
        'not-refused': '该转没转',
        contradiction: '数字不一致',
        disagrees: '与客服话题不同',
        'over-refused': '没有回答',
        'lost-subject': '丢了话题',
        unrecognised: '名称未识别',
        uncontained: '最终需要人工',
      },
      particulars: {
        handoff: '转了人工',
        fallback: '没有找到合适的内容',
        anger: '顾客最后很生气',
        asked: '顾客要求人工',
        crisis: '投诉',
        attack: '攻击',
        'passed-on': '客服当时转交了',
      },
      said: '顾客',
      read: '理解为',
      answered: '助手',
      agent: '您的客服',
      nothing: '没有',
      unread: '未理解',
      fix: '修正',
      asExample: '作为例句教给意图',
      asQuestion: '作为问法加入“{title}”',
      newEntry: '新写一条',
      openEntry: '打开“{title}”',
      term: '打开词典',
      rules: '打开规则',
      keep: '必须保持正确',
      again: '重试',
      more: '再显示 {count} 条',
      intent: '意图',
      stepExample: '{intent} 的例句：{text}',
      stepQuestion: '{id} 的问法：{text}',
      stepKeep: '必须保持正确：{id}',
      done: '已完成，请重试这段对话。',
      already: '已经有了，或该条目没有这种语言的内容。',
      kept: '已保存为必须保持正确的案例。',
      jobAgain: '重试一段对话',
      jobKeep: '保存一段对话',
      replayed: '已重试：这段对话还剩 {count} 个问题。',
    },
    customers: {
      lead: '模拟的顾客有诉求、有买过您商品的订单、也有脾气。他们由随机种子产生：同一种子总是同一批人，因此两个版本可以比较。',
      empty: {
        title: '还没有人进店',
        text: '选择让谁进来。裁判会记录死胡同、循环、重复的句子、语言错误的回答和失败的请求。',
      },
      count: '人数',
      languages: '语言',
      both: '两种都有',
      who: '谁会来',
      characters: {
        plain: '普通',
        terse: '惜字如金',
        mistyping: '打错字',
        jumping: '跳话题',
        correcting: '改口',
        silent: '忽然沉默',
        'code-switching': '中英混说',
        rude: '骂人',
        spamming: '重复刷屏',
        injecting: '攻击规则',
        impatient: '毫无耐心',
      },
      run: '让他们进来',
      job: '难缠的顾客',
      caption: '{count} 位模拟顾客，种子 {seed}',
      character: '性格',
      conversations: '对话',
      resolution: '如愿',
      firstContact: '无需人工',
      handoff: '转人工',
      turns: '轮数',
      broken: '有问题',
      everyone: '全部',
      worst: '最糟的对话',
      noWorst: '没有出现问题。',
      goal: '诉求',
      reached: '达成：{how}',
      notReached: '未达成',
      faults: {
        deadEnd: '死胡同',
        loop: '循环',
        repeated: '重复',
        wrongLanguage: '语言错误',
        failedRequest: '请求失败',
        unread: '诉求未理解',
      },
      shopper: '顾客',
      assistant: '助手',
      keep: '保存为必须保持正确的案例',
      note: '他们清楚自己被问了什么，真实顾客未必；他们的问题里也有您条目的标题。请把这些比例看作上限。背后的店铺按它自己的简单规则做决定。',
    },
    regression: {
      lead: '一段段对话，以及每一轮必须导致的结果：原因、条目、流程、是否人工。它们是源文件里的普通文件（regression/*.jsonl），每次发布前运行，有退步就不能发布。',
      empty: {
        title: '还没有保存案例',
        text: '在聊天记录或难缠顾客的对话旁点“必须保持正确”。它现在的结果会保存为今后必须的结果。',
        go: '去聊天记录',
      },
      run: '运行案例',
      job: '必须保持正确',
      caption: '{count} 个案例',
      id: '案例',
      turns: '轮数',
      file: '文件',
      remove: '移除 {id}',
      stepRemove: '不再保留：{id}',
      faults: '无法读取的行',
      passed: '{of} 个中有 {count} 个成立。',
      blocked: '原来成立的不再成立：不能发布。',
      noLive: '没有已上线的版本可比较：失败会列出，但不阻止发布。',
      falls: '退步',
      mended: '原来不成立、现在成立：{ids}',
      open: '不成立，已上线版本也不成立',
      before: '已上线的回答',
      after: '草稿的回答',
      wanted: '应为 {wanted}，实为 {got}',
      command: '在浏览器之外运行同样的案例：',
    },
    gate: {
      name: '必须保持正确',
      empty: '还没有保存案例，不会有退步。',
      removed: '上次发布之后被删除的案例（{count} 个）：{ids}',
      changed: '上次发布之后被修改的案例，新旧两种写法都已运行（{count} 个）：{ids}',
      fall: '{id}：“{said}”原来的回答是“{was}”，现在是“{is}”',
      more: '还有 {count} 个',
      sum: '{of} 个案例中 {after} 个成立；已上线版本为 {before} 个。',
      first: '{of} 个案例中 {after} 个成立。没有已上线的版本可比较。',
      open: '{count} 个案例原来也不成立：{ids}',
    },
  },
} satisfies TwoLanguages<TryWords>;

export type { TryWords };
