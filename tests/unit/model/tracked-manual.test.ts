import { afterEach, describe, expect, test } from 'vitest';
import { listenToDerivations } from '../../../src/model/derive.ts';
import { documentsOf, findDocument, findEntity, neighboursOf, type Manual } from '../../../src/model/manual.ts';
import { manualVocabulary } from '../../../src/model/manual-vocabulary.ts';
import { indexReferences } from '../../../src/model/reference-index.ts';
import { compileRoleViews } from '../../../src/model/role-view.ts';
import { trackManual, type ManualTracker } from '../../../src/model/tracked-manual.ts';
import type { Trail } from '../../../src/model/trail-table.ts';
import { checkHarbour } from '../../support/harbour.ts';

afterEach(() => listenToDerivations(undefined));

const manual = checkHarbour().manual as Manual;
const track = (changed: Manual = manual) => trackManual(changed, (text) => text);

/** All facts behind a group, by name. */
const factsOf = (tracker: ManualTracker, trail: Trail): readonly string[] =>
  [...(tracker.trails.groups()[-1 - trail] ?? [])].flatMap((member) => (member < 0 ? factsOf(tracker, member) : [(tracker.trails.facts()[member] ?? '').replace('\n', ' → ')]));

/** What is read of the manual, by name. */
function read(use: (manual: Manual) => unknown): readonly string[] {
  const tracker = track();
  tracker.start();
  use(tracker.manual);
  return [...new Set(factsOf(tracker, tracker.stop()))];
}

/** The manual with another title for its first document. */
const retitled: Manual = { ...manual, documents: manual.documents.map((document, at) => (at === 0 ? { ...document, title: '新题目' } : document)) };

describe('手册记得网页读过它的什么', () => {
  test('读一份文件的题目和文件头的一项，只记这两样和找它用的目录', () => {
    const facts = read((tracked) => [findDocument(tracked, 'ZL-SOP-001')?.title, findDocument(tracked, 'ZL-SOP-001')?.header.owner]);
    expect(facts).toContain('document/ZL-SOP-001 → title');
    expect(facts).toContain('document/ZL-SOP-001/header → owner');
    expect(facts).not.toContain('document/ZL-SOP-001 → body');
    expect(facts).not.toContain('document/SH-SOP-001 → title');
  });

  test('问一样东西的引用，不算读了全部引用', () => {
    expect(read((tracked) => indexReferences(tracked).incoming({ kind: 'form', id: 'FM-ZL-01' }))).toEqual(['incoming → form FM-ZL-01']);
  });

  test('没读就没有', () => {
    expect(read(() => undefined)).toEqual([]);
  });

  test.each<[string, (tracked: Manual) => unknown, string]>([
    ['岗位叫什么', (tracked) => findEntity(tracked, 'role', 'checker')?.title, 'entity/role → checker'],
    ['谁引用它', (tracked) => indexReferences(tracked).incoming({ kind: 'form', id: 'FM-ZL-01' }), 'incoming → form FM-ZL-01'],
    ['它引用谁', (tracked) => indexReferences(tracked).outgoing({ kind: 'document', id: 'ZL-SOP-001' }), 'outgoing → document ZL-SOP-001'],
    ['所有引用', (tracked) => tracked.references.map(({ via }) => via), 'references → *'],
    ['有哪些章', (tracked) => tracked.chapters.length, 'chapters → order'],
    ['一章的题目', (tracked) => tracked.chapters[0]?.title, 'chapter/intro → title'],
    ['登记册里的一项', (tracked) => tracked.registers.terms[0]?.definition, 'register/terms/终检 → definition'],
    ['登记册有几条', (tracked) => tracked.registers.terms.length, 'register/terms → order'],
    ['所有岗位', (tracked) => [...(tracked.entities.get('role')?.values() ?? [])], 'entity/role → *'],
    ['公司', (tracked) => tracked.company.name, 'company → name'],
    ['有哪些字段', (tracked) => Object.keys(tracked.documents[0]?.header ?? {}), 'document/IN-POL-001/header → *'],
    ['图片', (tracked) => tracked.pictures.size, 'pictures → order'],
    ['数据', (tracked) => tracked.figures.length, 'figures → order'],
    ['前后两份', (tracked) => neighboursOf(tracked, 'ZL-SOP-001').next, 'documents → order'],
    ['一章的文件', (tracked) => documentsOf(tracked, 'quality'), 'document/ZL-SOP-001 → chapter'],
    ['用了哪些英文词', (tracked) => manualVocabulary(tracked).latin, 'vocabulary → latin'],
    ['岗位看到的', (tracked) => compileRoleViews(tracked).get('checker'), 'document/ZL-SOP-001 → steps'],
  ])('%s', (_what, use, fact) => {
    expect(read(use)).toContain(fact);
  });

  test('为检查准备的位置：读了它的网页永远不算没变', () => {
    const tracker = track();
    tracker.start();
    void tracker.manual.texts;
    const [fact] = factsOf(tracker, tracker.stop());
    expect(tracker.digestOf(String(fact))).toBeUndefined();
  });

  test('题目变了，只有题目这一样变；没有了的文件，什么都不算没变', () => {
    const [before, after] = [track(), track(retitled)];
    const code = manual.documents[0]?.code ?? '';
    const [title, owner] = [`document/${code}\ntitle`, `document/${code}/header\nowner`];
    expect(after.digestOf(title)).not.toBe(before.digestOf(title));
    expect(after.digestOf(owner)).toBe(before.digestOf(owner));
    expect(after.digestOf('document/没有\ntitle')).toBeUndefined();
  });

  test('只要字词，不算读了文件的正文', () => {
    expect(read((tracked) => manualVocabulary(tracked).everyday)).toEqual(['vocabulary → everyday']);
  });

  test('一句话换了说法，字词没有变：字词这几样都没有变；用了新的词才变', () => {
    const withPurpose = (purpose: string): Manual => ({ ...manual, documents: manual.documents.map((document, at) => (at === 0 ? { ...document, header: { ...document.header, purpose } } : document)) });
    const [before, reordered, renewed] = ['先检后验 LED', '先验后检 LED', '先验后检 COB'].map((purpose) => track(withPurpose(purpose)));
    for (const field of ['characters', 'latin', 'everyday']) expect(reordered?.digestOf(`vocabulary\n${field}`)).toBe(before?.digestOf(`vocabulary\n${field}`));
    expect(renewed?.digestOf('vocabulary\nlatin')).not.toBe(before?.digestOf('vocabulary\nlatin'));
  });

  test('读到的值与原来的手册一样', () => {
    const { manual: tracked } = track();
    expect(JSON.stringify(tracked.documents.map(({ code, header, outline }) => ({ code, header, outline })))).toBe(JSON.stringify(manual.documents.map(({ code, header, outline }) => ({ code, header, outline }))));
    expect(JSON.stringify(tracked.registers)).toBe(JSON.stringify(manual.registers));
    expect(JSON.stringify(manualVocabulary(tracked))).toBe(JSON.stringify(manualVocabulary(manual)));
    expect([...(tracked.entities.get('term')?.keys() ?? [])]).toEqual([...(manual.entities.get('term')?.keys() ?? [])]);
  });

  test('网页得到的东西写成名字，里面的内容到生成时才读', () => {
    const { manual: tracked, describeGiven } = track();
    expect(describeGiven({ document: tracked.documents[0], at: 3, roles: new Set(['checker']) })).toBe('{"document":"document/IN-POL-001","at":3,"roles":["checker"]}');
    expect(describeGiven(undefined)).toBe('');
  });
});
