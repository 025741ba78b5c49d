import { hitBy, SILENT, type CertificateRule } from './rule';

/** What was found when the certificate came stands in its own data; it is judged here and refused nowhere. */
export const contentMustHaveItsDigest: CertificateRule = {
  code: 'HASH_MISMATCH',
  judge: ({ certificate: { id, integrity } }) =>
    integrity === undefined || integrity.statedHash === integrity.computedHash ? SILENT : hitBy([id]),
};

export const signatureMustVerify: CertificateRule = {
  code: 'SIGNATURE_INVALID',
  judge: ({ certificate: { id, integrity } }) =>
    integrity?.signature?.valid === false ? hitBy([id]) : SILENT,
};
