import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { listProposals } from '../api/questions';
import { useMoment } from '../frame/moment';
import { PageTitle } from '../frame/page-title';
import { useWords } from '../i18n/words';
import { Answer } from '../parts/answer';

/** What waits for the reader, or for somebody of the reader's organization. */
export default function ProposalsPage() {
  const { t, word } = useWords();
  const moment = useMoment();
  const found = useQuery({
    queryKey: ['proposals', moment.seen],
    queryFn: ({ signal }) => listProposals(moment.seen, signal),
  });
  return (
    <>
      <PageTitle title={t('proposal.list')} below={t('proposal.listHelp')} />
      <Answer query={found}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="muted">{t('proposal.none')}</p>
          ) : (
            <ul className="stack" data-testid="proposals">
              {items.map(({ id, command, on, expiresAt }) => (
                <li key={id}>
                  <Link to={moment.to(`/proposals/${encodeURIComponent(id)}`)}>
                    {word('proposalCommand', command)} · <span translate="no">{on}</span>
                  </Link>{' '}
                  <span className="muted small">
                    {t('proposal.until', { instant: expiresAt.slice(0, 16).replace('T', ' ') })}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </>
  );
}
