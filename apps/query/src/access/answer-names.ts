import { Injectable } from '@nestjs/common';
import { regionOf, type LocalText, type NamedRegion } from '@suyuan/domain';
import { ReadModel, type Reader } from '@suyuan/read-model';
import { STEP_ITEMS, type Steps } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { inSlices } from '../slices';
import { Digests } from '../names/digests';
import { isTextOfRegion, ORGANIZATION_FIELDS, REGION_KEYED_FIELDS } from '../names/named-fields';
import { relationToOrganization } from './policy';

/** What the codes in an answer are called: beside it, once each, so that every place that shows a code can show a name. */
export interface AnsweredNames {
  organizations: Readonly<Record<string, LocalText>>;
  regions: Readonly<Record<string, NamedRegion>>;
}

interface Found {
  organizations: Set<string>;
  regions: Set<string>;
}

/** So deep others get their turn between two members of an answer; what lies deeper is small: one link, one item. */
const STEPS_DEPTH = 2;

/**
 * The one place that resolves names. It looks at an answer as it is sent, after everything that the reader may not know
 * has become a handle, so it names nobody whose id is not told; and it is as known at the position of the answer.
 */
@Injectable()
export class AnswerNames {
  constructor(
    private readonly keeper: GraphKeeper,
    private readonly visibility: Visibility,
    private readonly digests: Digests,
    private readonly readModel: ReadModel,
  ) {}

  async of(reader: Reader, answer: object): Promise<AnsweredNames> {
    const found: Found = { organizations: new Set(), regions: new Set() };
    await inSlices(lookInSteps(answer, found, 0));
    const { graph } = this.keeper;
    const knownAt = positionOf(answer) ?? this.visibility.visible;
    const day = dayOf(answer);
    const known = [...found.organizations].filter((id) => graph.knowsOrganization(id, knownAt)).toSorted();
    const digests = await this.digests.organizations(known);
    const organizations: [string, LocalText][] = [];
    for (const id of known) {
      const digest = digests.get(id);
      if (digest === undefined) continue;
      if (digest.system === null || (await this.mayKnow(reader, id)))
        organizations.push([id, graph.amendedName(id, day, knownAt) ?? digest.name]);
    }
    const regions = [...found.regions].toSorted().map((code) => [code, regionOf(code)] as const);
    return { organizations: Object.fromEntries(organizations), regions: Object.fromEntries(regions) };
  }

  /** Who stands under a supervision of its own is named to that supervision, to itself and to those bound to it. */
  private async mayKnow(reader: Reader, id: string): Promise<boolean> {
    if (reader.role === 'admin') return true;
    const reading = await this.readModel.organizationReading(id, reader.today);
    if (reading === null) return false;
    return !['HIDDEN', 'FOREIGN'].includes(relationToOrganization(reader, reading));
  }
}

/** The day that an answer speaks of, whose names it tells; null: the present. */
function dayOf(answer: object): string | null {
  const { question } = answer as { question?: { on?: unknown } };
  return typeof question?.on === 'string' ? question.on : null;
}

/** The position that an answer is as of; null: it says none. */
function positionOf(answer: object): number | null {
  const { completeness, question, knownAt } = answer as Record<string, unknown>;
  const stated = [
    knownAt,
    (question as { knownAt?: unknown } | undefined)?.knownAt,
    (completeness as { position?: unknown } | undefined)?.position,
  ];
  return stated.find((each) => typeof each === 'number') ?? null;
}

function* lookInSteps(value: object, found: Found, depth: number): Steps<void> {
  let looked = 0;
  for (const [key, entry] of Object.entries(value) as [string, unknown][]) {
    if ((looked += 1) % STEP_ITEMS === 0) yield;
    lookAt(value, key, entry, found);
    if (typeof entry !== 'object' || entry === null) continue;
    if (depth < STEPS_DEPTH) yield* lookInSteps(entry, found, depth + 1);
    else look(entry, found);
  }
}

function look(value: object, found: Found): void {
  for (const [key, entry] of Object.entries(value) as [string, unknown][]) {
    lookAt(value, key, entry, found);
    if (typeof entry === 'object' && entry !== null) look(entry, found);
  }
}

/** A certificate of a trace tells its issuer's name itself, or leaves it out with a reason. */
function lookAt(holder: object, key: string, entry: unknown, found: Found): void {
  if (key === 'issuer' && 'issuerName' in holder) return;
  if (ORGANIZATION_FIELDS.has(key)) {
    for (const id of Array.isArray(entry) ? (entry as unknown[]) : [entry])
      if (typeof id === 'string') found.organizations.add(id);
  }
  if (isTextOfRegion(key, entry)) found.regions.add(entry);
  if (REGION_KEYED_FIELDS.has(key) && typeof entry === 'object' && entry !== null)
    for (const code of Object.keys(entry)) if (/^\d{6}$/.test(code)) found.regions.add(code);
}
