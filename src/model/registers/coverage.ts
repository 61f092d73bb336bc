import * as z from 'zod';
import { identifier, ref, text } from '../fields.ts';
import { defineRegister } from '../register.ts';

const placeSchema = z
  .strictObject({
    document: ref('document', '哪份文件').optional(),
    heading: text('文件里哪一处：小节标题、步骤名、条款名、任务名或检验项目名').optional(),
    role: ref('role').optional(),
    form: ref('form').optional(),
    kpi: ref('kpi').optional(),
    goal: ref('goal').optional(),
    risk: ref('risk').optional(),
    course: ref('course').optional(),
    event: ref('event').optional(),
    standard: ref('standard').optional(),
    department: ref('department').optional(),
    system: ref('system').optional(),
    channel: ref('channel').optional(),
    productLine: ref('product-line').optional(),
    criterion: ref('supplier-criterion').optional(),
    term: ref('term').optional(),
  })
  .superRefine(({ heading, ...targets }, context) => {
    const named = Object.values(targets).filter((id) => id !== undefined);
    if (named.length !== 1) context.addIssue({ code: 'custom', message: '一处只能指一样东西：一份文件，或登记册里的一条' });
    if (heading !== undefined && targets.document === undefined) context.addIssue({ code: 'custom', path: ['heading'], message: '写了小节，没有写是哪份文件' });
  });

const outlineClaimSchema = z.strictObject({
  id: identifier(/^OC-\d{3}$/, 'OC-001', '条目编号'),
  outline: z.int().min(1).meta({ description: '第几份提纲' }),
  section: text('提纲的哪一部分'),
  claim: text('要求手册做到什么'),
  places: z.array(placeSchema).meta({ description: '着落：手册里哪几处做到了' }),
});

export type OutlineClaim = z.infer<typeof outlineClaimSchema>;
export type ClaimPlace = z.infer<typeof placeSchema>;

export const outlineClaims = defineRegister({
  name: 'outline-claims',
  kind: 'claim',
  label: '提纲对照',
  about: '手册依据的提纲逐条对照：每一条由手册的哪一处做到。',
  schema: outlineClaimSchema,
  titleOf: (entry) => entry.claim,
});
