import { Timeline } from 'antd';
import { Fragment } from 'react';
import type { HistoryEntryReply } from '../api/generated';
import { readable } from '../frame/known-at-control';
import { useWords } from '../i18n/words';
import { useNames } from './names';
import { RecordedText } from './recorded-text';

/** What was recorded, in the order of the log: the day it happened, and when and by whom it was recorded. */
export function History({ entries }: { entries: HistoryEntryReply[] }) {
  const { t, word } = useWords();
  const { organization } = useNames();
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
                  who: entry.actor.organization
                    ? organization(entry.actor.organization)
                    : word('role', entry.actor.role),
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
function HistoryDetail({ entry }: { entry: HistoryEntryReply }) {
  const { t, word } = useWords();
  const { organization } = useNames();
  const data = (entry.data ?? {}) as Record<string, unknown>;
  const text = (name: string) => (typeof data[name] === 'string' ? data[name] : '');
  const owner = entry.type === 'AssetTransferred' ? organization(text('owner')) : '';
  const parts = [
    text('certificateNumber'),
    text('number'),
    word('revocation', text('effect')),
    text('effectiveFrom') === entry.occurredOn ? '' : text('effectiveFrom'),
    text('replacedBy'),
    text('reason'),
    text('note'),
    word('grade', text('grade')),
    Array.isArray(data.notified)
      ? data.notified.map((id) => organization(String(id))).join(t('common.listJoin'))
      : '',
    owner,
  ].filter((part) => part !== '');
  if (parts.length === 0) return null;
  return (
    <span className="muted">
      {parts.map((part, i) => (
        // A part is text of one event and stays where it is.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={i}>
          {' · '}
          <RecordedText text={part} />
        </Fragment>
      ))}
    </span>
  );
}
