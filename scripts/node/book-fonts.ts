import { join } from 'node:path';
import { projectDir } from './project-dir.ts';

/** Keeps the machine's fonts, and how it likes to see letters, out of the book: on Linux, where Chromium asks fontconfig for both. */
export const bookFonts = { FONTCONFIG_FILE: join(projectDir, 'scripts/config/book-fonts.conf') } as const;
