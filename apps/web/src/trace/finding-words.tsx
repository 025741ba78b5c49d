import type { Severity } from '../api/generated';
import { Status } from '../parts/status';
import { useWords } from '../i18n/words';
import type { ChainFinding } from './chain-model';
import { resultsText } from './result-numbers';

interface Props {
  ofResults?: number;
  /** Also the article it rests on; a picture has no room for it. */
  withArticle?: boolean;
}

/** A finding where it belongs: icon, word, and what is the matter in a sentence. */
export function FindingWords({ finding, ofResults, withArticle = false }: Props & { finding: ChainFinding }) {
  const { t, local, word } = useWords();
  const some = ofResults !== undefined && finding.results.length > 0 && finding.results.length < ofResults;
  return (
    <span className="finding" data-code={finding.code}>
      <Status group="severity" code={finding.severity} />{' '}
      <span>{local(finding.message) || word('code', finding.code)}</span>
      {finding.expiry && <span> {t('trace.expiry', finding.expiry)}</span>}
      {withArticle && finding.article && (
        <span className="muted small"> {t('trace.article', { article: local(finding.article) })}</span>
      )}
      {some && (
        <span className="muted"> {t('trace.ofResults', { results: resultsText(finding.results) })}</span>
      )}
    </span>
  );
}

export function FindingList({ findings, ...more }: Props & { findings: ChainFinding[] }) {
  return (
    <ul className="findings">
      {findings.map((finding) => (
        <li key={`${finding.code} ${finding.evidence.join(' ')}`}>
          <FindingWords finding={finding} {...more} />
        </li>
      ))}
    </ul>
  );
}

/** Marks the failing link nearest to the start: broken by a gap, or only open. */
export function FirstFailingMark({ severity }: { severity: Severity | null }) {
  const { t } = useWords();
  if (severity === 'GAP') return <b className="first-failing">{t('trace.firstFailing')}</b>;
  return <b>{t('trace.firstOpen')}</b>;
}
