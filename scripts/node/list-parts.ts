import { planTargets } from '../pdf/print-plan.ts';
import type { PrintEdition, PrintPlan } from '../pdf/print-plan.ts';
import { partitionPieces, selectPieces, webAddresses } from '../pdf/print-source.ts';
import type { PrintPiece, PrintSource } from '../pdf/print-source.ts';
import type { CoverFacts, Targets } from './print-page-dom.ts';
import type { PartRequest } from './print-part.ts';

/** A controlled copy: its number and who answers for it. */
export interface ControlledCopy {
  readonly number: string;
  readonly holder: string;
}

/** Which book of the print page, and for whom. */
export interface PrintRequest {
  /** Undefined for the whole book. */
  readonly edition?: PrintEdition | undefined;
  readonly copy?: ControlledCopy | undefined;
}

/** Serves a page made of some pieces: its address, and the digest of everything that it is made of. */
export type Publish = (pieces: readonly PrintPiece[], index: number) => { readonly url: string; readonly digest: string };

export interface PartsRequest extends PrintRequest {
  readonly source: PrintSource;
  readonly publish: Publish;
  /** The most characters that one part may have. */
  readonly partSize?: number | undefined;
}

export interface Part extends PartRequest {
  readonly digest: string;
  /** Characters of the page: about how long it takes. */
  readonly size: number;
  /** Undefined until the page of an edition is there to ask. */
  readonly targets: Targets | undefined;
  readonly ids: ReadonlySet<string>;
  /** The ids behind its links and its slots for page numbers. */
  readonly pointsTo: readonly string[];
}

/** About two hundred pages. Chromium takes longer with every page of a file; two such parts at a time also bound the memory. */
const PART_SIZE = 1_200_000;

/** The whole book is printed in as many parts as it takes; an edition leaves things out of its page and is one part. */
export function listParts({ source, edition, copy, publish, partSize = PART_SIZE }: PartsRequest): readonly Part[] {
  const pieces = selectPieces(source, edition ? new Set(edition.parts) : null);
  const left = edition ? source.pieces.filter((piece) => !pieces.includes(piece)) : [];
  const cover = coverFacts({ edition, copy });
  const groups = edition ? [pieces] : partitionPieces(pieces, partSize);
  const targets = edition ? [] : shareTargets(source.plan, groups);
  return groups.map((group, index) => {
    const pointsTo = new Set(group.flatMap((piece) => piece.targets));
    const addresses = [...webAddresses(left)].filter(([id]) => pointsTo.has(id));
    return {
      ...publish(group, index),
      selection: { parts: edition?.parts ?? null, addresses: Object.fromEntries(addresses) },
      cover,
      size: group.reduce((sum, { html }) => sum + html.length, 0),
      targets: targets[index],
      ids: new Set(group.flatMap(({ ids }) => ids)),
      pointsTo: [...pointsTo],
    };
  });
}

/** For each part: which of its ids the book points to, and which of the others' it points to. What is in no part is asked of the first. */
function shareTargets(plan: PrintPlan, groups: readonly (readonly PrintPiece[])[]): readonly Targets[] {
  const owners = new Map(groups.flatMap((group, index) => group.flatMap(({ ids }) => ids.map((id) => [id, index] as const))));
  const wanted = [...new Set([...planTargets(plan), ...groups.flatMap((group) => group.flatMap(({ targets }) => targets.filter((id) => owners.has(id))))])];
  return groups.map((group, index) => ({
    wanted: wanted.filter((id) => (owners.get(id) ?? 0) === index),
    elsewhere: [...new Set(group.flatMap(({ targets }) => targets))].filter((id) => (owners.get(id) ?? index) !== index),
  }));
}

export const issuedTo = ({ number, holder }: ControlledCopy): string => `受控副本 第 ${number} 号　持有人：${holder}`;

function coverFacts({ edition, copy }: PrintRequest): CoverFacts {
  const copyTexts = copy ? { copy: copy.number, holder: copy.holder, stamp: '受控副本', note: '这是受控副本：换版时由发放人收回旧本、换发新本；复印件不受控。' } : {};
  return { texts: { ...(edition && { edition: edition.name }), ...copyTexts }, footNote: copy ? issuedTo(copy) : null };
}
