/** Everything in the manual that has an identity and can be referred to. */
export const entityKinds = [
  'document',
  'chapter',
  'department',
  'role',
  'form',
  'kpi',
  'standard',
  'risk',
  'term',
  'course',
  'event',
  'system',
  'product-line',
  'supplier-criterion',
  'channel',
  'goal',
  'limit',
  'claim',
] as const;

export type EntityKind = (typeof entityKinds)[number];

/** What readers call each kind. */
export const entityLabels: Readonly<Record<EntityKind, string>> = {
  document: '文件',
  chapter: '章',
  department: '部门',
  role: '岗位',
  form: '表单',
  kpi: '指标',
  standard: '标准',
  risk: '风险',
  term: '术语',
  course: '课程',
  event: '日历事项',
  system: '系统',
  'product-line': '产品线',
  'supplier-criterion': '供应商准则',
  channel: '渠道',
  goal: '目标',
  limit: '光品质限值',
  claim: '提纲条目',
};

export interface EntityKey {
  readonly kind: EntityKind;
  readonly id: string;
}

/** What names an entity, without what it is. */
export const keyOf = ({ kind, id }: EntityKey): EntityKey => ({ kind, id });

/** One thing with an identity, as the rest of the manual sees it. */
export interface Entity extends EntityKey {
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Set when it may no longer be relied on, e.g. 作废. */
  readonly retired?: string;
}
