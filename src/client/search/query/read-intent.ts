/** What a query asks for besides its subject. */
export interface Intent {
  /** Types of pages that it names: 抽样课程 wants a course. */
  readonly types: ReadonlySet<string>;
  /** It asks how to do something, or how much, when, who: documents say that, not forms and entries of registers. */
  readonly asksHow: boolean;
}

/**
 * The words by which readers name a type. The head of a Chinese name is its last word: 供应商打分表 is a form, 广告审查员 a role,
 * 订单 and 清单 are neither.
 */
const typeWords: readonly (readonly [type: string, words: RegExp])[] = [
  ['课程', /课程|培训|上岗证|课$/u],
  ['表单', /表单|表格|单据|记录|填(?:什么|哪)|(?:什么|哪[张份个]?)[单表]|(?<![订清名菜账急插下简])单$|表$|台账$|许可证$|委托书$|申请$/u],
  ['风险', /风险|隐患/u],
  ['目标', /目标/u],
  ['指标', /指标/u],
  ['岗位', /岗位|职责|员$|工程师$|经理$|主管$|班长$|设计师$/u],
  ['标准', /标准|国标/u],
  ['部门', /部门/u],
  ['工具', /工具|计算/u],
  ['渠道', /渠道$/u],
  ['系统', /系统$/u],
];

const howWords = /怎么|怎样|如何|多少|多久|多长|谁|哪|能不能|可以|要不要|几[天年个次道]|吗/u;
/** 什么是色温: a definition answers it. */
const meaningWords = /什么是|是什么|什么意思|什么叫/u;

/** The intent of a normalised query. */
export const readIntent = (query: string): Intent => ({
  types: new Set(typeWords.flatMap(([type, words]) => (words.test(query) ? [type] : []))),
  asksHow: howWords.test(query) && !meaningWords.test(query),
});
