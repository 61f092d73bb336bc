import { rename, rm, writeFile } from 'node:fs/promises';

/** A text, or bytes one after the other. */
export type WholeContent = string | Iterable<Uint8Array>;

/** Replaces a file in one step: a command that is stopped leaves the old text, never half of the new one, and so does another name of the file. */
export async function writeWhole(file: string, content: WholeContent): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(draft, content);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
