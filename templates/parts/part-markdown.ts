import { formatMeasure } from '../../src/charts/format-measure.ts';
import { formatStepValue } from '../../src/domain/format-step.ts';
import { formatReference } from '../../src/machine/format-fields.ts';
import { joinBlocks, markdownList, markdownTable, markdownText, numbered } from '../../src/machine/markdown-text.ts';
import { siteUrl } from '../../src/model/addresses.ts';
import type { Caption } from '../../src/model/compile-captions.ts';
import type { EntityKind } from '../../src/model/entity.ts';
import type { Manual, ManualDocument } from '../../src/model/manual.ts';
import type { BodyPart } from '../../src/model/parsed-body.ts';
import { findKpiReport } from './charts/chart-data.ts';
import { chartParts, type ChartAttributes, type ChartName } from './charts/chart-parts.ts';
import { partsByName } from './definitions.ts';
import { workedParts, type WorkedName, type WorkedPart } from './worked/worked-parts.ts';

interface PartPlace {
  readonly manual: Manual;
  readonly content: string;
  readonly numbered: Caption | undefined;
}

/** What a part says in Markdown; its attributes have been parsed by the schema of its definition. */
type WritePart = (attributes: never, place: PartPlace) => string;

const bold = (text: string): string => `**${markdownText(text)}**`;

const reference =
  (kind: EntityKind) =>
  ({ id }: { readonly id: string }, { manual }: PartPlace): string =>
    formatReference(manual, { kind, id });

const captioned = (caption: string, { numbered: own }: PartPlace): string => bold([own?.number, caption].filter((word) => word !== undefined).join(' '));

const quoted = (label: string, content: string): string => joinBlocks([bold(label), content]).replace(/^/gm, '> ').replace(/ +$/gm, '');

const sampleMark = (sample: boolean | undefined): string => (sample === true ? '（示例）' : '');

function writeWorked({ title, result }: WorkedPart): string {
  if (!result.ok) return joinBlocks([bold(title), markdownList(result.problems.map(({ message }) => markdownText(message)))]);
  return joinBlocks([bold(title), markdownList(result.value.steps.map((step) => `${markdownText(step.label)}：${markdownText(step.expression)} → ${bold(formatStepValue(step))}`), numbered)]);
}

const worked = (name: WorkedName): readonly [string, WritePart] => [name, (attributes) => writeWorked(workedParts[name](attributes))];

const charted = (name: ChartName): readonly [string, WritePart] => [
  name,
  (attributes, place) => {
    const { caption } = attributes as ChartAttributes<'YearCalendar'>;
    const { chart, sample } = chartParts[name](place.manual, attributes, { idPrefix: 'copy', title: caption });
    if (!chart) return `${captioned(caption, place)}：没有数据。`;
    const cells = (texts: readonly string[]): readonly string[] => texts.map(markdownText);
    return joinBlocks([`${captioned(caption, place)}${sampleMark(sample)}`, markdownText(chart.desc), markdownTable(cells(chart.table.columns), chart.table.rows.map(cells))]);
  },
];

const writeKpiValue = ({ id }: { readonly id: string }, { manual }: PartPlace): string => {
  const report = findKpiReport(manual, id);
  if (report?.last.result.kind !== 'value') return '缺数';
  return `${formatMeasure(report.last.result.value, report.kpi.unit)}（${report.last.period}，${report.last.status}）${sampleMark(report.figure.facts.sample)}`;
};

const writeFact = ({ id }: { readonly id: string }, { manual }: PartPlace): string => {
  const fact = manual.company.facts.find((candidate) => candidate.id === id);
  return fact ? `${markdownText(fact.value)}${sampleMark(fact.sample)}` : '';
};

/** How every part is written in the Markdown copies, by its tag. */
export const partMarkdown: ReadonlyMap<string, WritePart> = new Map<string, WritePart>([
  ['Ref', reference('document')],
  ['Role', reference('role')],
  ['Form', reference('form')],
  ['Kpi', reference('kpi')],
  ['Standard', reference('standard')],
  ['Term', reference('term')],
  ['Risk', reference('risk')],
  ['Course', reference('course')],
  ['System', reference('system')],
  ['Fact', writeFact],
  ['KpiValue', writeKpiValue],
  ['Unsure', ({ check }: { readonly check: string }, { content }) => `${content}（待确认：${markdownText(check)}）`],
  ['Note', ({ kind, title }: { readonly kind: string; readonly title?: string }, { content }) => quoted(title === undefined ? kind : `${kind}：${title}`, content)],
  ['Case', ({ title }: { readonly title: string }, { content }) => quoted(`案例：${title}`, content)],
  ['Checklist', ({ title }: { readonly title: string }, { content }) => joinBlocks([bold(title), content.replace(/^- (?!\[)/gm, '- [ ] ')])],
  ['Table', ({ caption }: { readonly caption: string }, place) => joinBlocks([captioned(caption, place), place.content])],
  ['Figure', ({ src, alt, caption }: { readonly src: string; readonly alt: string; readonly caption: string }, place) => joinBlocks([`![${markdownText(alt)}](${siteUrl(place.manual, src)})`, captioned(caption, place)])],
  ...(Object.keys(workedParts) as WorkedName[]).map(worked),
  ...(Object.keys(chartParts) as ChartName[]).map(charted),
]);

/** A part of a document's body in Markdown, with what stands inside it. */
export function formatPart(manual: Manual, { name, key, attributes }: BodyPart, content: string, document: ManualDocument): string {
  const write = partMarkdown.get(name);
  const parsed = partsByName.get(name)?.attributes.parse(attributes);
  if (!write || !parsed) return content;
  return write(parsed as never, { manual, content, numbered: document.captions.find((caption) => caption.key === key) });
}
