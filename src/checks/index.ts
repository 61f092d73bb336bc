import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Check, Manual } from '../model/manual.ts';
import { danglingReferences } from './dangling-references.ts';
import { internalLinks } from './internal-links.ts';
import { missingImages } from './missing-images.ts';
import { partUse } from './part-use.ts';
import { processFlow } from './process-flow.ts';
import { retiredReferences } from './retired-references.ts';

const checks: readonly Check[] = [danglingReferences, retiredReferences, internalLinks, missingImages, partUse, processFlow];

export const checkManual = (manual: Manual): readonly Diagnostic[] => checks.flatMap((check) => check(manual));
