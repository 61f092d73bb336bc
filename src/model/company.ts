import * as z from 'zod';
import { day, identifier, ref, text, texts, version } from './fields.ts';
import type { Locate } from './source-entry.ts';

const colour = (description: string) =>
  z.string().regex(/^#[0-9a-f]{6}$/i, '颜色应写成 #8f4f00 的样子').meta({ description });

const fact = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, '事实编号用小写英文').meta({ description: '事实编号，正文用 <Fact id="…" /> 引用' }),
  label: text('名称'),
  value: text('值，带单位'),
  sample: z.boolean().default(true).meta({ description: '是否示例：示例公司的数字一律为 true' }),
});

/** content/company.yaml: the company behind the manual, its brand and its facts. */
export const companySchema = z.strictObject({
  name: text('公司全称'),
  shortName: text('公司简称'),
  englishName: text('英文名'),
  sample: z.boolean().default(false).meta({ description: '是否示例公司；是则网站和 PDF 处处标明' }),
  manual: z.strictObject({
    title: text('手册名称'),
    code: text('手册编号'),
    version: version('手册版次'),
    effective: day('手册生效日期'),
    issuer: text('发布部门'),
    retention: text('保存期限'),
    controlNote: text('页脚的受控说明'),
    approvals: z
      .array(z.strictObject({ duty: z.enum(['编制', '审核', '批准']).meta({ description: '签署事项' }), role: ref('role', '签署岗位'), date: day('签署日期') }))
      .default([])
      .meta({ description: '手册的签署' }),
    changes: z
      .array(z.strictObject({ version: version('手册版次'), date: day('日期'), summary: text('改了什么') }))
      .default([])
      .meta({ description: '手册的修订记录，从旧到新' }),
  }),
  brand: z.strictObject({
    accentLight: colour('浅色主题的强调色'),
    accentDark: colour('深色主题的强调色'),
    logo: identifier(/^[A-Za-z0-9][\w.-]*$/, 'logo.svg', '标志文件，在 public/brand/ 下，如 logo.svg').optional(),
    slogan: text('封面上的一句话').optional(),
  }),
  site: z.strictObject({
    url: z.url({ protocol: /^https?$/, error: '应为网址，如 https://manual.example.com' }).meta({ description: '正式网址，二维码和站点地图用它' }),
    repository: z.url({ protocol: /^https?$/, error: '应为 https:// 开头的网址' }).optional().meta({ description: '内容仓库的网址，「修改此页」用它' }),
    branch: text('默认分支').default('main'),
    host: z.enum(['github', 'gitlab', 'gitee', 'gitea']).optional().meta({ description: '代码平台：github、gitlab、gitee、gitea（Forgejo 也写 gitea）；不写就从仓库网址看' }),
    accounts: z
      .array(z.strictObject({ role: ref('role', '岗位'), names: texts('在代码平台上的用户名，不带 @').min(1, '至少写一个用户名') }))
      .default([])
      .meta({ description: '岗位在代码平台上是谁：CODEOWNERS 和批准检查用它' }),
  }),
  facts: z.array(fact).default([]).meta({ description: '公司事实' }),
});

export type Company = z.infer<typeof companySchema>;

/** The company together with where its fields stand. */
export interface LocatedCompany {
  readonly company: Company;
  readonly file: string;
  readonly locate: Locate;
}
