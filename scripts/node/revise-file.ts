import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nextReviewOf } from '../../src/domain/revision/next-review.ts';
import { nextVersion, type ChangeGrade } from '../../src/domain/revision/version.ts';
import { findConfirmedPart } from '../../src/model/confirmed-part.ts';
import type { Manual, ManualDocument } from '../../src/model/manual.ts';
import { approveDocument, confirmDocument, reviseDocument } from '../../src/source/revise-document.ts';
import { ask, confirm, dayOption } from './ask.ts';
import { requireDocument } from './require-manual.ts';
import { localDay } from './local-day.ts';
import { CommandError, type CommandInput } from './run-command.ts';
import { writeWhole } from './write-whole.ts';

const grades = [
  { value: '重大', label: '改了人要做的事：主版次加一，须重新培训和批准' },
  { value: '一般', label: '改错字、说明得更清楚、评审过没有改：次版次加一' },
] as const;

/** Revises or approves the document that the command line names; what was done, as sentences. */
export async function reviseFile(input: CommandInput, manual: Manual, contentDir: string): Promise<string> {
  const document = requireDocument(manual, input.positionals);
  const file = join(contentDir, document.file.replace(/^content\//, ''));
  const text = await readFile(file, 'utf8');
  const approving = input.options['approved'] !== undefined;
  const started = input.options['kind'] === undefined && (approving || input.options['confirm'] === true) ? confirmOnly(input, manual, document, text) : await revise(input, manual, document, text);
  const done = approving ? approve(input, document, started) : started;
  await writeWhole(file, done.text);
  return [...done.said, `写好了 ${document.file}。改完运行 npm run check。`].join('\n');
}

interface Edited {
  readonly text: string;
  readonly said: readonly string[];
}

/** Nothing of the document changes: what it relies on was looked at again, and it still holds. */
function confirmOnly(input: CommandInput, manual: Manual, document: ManualDocument, text: string): Edited {
  const stale = input.options['confirm'] === true ? staleConfirmations(manual, document) : [];
  if (stale.length === 0) return { text, said: input.options['confirm'] === true ? ['依据没有变，不用重新确认。'] : [] };
  return { text: confirmDocument(text, stale, dayOption(input, 'date') ?? localDay()), said: [`重新确认了 ${stale.length} 处依据：${stale.map(({ title }) => title).join('、')}。内容没有改，不升版次。`] };
}

async function revise(input: CommandInput, manual: Manual, document: ManualDocument, text: string): Promise<Edited> {
  const { status, version, changes } = document.header;
  if (status === '草稿') throw new CommandError('usage', `${document.code} 还是草稿，没有发布过：直接改，不用升版次。写完后用 --approved 日期 让它生效。`);
  if (status === '评审') throw new CommandError('usage', `${document.code} ${version} 正在评审，还没有批准，不用再升版次。要补充，改 changes 的最后一行；批准了就用 --approved 日期。`);
  if (status === '作废') throw new CommandError('usage', `${document.code} 已经作废。要恢复，先把状态改成草稿。`);
  const grade = (await ask(input, 'kind', '变更性质', grades)) as ChangeGrade;
  const summary = await ask(input, 'summary', '改了什么、为什么改');
  const date = dayOption(input, 'date') ?? localDay();
  const last = changes.at(-1)?.date ?? date;
  if (last > date) throw new CommandError('usage', `修订记录最后一行的日期 ${last} 在修订日期 ${date} 之后，先改正它，或用 --date 写明修订日期。`);
  const stale = staleConfirmations(manual, document);
  const confirmed = stale.length > 0 && (await confirm(input, 'confirm', `这些依据改过：${stale.map(({ title }) => title).join('、')}。都看过了吗`)) ? stale : [];
  const sections = String(input.options['sections'] ?? '').split(/[,，、]/).map((name) => name.trim()).filter((name) => name !== '');
  const nextReview = dayOption(input, 'next-review') ?? nextReviewOf(date);
  if (nextReview <= date) throw new CommandError('usage', `--next-review ${nextReview} 不在修订日期 ${date} 之后。`);
  const next = nextVersion(version, grade);
  return {
    text: reviseDocument(text, document.header, { grade, summary, sections, date, nextReview, confirmed }),
    said: [
      `${document.code}《${document.title}》${version} → ${next.ok ? next.value : ''}（${grade}），状态改成评审，下次评审 ${nextReview}。`,
      ...(stale.length > confirmed.length ? [`依据没有重新确认：${stale.map(({ title }) => title).join('、')}。看过以后加 --confirm。`] : []),
      ...(confirmed.length > 0 ? [`重新确认了 ${confirmed.length} 处依据。`] : []),
      ...(grade === '重大' ? [`要重新培训的岗位：${document.header.distribution.map((role) => manual.entities.get('role')?.get(role)?.title ?? role).join('、') || '没有写发放范围'}。`] : []),
    ],
  };
}

const staleConfirmations = (manual: Manual, { header }: ManualDocument): readonly { readonly index: number; readonly fingerprint: string; readonly title: string }[] =>
  header.confirmed.flatMap(({ to, fingerprint }, index) => {
    const part = findConfirmedPart(manual, to);
    return part && part.fingerprint !== fingerprint ? [{ index, fingerprint: part.fingerprint, title: part.title }] : [];
  });

function approve(input: CommandInput, document: ManualDocument, { text, said }: Edited): Edited {
  const approved = dayOption(input, 'approved') ?? localDay();
  const effective = dayOption(input, 'effective') ?? approved;
  const last = document.header.changes.at(-1)?.date ?? approved;
  if (approved < last) throw new CommandError('usage', `批准日期 ${approved} 早于最后一次修订的日期 ${last}：批准的不是这一版。`);
  if (effective < approved) throw new CommandError('usage', `生效日期 ${effective} 早于批准日期 ${approved}。`);
  return { text: approveDocument(text, { approved, effective }), said: [...said, `${document.code}《${document.title}》：${approved} 批准，${effective} 生效。`] };
}
