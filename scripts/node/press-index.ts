import { startIndexThread, type IndexThread } from './index-aside.ts';
import { repackIndex } from './pack-index.ts';
import { closeSearchIndexer, openSender, placesInFile, type Pressed, type Sender } from './search-sender.ts';

/** Takes the contents of an index, one after the other, and makes it. */
export interface Press {
  /** Resolves when there is room for the next one. */
  send(url: string, content: string): Promise<void>;
  /** Undefined when the sections cannot be joined: then everything has to go into one. */
  finish(): Promise<Pressed | undefined>;
}

interface Section extends Pressed {
  readonly pages: number;
}

interface OpenSection {
  readonly sender: Sender;
  pages: number;
}

/**
 * An indexing program needs several times the memory of an index while it finishes it. So it makes one of some pages at a time, and the
 * sections are joined at the end: the same files, in as much memory as two sections take. Finishing takes as long as reading the pages:
 * while one program does it, the other reads the next section.
 */
export function openPress(pagesInSection: number): Press {
  const finished: Promise<Section>[] = [];
  let open: OpenSection | undefined;
  let joiner: IndexThread | undefined;
  const close = ({ sender, pages }: OpenSection): void => {
    open = undefined;
    const section = sender.finish().then((pressed) => ({ ...pressed, pages }));
    // Whoever waits for it hears of a failure; until then nobody must be surprised by it.
    section.catch(() => undefined);
    finished.push(section);
  };
  const openNext = async (): Promise<OpenSection> => {
    await finished.at(-2);
    if (finished.length > 0) joiner ??= startIndexThread();
    return (open = { sender: await openSender(finished.length % 2 === 0 ? 'one' : 'other'), pages: 0 });
  };
  return {
    send: async (url, content) => {
      const section = open ?? (await openNext());
      section.sender.send(url, content);
      section.pages += 1;
      await section.sender.room();
      if (section.pages >= pagesInSection) close(section);
    },
    finish: async () => {
      if (open || finished.length === 0) close(open ?? (await openNext()));
      const sections = await Promise.all(finished);
      // Its memory is free for what comes now; whoever needs it next starts it again.
      await closeSearchIndexer();
      return joinSections(sections, joiner);
    },
  };
}

/** Without a thread to join them there is only one. */
async function joinSections(sections: readonly Section[], join: IndexThread | undefined): Promise<Pressed | undefined> {
  const fields = new Map(sections.flatMap((section) => [...section.fields]));
  if (!join) return { files: await repackIndex(sections.flatMap((section) => section.files)), fields };
  const files = await join({ kind: 'join', sections: { sections: sections.map(({ files: some, pages }) => ({ files: new Map(some.map(({ path, content }) => [path, content])), pages })), placesInFile } });
  return files && { files, fields };
}
