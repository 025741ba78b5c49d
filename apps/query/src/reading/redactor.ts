import { Injectable } from '@nestjs/common';
import type { Reader } from '@suyuan/read-model';
import { GraphKeeper } from '../graph/graph-keeper';
import { Visibility } from '../graph/visibility';
import { Digests } from './digests';
import { Handles } from './handles';
import { isPlain, kindsOf, PROSE, UNORDERED } from './redaction-fields';
import { Rights } from './rights';
import { Standings } from './standings';

/** What must not be named to a reader, each with the handle that stands for it. */
interface Secrecy {
  assets: ReadonlyMap<string, string>;
  certificates: ReadonlyMap<string, string>;
}

interface Found {
  assets: Set<string>;
  certificates: Set<string>;
}

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
    private readonly standings: Standings,
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
    if (reader.role === 'admin' || this.rights.hiddenCount === 0) return { answer, hidden: 0 };
    const found: Found = { assets: new Set(), certificates: new Set() };
    this.look(answer, '', found);
    const own = typeof answer === 'object' && answer !== null ? this.spoken.get(answer) : undefined;
    const secrecy = await this.secrecyOf(reader, found, own ?? new Set());
    const hidden = secrecy.assets.size + secrecy.certificates.size;
    return hidden === 0
      ? { answer, hidden }
      : { answer: new Rewriting(secrecy, this).value(answer, '', false) as T, hidden };
  }

  /** Handles of the certificates among some that must not be named to a reader, by id. */
  async hiddenCertificates(reader: Reader, ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    if (reader.role === 'admin' || this.rights.hiddenCount === 0) return new Map();
    const found: Found = { assets: new Set(), certificates: new Set() };
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
    const id = this.keeper.graph.certificateByNumber(issuer, number, this.visibility.visible);
    return id !== null && this.isOfHidden(id) ? { kind: 'certificate', id } : null;
  }

  isCertificate(id: unknown): boolean {
    return typeof id === 'string' && this.keeper.graph.knowsCertificate(id, this.visibility.visible);
  }

  private look(value: unknown, key: string, found: Found): void {
    if (typeof value === 'string') this.lookAtText(value, key, found);
    else if (Array.isArray(value)) for (const entry of value) this.look(entry, key, found);
    else if (typeof value === 'object' && value !== null) {
      const behind = this.behind(value as Record<string, unknown>);
      if (behind !== null) found[behind.kind === 'asset' ? 'assets' : 'certificates'].add(behind.id);
      for (const [name, entry] of Object.entries(value)) {
        this.lookAtText(name, key, found);
        this.look(entry, name, found);
      }
    }
  }

  private lookAtText(text: string, key: string, found: Found): void {
    if (isPlain(key)) return;
    for (const word of PROSE.has(key) ? text.split(BETWEEN_IDS) : [text]) {
      if (!ID.test(word)) continue;
      const kinds = kindsOf(key);
      if (kinds.asset && this.rights.isHidden(word)) found.assets.add(word);
      if (kinds.certificate && this.isOfHidden(word)) found.certificates.add(word);
    }
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
    const hidden = await this.standings.hiddenFrom(reader, [...found.assets, ...assetOf.values()]);
    const assets = new Map<string, string>();
    for (const id of found.assets)
      if (hidden.has(id) && !own.has(id)) assets.set(id, this.handles.of(reader, 'asset', id));
    const ofHidden = [...assetOf].filter(([id, asset]) => hidden.has(asset) && !own.has(id));
    const certificates = new Map<string, string>();
    const digests = await this.digests.certificates(ofHidden.map(([id]) => id));
    for (const [id] of ofHidden) {
      // Who issued a certificate knows it.
      const issued = reader.organization !== null && digests.get(id)?.issuer === reader.organization;
      if (!issued) certificates.set(id, this.handles.of(reader, 'certificate', id));
    }
    return { assets, certificates };
  }
}

/** Writes an answer anew with handles in place of what must not be named. */
class Rewriting {
  constructor(
    private readonly secrecy: Secrecy,
    private readonly redactor: Redactor,
  ) {}

  /** @param near whether it speaks of a hidden record, so that its evidence is shown as far as it is the chain's own */
  value(value: unknown, key: string, near: boolean): unknown {
    if (typeof value === 'string') return this.text(value, key);
    if (Array.isArray(value)) return this.list(value, key, near);
    if (typeof value !== 'object' || value === null) return value;
    const fields = value as Record<string, unknown>;
    const behind = this.redactor.behind(fields);
    if (behind !== null) {
      const { assets, certificates } = this.secrecy;
      const handle = (behind.kind === 'asset' ? assets : certificates).get(behind.id);
      if (handle !== undefined) return behind.kind === 'asset' ? handle : null;
    }
    const speaks = near || this.isOfHidden(fields) || this.isOfHidden(fields.at);
    // Without a prototype: an id may be any word, `__proto__` too.
    const written = Object.create(null) as Record<string, unknown>;
    for (const [name, entry] of Object.entries(fields))
      written[this.text(name, key)] = this.value(entry, name, speaks);
    return written;
  }

  /** Whether it is about a step from or to a hidden certificate. */
  private isOfHidden(step: unknown): boolean {
    if (typeof step !== 'object' || step === null) return false;
    const { from, to } = step as Record<string, unknown>;
    return [from, to].some((id) => typeof id === 'string' && this.secrecy.certificates.has(id));
  }

  private list(list: unknown[], key: string, near: boolean): unknown[] {
    // Examinations, scopes and findings would name what is hidden; certificates become handles.
    const shown = key === 'evidence' && near ? list.filter((id) => this.redactor.isCertificate(id)) : list;
    const written = shown.map((entry) => this.value(entry, key, near));
    if (!UNORDERED.has(key)) return written;
    // Sorted by id before, so the place of a handle among ids would tell between which ones its id lies.
    const changed = (index: number): boolean => written[index] !== shown[index];
    const handles = written.filter((_, index) => changed(index)) as string[];
    return [...written.filter((_, index) => !changed(index)), ...handles.toSorted()];
  }

  private text(text: string, key: string): string {
    if (isPlain(key)) return text;
    const kinds = kindsOf(key);
    const { assets, certificates } = this.secrecy;
    const word = (one: string): string =>
      (kinds.certificate ? certificates.get(one) : undefined) ??
      (kinds.asset ? assets.get(one) : undefined) ??
      one;
    return PROSE.has(key) ? text.split(BETWEEN_IDS).map(word).join('') : word(text);
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
