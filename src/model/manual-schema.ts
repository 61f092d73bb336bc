import * as z from 'zod';
import { chapterSchema } from './chapter.ts';
import { captionKinds } from './compile-captions.ts';
import { companySchema } from './company.ts';
import { entityKinds } from './entity.ts';
import type { FieldMeta } from './fields.ts';
import type { Manual } from './manual.ts';
import { registerNames, registers } from './registers/index.ts';

const words = (description: string) => z.string().meta({ description });

const entityKey = z.strictObject({ kind: z.enum(entityKinds).meta({ description: '哪一种东西' }), id: words('编号') });

const outlineEntry = z.strictObject({
  id: words('页面上的锚点'),
  level: z.int().meta({ description: '1 是小节，2 是小节里面的标题' }),
  number: words('小节号，如 3.2.1'),
  title: words('标题'),
  origin: z.enum(['template', 'body']).meta({ description: '标题来自模板还是正文' }),
});

const captionEntry = z.strictObject({
  id: words('页面上的锚点'),
  kind: z.enum(captionKinds).meta({ description: '图或表' }),
  number: words('编号，如 表 3-2'),
  title: words('图题或表题'),
  key: words('在正文里的位置'),
});

/** What dist/manual.json is, for the document types of this manual. */
const manualFileSchema = ({ registry }: Pick<Manual, 'registry'>) =>
  z.strictObject({
    $schema: words('本说明的网址'),
    company: companySchema.meta({ description: '公司、品牌和公司事实' }),
    chapters: z.array(chapterSchema.extend({ id: words('文件夹名，也是网址的第一段'), file: words('来自哪个文件') })).meta({ description: '各章，按章序' }),
    documents: z
      .array(
        z.strictObject({
          code: words('文件编号'),
          title: words('文件名'),
          number: words('手册里的编号：章.文件'),
          chapter: words('在哪一章'),
          type: z.enum([...registry.keys()]).meta({ description: '文件类型' }),
          typeLabel: words('文件类型的名字'),
          file: words('来自哪个文件'),
          href: words('网页地址，从网站根目录起'),
          header: z.union([...registry.values()].map(({ schema }) => schema)).meta({ description: '文件头，按文件类型的规定' }),
          outline: z.array(outlineEntry).meta({ description: '小节' }),
          captions: z.array(captionEntry).meta({ description: '编了号的图和表' }),
        }),
      )
      .meta({ description: '文件，按书里的次序' }),
    registers: z.strictObject(Object.fromEntries(registerNames.map((name) => [name, z.array(registers[name].schema).meta({ description: registers[name].about })]))).meta({ description: '登记册' }),
    references: z.array(z.strictObject({ from: entityKey, to: entityKey, via: words('由哪个字段或组件引用') })).meta({ description: '谁引用谁' }),
  });

/** The JSON schema of dist/manual.json, made from the same schemas that content is checked by. Ids of other things say of what: x-refers-to. */
export function buildManualSchema(manual: Pick<Manual, 'registry'>): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(manualFileSchema(manual), {
    io: 'output',
    reused: 'ref',
    override: ({ jsonSchema }) => {
      const { ref } = jsonSchema as FieldMeta;
      Reflect.deleteProperty(jsonSchema, 'lang');
      if (ref === undefined) return;
      Reflect.deleteProperty(jsonSchema, 'ref');
      Object.assign(jsonSchema, { 'x-refers-to': ref });
    },
  });
}
