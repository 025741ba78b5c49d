/** What the sender states so that nobody can change a certificate on its way: beside the body, not part of it. */
export interface IntegrityBody {
  /** SHA-256, as 64 hexadecimal digits, of the canonical JSON (RFC 8785) of the posted body without `integrity`. */
  payloadHash: string;
  /** Ed25519 over the same canonical bytes, by a key that the issuer registered; `value` is base64url. */
  signature?: { keyId: string; value: string } | null;
}

/** What was found when the certificate came: recorded as it was found, judged by the rule list. */
export interface IntegrityFact {
  statedHash: string;
  computedHash: string;
  /** Whether it verifies with the key of this id that the issuer had registered; null where none was stated. */
  signature: { keyId: string; valid: boolean } | null;
}
