import type { TwoLanguages } from './two-languages.ts';

interface ShellWords {
  title: string;
  promise: string;
  skip: string;
  navigation: string;
  build: string;
  learn: string;
  views: Record<
    | 'start'
    | 'questions'
    | 'edit'
    | 'flows'
    | 'try'
    | 'publish'
    | 'improve'
    | 'insight'
    | 'figures'
    | 'lab'
    | 'privacy',
    string
  >;
  undo: string;
  redo: string;
  theme: { auto: string; light: string; dark: string };
  language: string;
  shortcuts: string;
  keys: { view: string; undo: string; redo: string; help: string; close: string };
  loading: string;
  viewFailed: string;
  again: string;
  work: { running: string; cancel: string; dismiss: string; failed: string; cancelled: string; done: string };
  logs: string;
  files: string;
  storageFailed: string;
  elsewhere: { title: string; text: string; taken: string; take: string };
}

/** Words of the frame around the Studio's views. */
export const shellWords = {
  en: {
    title: 'Studio',
    promise: 'Everything here stays in this browser. Nothing is uploaded.',
    skip: 'Skip to the work',
    navigation: 'Parts of the Studio',
    build: 'Build',
    learn: 'Learn',
    views: {
      start: 'Start',
      questions: 'Questions',
      edit: 'Knowledge',
      flows: 'Flows',
      try: 'Try out',
      publish: 'Publish',
      improve: 'Improve',
      insight: 'Insight',
      figures: 'Figures',
      lab: 'Script lab',
      privacy: 'Private counts',
    },
    undo: 'Undo: {step}',
    redo: 'Redo: {step}',
    theme: { auto: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
    language: '中文',
    shortcuts: 'Keyboard shortcuts',
    keys: {
      view: 'Go to a part, in the order of the list',
      undo: 'Undo the last change',
      redo: 'Do it again',
      help: 'Show this list',
      close: 'Close',
    },
    loading: 'Opening…',
    viewFailed: 'This part could not be opened: {why}',
    again: 'Try again',
    work: {
      running: 'Work going on',
      cancel: 'Cancel',
      dismiss: 'Dismiss',
      failed: 'Failed: {why}',
      cancelled: 'Cancelled',
      done: 'Done',
    },
    logs: '{count} conversations',
    files: '{count} files',
    storageFailed: 'This browser refuses to keep anything: what you do here is gone when the page is closed. ({why})',
    elsewhere: {
      title: 'The Studio is open in another tab',
      text: 'Two tabs would overwrite each other’s work. Go on in the other one, or take over here: what was done there is kept.',
      taken: 'It was taken over there. Nothing is kept from this tab any more.',
      take: 'Take over here',
    },
  },
  'zh-Hans': {
    title: '工作室',
    promise: '这里的一切都留在这个浏览器里，不会上传任何内容。',
    skip: '跳到工作区',
    navigation: '工作室的各部分',
    build: '搭建',
    learn: '改进',
    views: {
      start: '开始',
      questions: '问题',
      edit: '知识',
      flows: '流程',
      try: '试用',
      publish: '发布',
      improve: '优化',
      insight: '洞察',
      figures: '指标',
      lab: '话术实验',
      privacy: '隐私计数',
    },
    undo: '撤销：{step}',
    redo: '重做：{step}',
    theme: { auto: '主题：跟随系统', light: '主题：浅色', dark: '主题：深色' },
    language: 'English',
    shortcuts: '键盘快捷键',
    keys: {
      view: '按列表顺序前往某个部分',
      undo: '撤销上一次修改',
      redo: '重做',
      help: '显示此列表',
      close: '关闭',
    },
    loading: '正在打开…',
    viewFailed: '无法打开这个部分：{why}',
    again: '重试',
    work: {
      running: '正在进行的工作',
      cancel: '取消',
      dismiss: '移除',
      failed: '失败：{why}',
      cancelled: '已取消',
      done: '已完成',
    },
    logs: '{count} 个会话',
    files: '{count} 个文件',
    storageFailed: '这个浏览器不允许保存数据：关闭页面后，你在这里所做的一切都会丢失。（{why}）',
    elsewhere: {
      title: '工作室已在另一个标签页中打开',
      text: '两个标签页会互相覆盖对方的工作。请在那边继续，或在这里接管：那边做过的都会保留。',
      taken: '已由那边接管，此标签页不再保存任何内容。',
      take: '在这里接管',
    },
  },
} satisfies TwoLanguages<ShellWords>;
