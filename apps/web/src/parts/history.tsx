import { Timeline } from 'antd';
import type { HistoryEntry } from '../api/shapes';
import { readable } from '../frame/known-at-control';
import { useWords } from '../i18n/words';

/** What was recorded, in the order of the log: the day it happened, and when and by whom it was recorded. */
export function History({ entries }: { entries: HistoryEntry[] }) {
  const { t, word } = useWords();
  return (
    <section aria-labelledby="history-title" data-testid="history">
      <h2 id="history-title">{t('history.title')}</h2>
      <Timeline
        items={entries.map((entry) => ({
          key: entry.position,
          content: (
            <>
              <b>{entry.occurredOn}</b> {word('event', entry.type)} <HistoryDetail entry={entry} />
              <br />
              <span className="muted small">
                {t('history.recorded', {
                  at: readable(entry.recordedAt),
                  position: entry.position,
                  who: entry.actor.organization ?? word('role', entry.actor.role),
                })}
              </span>
            </>
          ),
        }))}
      />
    </section>
  );
}

/** What the event says in words of its own: numbers, effect, reason, note. */
function HistoryDetail({ entry }: { entry: HistoryEntry }) {
  const { t, word } = useWords();
  const data = (entry.data ?? {}) as Record<string, unknown>;
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
  const owner = entry.type === 'AssetTransferred' ? text('owner') : '';
  const parts = [
    text('certificateNumber'),
    text('number'),
    word('revocation', text('effect')),
    text('effectiveFrom') === entry.occurredOn ? '' : text('effectiveFrom'),
    text('replacedBy'),
    text('reason'),
    text('note'),
    word('grade', text('grade')),
    Array.isArray(data.notified) ? data.notified.join(t('common.listJoin')) : '',
    owner,
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : <span className="muted">· {parts.join(' · ')}</span>;
}
