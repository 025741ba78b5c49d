import { Injectable } from '@nestjs/common';
import type { Reader } from '@suyuan/read-model';
import { mapInSteps, present, STEP_ITEMS, type Steps } from '@suyuan/traceability';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { Digests } from '../names/digests';
import { Handles } from './handles';
import { isNamedById, isPlain, kindsOf, PROSE, UNORDERED } from './redaction-fields';
import { Rights } from './rights';
import { inSlices } from '../slices';
import { AssetReadings } from './asset-readings';

/** What must not be named to a reader, each with the handle that stands for it. */
interface Secrecy {
  assets: ReadonlyMap<string, string>;
  certificates: ReadonlyMap<string, string>;
  /** Findings and impact cases. */
  cases: ReadonlyMap<string, string>;
}

interface Found {
  assets: Set<string>;
  certificates: Set<string>;
  cases: Set<string>;
}

/** So deep others get their turn between two members of an answer; what lies deeper is small: one link, one item. */
const STEPS_DEPTH = 2;

const ID = /^[A-Za-z0-9._-]{1,64}$/;
/** What stands between the words of a sentence; a full stop or dash at the end of a word belongs to the sentence. */
const BETWEEN_IDS = /([^A-Za-z0-9._-]+|[._-]+(?=[^A-Za-z0-9._-]|$))/;

/**
 * The last thing that happens to an answer: whatever names a hidden record, in whatever field, becomes its handle. What
 * puts an answer together leaves out what is not for the reader; this looks at the answer as a whole, so that a place
 * somebody forgot, or a new one, names nothing. A field is looked at unless it is known to hold no name.
 */
@Injectable()
export class Redactor {
  private readonly spoken = new WeakMap<object, ReadonlySet<string>>();

  constructor(
    private readonly keeper: GraphKeeper,
    private readonly visibility: Visibility,
    private readonly rights: Rights,
    private readonly readings: AssetReadings,
    private readonly digests: Digests,
    private readonly handles: Handles,
  ) {}

  /** The ids in an answer that are the reader's own words: it recorded them itself, and its digest is over them. */
  ownWords<T extends object>(answer: T, ids: Iterable<string>): T {
    this.spoken.set(answer, new Set(ids));
    return answer;
  }

  async redact<T>(reader: Reader, answer: T): Promise<T> {
    return (await this.redactCounted(reader, answer)).answer;
  }

  /** The answer, and how many records stand in it by a handle only. */
  async redactCounted<T>(reader: Reader, answer: T): Promise<{ answer: T; hidden: number }> {
    if (reader.role === 'admin' || this.rights.hidesNothing) return { answer, hidden: 0 };
    const found: Found = { assets: new Set(), certificates: new Set(), cases: new Set() };
    await inSlices(this.lookInSteps(answer, '', found, 0));
    const own = typeof answer === 'object' && answer !== null ? this.spoken.get(answer) : undefined;
    const secrecy = await this.secrecyOf(reader, found, own ?? new Set());
    const hidden = secrecy.assets.size + secrecy.certificates.size + secrecy.cases.size;
    if (hidden === 0) return { answer, hidden };
    const written = await inSlices(new Rewriting(secrecy, this).inSteps(answer, '', false, 0));
    return { answer: written as T, hidden };
  }

  /** Handles of the certificates among some that must not be named to a reader, by id. */
  async hiddenCertificates(reader: Reader, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    if (reader.role === 'admin' || this.rights.hidesNothing) return new Map();
    const found: Found = { assets: new Set(), certificates: new Set(), cases: new Set() };
    for (const id of ids) if (this.isOfHidden(id)) found.certificates.add(id);
    return (await this.secrecyOf(reader, found, new Set())).certificates;
  }

  /** The hidden asset behind a nameplate, or the hidden certificate behind a number. */
  behind(value: Record<string, unknown>): { kind: 'asset' | 'certificate'; id: string } | null {
    const names = Object.keys(value);
    const { manufacturer, model, serialNumber, issuer, number } = value;
    if (names.length === 3 && isText(manufacturer) && isText(model) && isText(serialNumber)) {
      const id = this.rights.hiddenBearer({ manufacturer, model, serialNumber });
      return id === null ? null : { kind: 'asset', id };
    }
    if (names.length !== 2 || !isText(issuer) || !isText(number)) return null;
    const borne = this.keeper.graph.certificatesByNumber(issuer, number, this.visibility.visible);
    const id = borne.find((each) => this.isOfHidden(each));
    return id === undefined ? null : { kind: 'certificate', id };
  }

  isCertificate(id: unknown): boolean {
    return typeof id === 'string' && this.keeper.graph.knowsCertificate(id, this.visibility.visible);
  }

  private *lookInSteps(value: unknown, key: string, found: Found, depth: number): Steps<void> {
    if (depth === STEPS_DEPTH || typeof value !== 'object' || value === null) {
      this.look(value, key, found);
      return;
    }
    const isList = Array.isArray(value);
    if (!isList) this.lookAtPair(value as Record<string, unknown>, found);
    let looked = 0;
    for (const [name, entry] of Object.entries(value) as [string, unknown][]) {
      if ((looked += 1) % STEP_ITEMS === 0) yield;
      if (!isList && isNamedById(name, key)) this.lookAtText(name, key, found);
      yield* this.lookInSteps(entry, isList ? key : name, found, depth + 1);
    }
  }

  private look(value: unknown, key: string, found: Found): void {
    if (typeof value === 'string') this.lookAtText(value, key, found);
    else if (Array.isArray(value)) for (const entry of value) this.look(entry, key, found);
    else if (typeof value === 'object' && value !== null) {
      this.lookAtPair(value as Record<string, unknown>, found);
      for (const [name, entry] of Object.entries(value)) {
        if (isNamedById(name, key)) this.lookAtText(name, key, found);
        this.look(entry, name, found);
      }
    }
  }

  private lookAtPair(value: Record<string, unknown>, found: Found): void {
    const behind = this.behind(value);
    if (behind !== null) found[behind.kind === 'asset' ? 'assets' : 'certificates'].add(behind.id);
  }

  private lookAtText(text: string, key: string, found: Found): void {
    if (isPlain(key)) return;
    for (const word of PROSE.has(key) ? text.split(BETWEEN_IDS) : [text]) {
      if (!ID.test(word)) continue;
      const kinds = kindsOf(key);
      if (kinds.asset && this.rights.isHidden(word)) found.assets.add(word);
      if (kinds.certificate && this.isOfHidden(word)) found.certificates.add(word);
      if (kinds.finding && this.isHiddenCase(word)) found.cases.add(word);
    }
  }

  /** Ids are chosen by who records: a finding may have that of a certificate or asset that everybody knows. */
  private isHiddenCase(id: string): boolean {
    if (this.rights.hiddenAssetOfCase(id) === null) return false;
    return !this.isCertificate(id) && !this.keeper.graph.knowsAsset(id, this.visibility.visible);
  }

  private isOfHidden(certificate: string): boolean {
    const asset = this.keeper.graph.assetOfCertificate(certificate, this.visibility.visible);
    return asset !== null && this.rights.isHidden(asset);
  }

  private async secrecyOf(reader: Reader, found: Found, own: ReadonlySet<string>): Promise<Secrecy> {
    const { graph } = this.keeper;
    const assetOf = new Map<string, string>();
    for (const id of found.certificates) {
      const asset = graph.assetOfCertificate(id, this.visibility.visible);
      if (asset !== null) assetOf.set(id, asset);
    }
    const caseOf = new Map<string, string>();
    for (const id of found.cases) caseOf.set(id, this.rights.hiddenAssetOfCase(id) as string);
    const concerned = [...found.assets, ...assetOf.values(), ...caseOf.values()];
    const hidden = await this.readings.hiddenFrom(reader, concerned);
    const assets = new Map<string, string>();
    for (const id of found.assets)
      if (hidden.has(id) && !own.has(id)) assets.set(id, this.handles.of(reader, 'asset', id));
    const ofHidden = [...assetOf].filter(([id, asset]) => hidden.has(asset) && !own.has(id));
    const certificates = new Map<string, string>();
    const digests = await this.digests.certificates(ofHidden.map(([id]) => id));
    for (const [id] of ofHidden) {
      // Who issued a certificate knows it.
      const { issuer } = present(digests.get(id), `certificate ${id}`);
      const issued = reader.organization !== null && issuer === reader.organization;
      if (!issued) certificates.set(id, this.handles.of(reader, 'certificate', id));
    }
    const cases = new Map<string, string>();
    for (const [id, asset] of caseOf)
      if (hidden.has(asset) && !own.has(id)) cases.set(id, this.handles.of(reader, 'case', id));
    return { assets, certificates, cases };
  }
}

/** Rewrites an answer with handles in place of what must not be named. */
class Rewriting {
  constructor(
    private readonly secrecy: Secrecy,
    private readonly redactor: Redactor,
  ) {}

  /** @param near whether it speaks of a hidden record, so that its evidence is shown as far as it is the chain's own */
  value(value: unknown, key: string, near: boolean): unknown {
    if (typeof value === 'string') return this.text(value, key);
    if (Array.isArray(value)) {
      const shown = this.shown(value, key, near);
      return this.ordered(
        shown,
        shown.map((entry) => this.value(entry, key, near)),
        key,
      );
    }
    if (typeof value !== 'object' || value === null) return value;
    const fields = value as Record<string, unknown>;
    const handle = this.handleFor(fields);
    if (handle !== undefined) return handle;
    const speaks = this.speaks(fields, near);
    // Without a prototype: an id may be any word, `__proto__` too.
    const written = Object.create(null) as Record<string, unknown>;
    for (const [name, entry] of Object.entries(fields))
      written[this.nameOf(name, key)] = this.value(entry, name, speaks);
    return written;
  }

  /** `value` of an answer as a whole. */
  *inSteps(value: unknown, key: string, near: boolean, depth: number): Steps<unknown> {
    if (depth === STEPS_DEPTH || typeof value !== 'object' || value === null)
      return this.value(value, key, near);
    if (Array.isArray(value)) {
      const shown = this.shown(value, key, near);
      const written = yield* mapInSteps(shown, (entry) => this.value(entry, key, near));
      return this.ordered(shown, written, key);
    }
    const fields = value as Record<string, unknown>;
    const handle = this.handleFor(fields);
    if (handle !== undefined) return handle;
    const speaks = this.speaks(fields, near);
    const written = Object.create(null) as Record<string, unknown>;
    let count = 0;
    for (const [name, entry] of Object.entries(fields)) {
      if ((count += 1) % STEP_ITEMS === 0) yield;
      written[this.nameOf(name, key)] = yield* this.inSteps(entry, name, speaks, depth + 1);
    }
    return written;
  }

  /** What stands in place of a nameplate or number that names a hidden record; undefined: it names none. */
  private handleFor(fields: Record<string, unknown>): string | null | undefined {
    const behind = this.redactor.behind(fields);
    if (behind === null) return undefined;
    const { assets, certificates } = this.secrecy;
    const handle = (behind.kind === 'asset' ? assets : certificates).get(behind.id);
    return handle === undefined || behind.kind === 'asset' ? handle : null;
  }

  private speaks(fields: Record<string, unknown>, near: boolean): boolean {
    return near || this.isOfHidden(fields) || this.isOfHidden(fields.at);
  }

  /** Whether it is about a step from or to a hidden certificate. */
  private isOfHidden(step: unknown): boolean {
    if (typeof step !== 'object' || step === null) return false;
    const { from, to } = step as Record<string, unknown>;
    return [from, to].some((id) => typeof id === 'string' && this.secrecy.certificates.has(id));
  }

  /** Examinations, scopes and findings would name what is hidden; certificates become handles. */
  private shown(list: unknown[], key: string, near: boolean): unknown[] {
    return key === 'evidence' && near ? list.filter((id) => this.redactor.isCertificate(id)) : list;
  }

  /** Sorted by id before, so the place of a handle among ids would tell between which ones its id lies. */
  private ordered(shown: readonly unknown[], written: unknown[], key: string): unknown[] {
    if (!UNORDERED.has(key)) return written;
    const changed = (index: number): boolean => written[index] !== shown[index];
    const handles = written.filter((_, index) => changed(index)) as string[];
    return [...written.filter((_, index) => !changed(index)), ...handles.toSorted()];
  }

  private nameOf(name: string, key: string): string {
    return isNamedById(name, key) ? this.text(name, key) : name;
  }

  private text(text: string, key: string): string {
    if (isPlain(key)) return text;
    const kinds = kindsOf(key);
    const { assets, certificates, cases } = this.secrecy;
    const word = (one: string): string =>
      (kinds.certificate ? certificates.get(one) : undefined) ??
      (kinds.asset ? assets.get(one) : undefined) ??
      (kinds.finding ? cases.get(one) : undefined) ??
      one;
    return PROSE.has(key) ? text.split(BETWEEN_IDS).map(word).join('') : word(text);
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
