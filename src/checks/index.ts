import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Check, Clock, Manual } from '../model/manual.ts';
import { danglingReferences } from './dangling-references.ts';
import { documentSet } from './document-set.ts';
import { facts } from './facts.ts';
import { figureUse } from './figure-use.ts';
import { figureValues } from './figure-values.ts';
import { internalLinks } from './internal-links.ts';
import { kpiDefinitions } from './kpi-definitions.ts';
import { lightLimitValues } from './light-limits.ts';
import { missingImages } from './missing-images.ts';
import { outlineCoverage } from './outline-coverage.ts';
import { partUse } from './part-use.ts';
import { processFlow } from './process-flow.ts';
import { registerSums } from './register-sums.ts';
import { repeatedSentences } from './repeated-sentences.ts';
import { retiredReferences } from './retired-references.ts';
import { revisionHistory } from './revision-history.ts';
import { riskControls } from './risk-controls.ts';
import { standardYears } from './standard-years.ts';
import { standardsInForce } from './standards-in-force.ts';
import { stepDemands } from './step-demands.ts';
import { stepRoles } from './step-roles.ts';
import { stepTraining } from './step-training.ts';
import { suspectLinks } from './suspect-links.ts';
import { unusedEntries } from './unused-entries.ts';
import { unusedOutputs } from './unused-outputs.ts';
import { wording } from './wording.ts';

const checks: readonly Check[] = [
  danglingReferences,
  retiredReferences,
  internalLinks,
  missingImages,
  partUse,
  figureUse,
  figureValues,
  processFlow,
  stepDemands,
  stepRoles,
  stepTraining,
  kpiDefinitions,
  registerSums,
  lightLimitValues,
  unusedEntries,
  unusedOutputs,
  revisionHistory,
  suspectLinks,
  standardsInForce,
  standardYears,
  wording,
  facts,
  documentSet,
  riskControls,
  outlineCoverage,
  repeatedSentences,
];

/** All findings of the rules over a whole manual. Pure: the same manual and day give the same findings. */
export const checkManual = (manual: Manual, clock: Clock): readonly Diagnostic[] => checks.flatMap((check) => check(manual, clock));
