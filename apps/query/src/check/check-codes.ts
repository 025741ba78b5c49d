import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Secrets } from '@suyuan/platform';

/** Without I, L, O and U: what is read from a label is typed as it is meant. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** 60 bits: nobody tries them all against a check that allows some thirty looks a minute. */
const LENGTH = 12;
const GROUP = 4;

/**
 * The code that a laboratory prints on the label beside the number. It follows from the certificate's id and the secret
 * of the installation, so nothing has to be stored, and knowing one tells nothing about another.
 */
@Injectable()
export class CheckCodes {
  private readonly key: Buffer;

  constructor(secrets: Secrets) {
    this.key = secrets.key('check-code');
  }

  /** `7Q2M-0XKD-9A4T` */
  of(certificate: string): string {
    const plain = this.plainOf(certificate);
    return [0, 1, 2].map((part) => plain.slice(part * GROUP, (part + 1) * GROUP)).join('-');
  }

  /** However typed: case, dashes and spaces do not matter, and O, I, L are the digits they look like. */
  isOf(certificate: string, typed: string): boolean {
    const told = typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[\s\p{Pd}]/gu, '')
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1');
    const given = Buffer.from(told, 'utf8');
    const right = Buffer.from(this.plainOf(certificate), 'utf8');
    return given.length === right.length && timingSafeEqual(given, right);
  }

  private plainOf(certificate: string): string {
    const mac = createHmac('sha256', this.key).update(certificate, 'utf8').digest();
    // A byte modulo 32 is even, as 256 is a multiple of it.
    return Array.from(mac.subarray(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
  }
}
