import type { IntegrityBody as IntegrityStatement } from '@suyuan/domain';
import { Base64Url, Digest, Id, LabelField, Nested, OPTIONAL, TextField } from './fields';
import { MAX_MEDIA_TYPE_LENGTH, MAX_NAME_LENGTH } from './limits';

/** Bytes of an Ed25519 signature (RFC 8032). */
const ED25519_SIGNATURE_BYTES = 64;

export class SignatureBody {
  @Id({ description: 'One of the keys that the issuer registered.' })
  keyId!: string;

  @Base64Url(ED25519_SIGNATURE_BYTES, {
    description: 'Ed25519 over the same canonical bytes as `payloadHash`, base64url.',
  })
  value!: string;
}

/** Proof of what was sent. Nothing is refused for it: what is found is recorded and judged. */
export class IntegrityBody implements IntegrityStatement {
  @Digest({
    description:
      'SHA-256, hex, of the canonical JSON (RFC 8785) of this body as posted, without `integrity`.',
  })
  payloadHash!: string;

  @Nested(() => SignatureBody, OPTIONAL)
  signature?: SignatureBody | null;
}

/** What is held of a certificate on paper: the digest of its bytes, for whoever sees the paper. */
export class CertificateCopyBody {
  @Digest({ description: 'SHA-256, hex, of the copy.' })
  sha256!: string;

  @TextField(MAX_NAME_LENGTH, OPTIONAL)
  name?: string | null;

  @LabelField(MAX_MEDIA_TYPE_LENGTH, { optional: true, example: 'application/pdf' })
  mediaType?: string | null;
}
