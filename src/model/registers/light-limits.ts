import * as z from 'zod';
import { lightQuantities } from '../../domain/lighting/light-quality.ts';
import { slug, text } from '../fields.ts';
import { defineRegister } from '../register.ts';
import { requirementFields } from '../requirement.ts';

const band = z.strictObject({
  upToHz: z.number().positive('频率应大于 0').meta({ description: '到多少赫兹为止（含）' }),
  percent: z.number().nonnegative().optional().meta({ description: '这一段的限值，%' }),
  percentPerHz: z.number().nonnegative().optional().meta({ description: '随频率变的限值，每赫兹百分之几' }),
});

const lightLimitSchema = z.strictObject({
  id: slug('限值编号，小写英文', 'svm-eu'),
  quantity: z.enum(lightQuantities).meta({ description: '测的是什么' }),
  use: text('用在哪里：哪类产品、哪个市场、哪份合同'),
  nominal: requirementFields.nominal,
  min: requirementFields.min,
  max: requirementFields.max,
  bands: z.array(band).min(1, '至少写一段').optional().meta({ description: '随频率变的限值，按频率从低到高写；最后一段以上不限' }),
  unit: requirementFields.unit,
  condition: text('测量条件：额定电压、满载、稳定时间').optional(),
  basis: requirementFields.basis,
});

export type LightLimitEntry = z.infer<typeof lightLimitSchema>;

export const lightLimits = defineRegister({
  name: 'light-limits',
  kind: 'limit',
  label: '光品质限值',
  about: '频闪和色度的限值：哪类产品、哪个市场用哪一条，凭什么，核实没有。',
  schema: lightLimitSchema,
  titleOf: (entry) => `${entry.quantity}（${entry.use}）`,
});
