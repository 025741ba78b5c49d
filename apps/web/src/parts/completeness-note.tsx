import { Status } from './status';
import type { CompletenessReply } from '../api/generated';
import { useWords } from '../i18n/words';

/** What the answer rests on, and whether a limit cut it short. An answer never stops silently. */
export function CompletenessNote({ completeness }: { completeness: CompletenessReply }) {
  const { t } = useWords();
  const { complete, linksExamined, position, ruleSet, limit } = completeness;
  return (
    <p className="completeness" data-testid="completeness">
      {complete ? (
        <span className="small">{t('completeness.complete')}</span>
      ) : (
        <>
          <Status group="severity" code="UNDECIDED" />{' '}
          <strong>{t('completeness.cut', { limit: limit ?? '?' })}</strong>
        </>
      )}{' '}
      <span className="muted small">
        {[
          linksExamined === undefined ? null : t('completeness.links', { count: linksExamined }),
          position === undefined ? null : t('completeness.position', { position }),
          ruleSet ? t('completeness.ruleSet', { ruleSet }) : null,
        ]
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </p>
  );
}
