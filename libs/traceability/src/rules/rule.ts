import type {
  CalibrationResult,
  CivilDate,
  LaboratoryState,
  Severity,
  StandardReference,
} from '@suyuan/domain';
import type { GapCode, Trace, TraceLink } from '../answers';
import type { Steps } from '../steps';
import type { CertificateData, Dossier, RegisteredAsset } from './dossier';

/** A rule that fired: what it rests on, and where within the result. */
export interface Hit {
  /** Ids of certificates, examinations, scopes, schemes, methods or events. */
  evidence: string[];
  /** Where it is less (or more) grave than the rule list says. */
  severity?: Severity;
  /** Indices of the points of the child's result that it is about. */
  points?: number[];
}

/** One link to judge: a result and a reference it names, on the day it was used. */
export interface LinkCase {
  dossier: Dossier;
  link: TraceLink;
  child: CertificateData;
  /** The asset the child's certificate belongs to; null while it is not known. */
  childAsset: RegisteredAsset | null;
  result: CalibrationResult;
  reference: StandardReference;
  /** The day of use: when the child was performed. */
  usedOn: CivilDate;
  /** The certificate the link leads to; null where it leads to none. */
  parent: CertificateData | null;
  /** The asset of the parent, or the one the reference names; null for an external or unknown one. */
  parentAsset: RegisteredAsset | null;
  /** The results of the parent that serve, those the walk goes on with. */
  parentResults: readonly CalibrationResult[];
}

/** One walked result of a certificate, judged as of the day it was performed. */
export interface ResultCase {
  dossier: Dossier;
  certificate: CertificateData;
  asset: RegisteredAsset | null;
  laboratory: LaboratoryState;
  result: CalibrationResult;
  /** The MAIN links of the result with the assets they lead to. */
  links: readonly LinkCase[];
}

/** A certificate of the trace as a whole, judged as of the day it was performed. */
export interface CertificateCase {
  dossier: Dossier;
  certificate: CertificateData;
  asset: RegisteredAsset | null;
}

/** The trace as a whole. */
export interface TraceCase {
  dossier: Dossier;
  trace: Trace;
}

interface Named {
  /** Its code in the domain's rule list, where severity, readers, words and article stand. */
  code: GapCode;
}

/** Judges each link that has a child known here. `ancillary`: also links of role ANCILLARY, as a remark. */
export interface LinkRule extends Named {
  ancillary: boolean;
  judge(c: LinkCase): Hit[];
}

export interface ResultRule extends Named {
  judge(c: ResultCase): Hit[];
}

export interface CertificateRule extends Named {
  judge(c: CertificateCase): Hit[];
}

/** In steps: a trace may have a hundred thousand links. */
export interface TraceRule extends Named {
  judge(c: TraceCase): Steps<Hit[]>;
}

export const SILENT: Hit[] = [];

/** One hit where there is evidence, silence where there is none. */
export function hitBy(evidence: readonly string[]): Hit[] {
  return evidence.length === 0 ? SILENT : [{ evidence: [...evidence] }];
}
