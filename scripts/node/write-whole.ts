import { rename, rm, writeFile } from 'node:fs/promises';

/** Replaces a file in one step: a command that is stopped leaves the old text, never half of the new one, and so does another name of the file. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
