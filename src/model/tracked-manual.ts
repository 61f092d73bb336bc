import type { Vocabulary } from '../domain/text/vocabulary.ts';
import { listenToDerivations, type Listener } from './derive.ts';
import { entityKinds, type Entity, type EntityKind } from './entity.ts';
import type { Manual, ManualDocument, Reference } from './manual.ts';
import { listManualVocabulary, manualVocabulary } from './manual-vocabulary.ts';
import { formatKey, indexAll, indexReferences, parseKey, type ReferenceIndex } from './reference-index.ts';
import { registerNames, type RegisterData } from './registers/index.ts';
import { openTrailTable, type KeptTrails, type Trail, type TrailTable } from './trail-table.ts';

/**
 * A manual that knows what is read of it. A page that was rendered from it is good as long as nothing that it read has changed: then it
 * need not be rendered again. What can be read are facts, each with a name: a field of a document, of its header, of a chapter or of an
 * entry of a register; which documents, chapters or entries there are; an entity as others see it; what refers to what. A fact's digest
 * says whether it is still the same.
 */
export interface ManualTracker {
  readonly manual: Manual;
  /** What was read, by number. */
  readonly trails: TrailTable;
  /** Everything that is read until `stop` belongs to one page. */
  start(): void;
  stop(): Trail;
  /** The digest of a fact as it is now; undefined when there is no such thing any more. */
  digestOf(fact: string): string | undefined;
  /** What a page was given, with documents and entries by name: what they hold is read when the page is rendered. */
  describeGiven(given: unknown): string;
}

/** Of at least 20 characters. */
export type Digest = (text: string) => string;

/** A text shorter than any digest is its own. */
const shorterThanDigests = 20;

/** Of whatever has fields: its value under a name. */
type Read = (field: string) => unknown;

/** Between a thing's name and its field's. */
const mark = '\n';

/** @param earlier what was read for an earlier manual: its numbers mean the same here */
export function trackManual(manual: Manual, digest: Digest, earlier?: KeptTrails): ManualTracker {
  const trails = openTrailTable(earlier);
  const recorder = openRecorder(trails);
  const book = openFacts(recorder, trails);
  const tracked = trackAll(manual, book);
  const digests = new Map<string, string>();
  const digestOf = (fact: string): string | undefined => {
    const known = digests.get(fact);
    if (known !== undefined) return known;
    const value = book.valueOf(fact);
    if (value === undefined) return undefined;
    const found = value.text.length < shorterThanDigests ? value.text : digest(value.text);
    digests.set(fact, found);
    return found;
  };
  listenToDerivations(recorder);
  return { manual: tracked, trails, start: recorder.open, stop: recorder.close, digestOf, describeGiven: (given) => book.describe(given) };
}

/** Facts are noted for whoever was opened last: a page, or a view that a page uses. */
interface Recorder extends Listener {
  isOpen(): boolean;
  note(fact: number): void;
}

/** Whoever notes, and what was noted. */
interface Frame {
  readonly mark: number;
  readonly members: number[];
}

/** A thing carries the mark of the frame that noted it last: what a page reads a hundred times is passed over without a search. */
function openRecorder(trails: TrailTable): Recorder {
  const outer: Frame[] = [];
  const [factMarks, groupMarks]: [number[], number[]] = [[], []];
  let opened = 0;
  let frame: Frame | undefined;
  const add = (member: number, marks: number[], at: number): void => {
    if (!frame || marks[at] === frame.mark) return;
    marks[at] = frame.mark;
    frame.members.push(member);
  };
  return {
    open: () => {
      if (frame) outer.push(frame);
      opened += 1;
      frame = { mark: opened, members: [] };
    },
    close: () => {
      const trail = trails.place(frame?.members ?? []);
      frame = outer.pop();
      return trail;
    },
    isOpen: () => frame !== undefined,
    use: (trail) => add(trail, groupMarks, -1 - trail),
    note: (fact) => add(fact, factMarks, fact),
  };
}

/** All facts by name, and the proxies that note when one is read. */
interface Facts {
  note(fact: string): void;
  /** Makes a thing's fields facts. */
  declare(name: string, read: Read): (field: string) => void;
  /** An object whose fields are facts; those that are no data are handed through. */
  follow<Thing extends object>(name: string, thing: Thing, aside?: Aside<Thing>, known?: KnownBy<Thing>): Thing;
  valueOf(fact: string): { readonly text: string } | undefined;
  describe(given: unknown): string;
}

/** Fields of a thing that are followed by themselves, or are code and not content. */
type Aside<Thing> = Partial<{ readonly [Field in keyof Thing]: Thing[Field] }>;

/** What tells whether a field is still the same, where its value is long. */
type KnownBy<Thing> = Partial<Readonly<Record<keyof Thing, unknown>>>;

function openFacts(recorder: Recorder, trails: TrailTable): Facts {
  const readers = new Map<string, Read>();
  const names = new WeakMap<object, string>();
  const declare = (name: string, read: Read): ((field: string) => void) => {
    readers.set(name, read);
    const known = new Map<string, number>();
    return (field) => {
      if (!recorder.isOpen()) return;
      const earlier = known.get(field);
      const fact = earlier ?? trails.numberOf(`${name}${mark}${field}`);
      if (earlier === undefined) known.set(field, fact);
      recorder.note(fact);
    };
  };
  const follow = <Thing extends object>(name: string, thing: Thing, aside?: Aside<Thing>, known: KnownBy<Thing> = {}): Thing => {
    const values = thing as Readonly<Record<string, unknown>>;
    const short = known as Readonly<Record<string, unknown>>;
    const read = declare(name, (field) => (field === everyField ? Object.keys(thing) : (short[field] ?? values[field])));
    const followed = new Proxy(thing, {
      get: (target, field) => {
        // What the language asks of any object: whether it can be awaited, or writes itself.
        if (typeof field === 'symbol' || field === 'then' || field === 'toJSON') return Reflect.get(target, field);
        if (aside && Object.hasOwn(aside, field)) return Reflect.get(aside, field);
        read(field);
        return values[field];
      },
      has: (target, field) => {
        if (typeof field === 'string') read(everyField);
        return Reflect.has(target, field);
      },
      ownKeys: (target) => {
        read(everyField);
        return Reflect.ownKeys(target);
      },
    });
    names.set(followed, name);
    return followed;
  };
  return {
    note: (fact) => recorder.note(trails.numberOf(fact)),
    declare,
    follow,
    valueOf: (fact) => {
      const [name = '', field = ''] = fact.split(mark, 2);
      const read = readers.get(name);
      return read && { text: JSON.stringify(read(field)) ?? 'undefined' };
    },
    describe: (given) => JSON.stringify(given, (_key, value: unknown) => nameIn(names, value)) ?? '',
  };
}

const nameIn = (names: WeakMap<object, string>, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  return names.get(value) ?? (value instanceof Map || value instanceof Set ? [...value] : value);
};

/** Which fields a thing has. */
const everyField = '*';
/** Which things there are, in their order. */
const order = 'order';

function trackAll(manual: Manual, facts: Facts): Manual {
  const references = trackReferences(manual.references, facts);
  indexAll.preset(references, trackIndex(indexReferences(manual), facts));
  const documents = manual.documents.map((document) => trackDocument(document, facts));
  const chapters = manual.chapters.map((chapter) => facts.follow(`chapter/${chapter.id}`, chapter));
  const readDocuments = facts.declare('documents', () => manual.documents.map(({ code }) => code));
  const readChapters = facts.declare('chapters', () => manual.chapters.map(({ id }) => id));
  const readPictures = facts.declare('pictures', () => [...manual.pictures]);
  const readFigures = facts.declare('figures', () => manual.figures);
  const tracked: Manual = {
    ...manual,
    company: facts.follow('company', manual.company),
    get chapters() {
      readChapters(order);
      return chapters;
    },
    get documents() {
      readDocuments(order);
      return documents;
    },
    registers: trackRegisters(manual.registers, facts),
    get figures() {
      readFigures(order);
      return manual.figures;
    },
    entities: new Map(entityKinds.map((kind) => [kind, trackEntities(kind, manual.entities.get(kind) ?? new Map(), facts)])),
    references,
    get pictures() {
      readPictures(order);
      return manual.pictures;
    },
  };
  manualVocabulary.preset(tracked, facts.follow('vocabulary', listLater(manual)));
  return Object.defineProperties(tracked, Object.fromEntries(forChecks.map((name) => [name, { get: () => (facts.note(noFact), manual[name]) }])));
}

/** A page that was made from the words of all texts is not made again whenever a text changes, but when the words do. They are listed when somebody asks. */
function listLater(manual: Manual): Vocabulary {
  let listed: Vocabulary | undefined;
  const vocabulary = (): Vocabulary => (listed ??= listManualVocabulary(manual));
  return {
    get characters() {
      return vocabulary().characters;
    },
    get latin() {
      return vocabulary().latin;
    },
    get everyday() {
      return vocabulary().everyday;
    },
  };
}

/** Where something stands in its file is for the checks: a page that asked for it would never be taken for unchanged. */
const forChecks = ['unreadableFigures', 'texts', 'locate', 'locateCompany', 'incomplete', 'complete', 'assets'] as const;
/** Nothing has this name, so it never is what it was. */
const noFact = 'unknown';

function trackDocument(document: ManualDocument, facts: Facts): ManualDocument {
  const name = `document/${document.code}`;
  const header = facts.follow(`${name}/header`, document.header);
  return facts.follow(name, document, { header, data: header, type: document.type, locate: document.locate }, { body: document.body.name });
}

/** Each register as a list whose entries are followed one by one. */
function trackRegisters(registers: RegisterData, facts: Facts): RegisterData {
  const tracked = {};
  for (const name of registerNames) {
    const entries = registers[name].map((entry) => facts.follow(`register/${name}/${entry.id}`, entry));
    const read = facts.declare(`register/${name}`, () => registers[name].map(({ id }) => id));
    Object.defineProperty(tracked, name, { enumerable: true, get: () => (read(order), entries) });
  }
  return tracked as RegisterData;
}

/** Entities by id; where they stand in their files is no fact. */
function trackEntities(kind: EntityKind, entities: ReadonlyMap<string, Entity>, facts: Facts): ReadonlyMap<string, Entity> {
  const shown = ({ id, title, file, retired }: Entity) => [id, title, file, retired];
  const read = facts.declare(`entity/${kind}`, (id) => (id === everyField ? [...entities.values()].map(shown) : shownOf(entities.get(id))));
  const shownOf = (entity: Entity | undefined) => (entity ? shown(entity) : null);
  const all = (): ReadonlyMap<string, Entity> => {
    read(everyField);
    return entities;
  };
  return {
    get: (id) => (read(id), entities.get(id)),
    has: (id) => (read(id), entities.has(id)),
    get size() {
      return all().size;
    },
    keys: () => all().keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (visit) => all().forEach(visit),
    [Symbol.iterator]: () => all()[Symbol.iterator](),
  };
}

const ends = (references: readonly Reference[]) => references.map(({ from, to, via }) => [formatKey(from), formatKey(to), via]);

/** Whoever goes through the list has read all of it; whoever only hands it to its index has not. */
function trackReferences(references: readonly Reference[], facts: Facts): readonly Reference[] {
  const read = facts.declare('references', () => ends(references));
  return new Proxy(references, {
    get: (target, field) => {
      read(everyField);
      return Reflect.get(target, field);
    },
  });
}

/** What refers to what, one thing at a time. */
function trackIndex(index: ReferenceIndex, facts: Facts): ReferenceIndex {
  const readOutgoing = facts.declare('outgoing', (key) => ends(index.outgoing(parseKey(key))));
  const readIncoming = facts.declare('incoming', (key) => ends(index.incoming(parseKey(key))));
  return {
    outgoing: (key) => (readOutgoing(formatKey(key)), index.outgoing(key)),
    incoming: (key) => (readIncoming(formatKey(key)), index.incoming(key)),
  };
}
