/** Why something should be refused, or passed to a person. */
export type NeedsPerson = 'asked' | 'crisis' | 'attack' | 'passed-on';

const ASKED =
  /转人工|人工客服|找(?:个)?人工|真人|叫(?:你们)?(?:经理|主管|客服)|(?:speak|talk|chat) (?:to|with) (?:a |an |the |your )?(?:human|person|someone|somebody|agent|representative|manager|supervisor)|(?:real|actual|live) (?:person|human|agent)|human (?:agent|please)/iu;
const CRISIS =
  /投诉|举报|12315|消协|工商|起诉|律师|曝光|\b(?:lawyer|solicitor|sue|chargeback|trading standards)\b|legal action|report (?:you|this) to|file a complaint/iu;
const ATTACK =
  /忽略.{0,12}(?:规则|指令|提示|设定)|开发者模式|系统提示词|你现在是.{0,8}(?:模式|管理员)|ignore (?:all |any |your |the |my )*(?:previous |prior |above )?(?:rules|instructions)|developer mode|system prompt|^\s*system\s*:/iu;
const PASSED_ON =
  /转接|转给|转交|为您升级|帮您升级|上报|专员(?:会|将|联系)|主管(?:会|将|联系)|\bescalat|transfer(?:ring)? you|pass(?:ing)? (?:this|you|it) (?:on |over )?to|(?:specialist|supervisor|manager) (?:will|to) (?:call|contact|get back)/iu;

/** By the words of the shopper and of the agent who answered; null where an answer was due. */
export function needsPerson(shopperSaid: string, agentSaid: string | null): NeedsPerson | null {
  if (ATTACK.test(shopperSaid)) return 'attack';
  if (ASKED.test(shopperSaid)) return 'asked';
  if (CRISIS.test(shopperSaid)) return 'crisis';
  return agentSaid !== null && PASSED_ON.test(agentSaid) ? 'passed-on' : null;
}
