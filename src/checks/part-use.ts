import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { nearest } from '../domain/text/nearest.ts';
import type { Check, Manual, ManualDocument } from '../model/manual.ts';
import type { Part } from '../model/part.ts';
import type { PartUse } from '../model/parsed-body.ts';

/** M302, M305: parts that do not exist, and attributes that a part does not take. */
export const partUse: Check = (manual) =>
  manual.documents.flatMap((document) => document.body.parts.flatMap((use) => checkUse(manual, document, use)));

function checkUse(manual: Manual, document: ManualDocument, use: PartUse): readonly Diagnostic[] {
  const part = manual.parts.get(use.name);
  return part ? [...attributeProblems(document, use, part), ...factProblems(manual, document, use)] : [unknownPart(manual, document, use)];
}

function unknownPart(manual: Manual, document: ManualDocument, use: PartUse): Diagnostic {
  const known = [...manual.parts.keys()];
  const [near] = nearest(use.name, known, 1);
  return createDiagnostic('M302', { file: document.file, ...use }, {
    message: `没有名为 <${use.name}> 的组件。`,
    hint: `${near === undefined ? '' : `最接近的是 <${near}>。`}可用的组件：${known.join('、')}。`,
  });
}

function attributeProblems(document: ManualDocument, use: PartUse, part: Part): readonly Diagnostic[] {
  const result = part.attributes.safeParse(use.attributes);
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : issue.path.map(String);
    const place = use.places[names[0] ?? ''] ?? use;
    return createDiagnostic('M305', { file: document.file, ...place }, {
      message: attributeMessage(use, names, issue.code, issue.message),
      hint: `<${part.name}> 的属性：${attributeList(part)}。例：${part.example.split('\n')[0] ?? ''}`,
    });
  });
}

function attributeMessage(use: PartUse, names: readonly string[], code: string, message: string): string {
  if (code === 'unrecognized_keys') return `<${use.name}> 没有属性 ${names.join('、')}。`;
  const name = names[0] ?? '';
  return name in use.attributes ? `<${use.name}> 的属性 ${name} 的值不对：${message}。` : `<${use.name}> 缺少属性 ${name}。`;
}

const attributeList = (part: Part): string =>
  Object.entries(part.attributes.shape)
    .map(([name, schema]) => `${name}${describe(schema)}`)
    .join('，');

function describe(schema: unknown): string {
  const description = typeof schema === 'object' && schema !== null && 'description' in schema ? schema.description : undefined;
  return typeof description === 'string' ? `（${description}）` : '';
}

function factProblems(manual: Manual, document: ManualDocument, use: PartUse): readonly Diagnostic[] {
  const id = use.attributes['id'];
  if (use.name !== 'Fact' || typeof id !== 'string' || manual.company.facts.some((fact) => fact.id === id)) return [];
  const known = manual.company.facts.map((fact) => fact.id);
  const [near] = nearest(id, known, 1);
  return [
    createDiagnostic('M201', { file: document.file, ...(use.places['id'] ?? use) }, {
      message: `<Fact> 引用的公司事实 ${id} 不存在。`,
      hint: `${near === undefined ? '' : `最接近的是 ${near}。`}公司事实写在 content/company.yaml 的 facts 里。`,
    }),
  ];
}
