import * as z from 'zod';
import { documentHeaderSchema } from '../../src/model/document-header.ts';
import { defineDocumentType, type TypeProblem } from '../../src/model/document-type.ts';
import { refs, text, texts } from '../../src/model/fields.ts';
import { checkRequirement, requirementFields } from '../../src/model/requirement.ts';

const parameter = z.strictObject({
  name: text('参数名'),
  symbol: text('符号，如 Φ、Ra').optional(),
  condition: text('测量条件：电压、温度、稳定时间、适用的型号').optional(),
  ...requirementFields,
});

const label = z.strictObject({
  item: text('标识内容，如额定电压与功率'),
  place: text('标在哪里：灯体、铭牌、彩盒、说明书'),
  requirement: text('怎么标：写法、字高、牢固程度'),
  standards: refs('standard', '依据的标准与法规'),
});

/** 规格: what a product or material has to be, whichever way it is made and inspected. */
export const specificationSchema = documentHeaderSchema.extend({
  type: z.literal('specification').meta({ description: '文件类型：specification 标准与规格' }),
  subject: text('规格说的是什么：产品或物料，包括哪些型号，不包括什么'),
  products: refs('product-line', '适用的产品线'),
  conditions: texts('没有另外写明时的测量条件').default([]),
  parameters: z.array(parameter).min(1, '至少写一个参数').meta({ description: '参数，按电气、光学、结构、环境的顺序写' }),
  labels: z.array(label).default([]).meta({ description: '标识与说明书' }),
  verification: refs('document', '用哪些检验规范验证'),
});

export type Specification = z.infer<typeof specificationSchema>;

function checkParameters({ parameters }: Specification): readonly TypeProblem[] {
  return parameters.flatMap((item, index) => {
    const path = ['parameters', index];
    const first = parameters.findIndex(({ name, condition }) => name === item.name && condition === item.condition);
    const repeated: readonly TypeProblem[] =
      first < index ? [{ code: 'M105', path: [...path, 'name'], message: `参数「${item.name}」在同样的条件下写了两次。`, hint: '删去一行，或在 condition 里写明两行的条件有什么不同。' }] : [];
    return [...checkRequirement(item, path), ...repeated];
  });
}

export default defineDocumentType({
  name: 'specification',
  prefix: 'SPC',
  label: '标准与规格',
  about: '一种产品或物料必须是什么样：参数、限值、测量条件、标识，凭什么这样定。',
  schema: specificationSchema,
  sections: (data) => [
    { id: 'scope', title: '适用范围与测量条件' },
    { id: 'parameters', title: '参数' },
    ...(data.labels.length > 0 ? [{ id: 'labels', title: '标识与说明书' }] : []),
    ...(data.verification.length > 0 ? [{ id: 'verification', title: '怎么验证' }] : []),
    'body' as const,
  ],
  places: (data) => data.parameters.map(({ name }, index) => ({ title: name, anchor: `parameter-${index + 1}` })),
  check: checkParameters,
});
