import { addOnce, type Span } from './admission-facts';

/** What was said about a certificate after it was recorded, and by whom. */
export interface Word {
  position: number;
  by: number;
}

export interface Dispute extends Word {
  id: string;
}

export interface Suspension extends Span {
  id: string;
}

/**
 * What people said about certificates beside what stands on them: sparse, by certificate number. A word counts only
 * of who may say it; that is looked at when it is asked for, because ownership may be learnt later.
 */
export class CertificateWords {
  readonly acceptances = new Map<number, Word[]>();
  readonly confirmations = new Map<number, Word[]>();
  readonly disputes = new Map<number, Dispute[]>();
  readonly suspensions = new Map<number, Suspension[]>();
  /** The organization that copied a certificate from paper. */
  readonly transcribers = new Map<number, number>();
  /** Transcriptions that bear a certificate number. */
  readonly transcriptions = new Map<number, number[]>();

  /** Whether it is new; one of a position is known once. */
  add<T extends { position: number }>(words: Map<number, T[]>, certificate: number, word: T): boolean {
    return addOnce(words, certificate, word);
  }

  addTranscription(certificate: number, number: number, by: number): void {
    this.transcribers.set(certificate, by);
    const others = this.transcriptions.get(number);
    if (others === undefined) this.transcriptions.set(number, [certificate]);
    else others.push(certificate);
  }
}
