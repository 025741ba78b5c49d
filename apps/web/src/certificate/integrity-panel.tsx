import type { IntegrityFactReply } from '../api/generated';
import { useWords } from '../i18n/words';
import { Status } from '../parts/status';

/** What was stated about the body that was sent, and what was found when it came. */
export function IntegrityPanel({ integrity }: { integrity: IntegrityFactReply | null }) {
  const { t } = useWords();
  if (integrity === null) return <p className="muted small">{t('integrity.notStated')}</p>;
  const { statedHash, computedHash, signature } = integrity;
  const matches = statedHash === computedHash;
  return (
    <dl className="facts" data-testid="integrity">
      <div>
        <dt>{t('integrity.hash')}</dt>
        <dd>
          <Status group="integrity" code={matches ? 'HASH_MATCHES' : 'HASH_DIFFERS'} />
        </dd>
      </div>
      <div className="facts-row">
        <dt>{t('integrity.statedHash')}</dt>
        <dd>
          <code className="digest">{statedHash}</code>
        </dd>
      </div>
      {!matches && (
        <div className="facts-row">
          <dt>{t('integrity.computedHash')}</dt>
          <dd>
            <code className="digest">{computedHash}</code>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('integrity.signature')}</dt>
        <dd>
          <Status group="integrity" code={signatureState(signature)} />
          {signature && (
            <>
              {' '}
              {t('integrity.key')} <code>{signature.keyId}</code>
            </>
          )}
        </dd>
      </div>
    </dl>
  );
}

function signatureState(signature: IntegrityFactReply['signature']): string {
  if (signature === null) return 'UNSIGNED';
  return signature.valid ? 'SIGNATURE_VALID' : 'SIGNATURE_INVALID';
}
