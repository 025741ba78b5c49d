import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRef } from 'react';
import { useParams } from 'react-router';
import { approveProposal } from '../api/commands';
import type { ProposalReply } from '../api/generated';
import { readProposal } from '../api/questions';
import { useMoment } from '../frame/moment';
import { PageTitle } from '../frame/page-title';
import { useWords } from '../i18n/words';
import { PageAnswer } from '../parts/page-answer';
import { newIdempotencyKey } from '../parts/idempotency-key';
import { ProblemPanel } from '../parts/problem-panel';
import { ProposalFacts } from './proposal-facts';

/** What somebody proposed, to be read and approved by somebody else. */
export default function ProposalPage() {
  const { id = '' } = useParams();
  const { t, word } = useWords();
  const moment = useMoment();
  const found = useQuery({
    queryKey: ['proposal', id, moment.seen],
    queryFn: ({ signal }) => readProposal(id, moment.seen, signal),
  });
  return (
    <PageAnswer query={found}>
      {(record) => (
        <>
          <PageTitle
            title={word('proposalCommand', record.command)}
            below={<span translate="no">{record.id}</span>}
          />
          {record.state === 'OPEN' && (
            <Alert type="info" showIcon title={t('proposal.waits')} data-testid="proposal-waits" />
          )}
          <ProposalFacts record={record} />
          {record.state === 'OPEN' && <Approval record={record} />}
        </>
      )}
    </PageAnswer>
  );
}

/** The button of the second person; the server is the judge of who that may be. */
function Approval({ record }: { record: ProposalReply }) {
  const { t } = useWords();
  const moment = useMoment();
  const key = useRef(newIdempotencyKey());
  const approval = useMutation({
    mutationFn: () => approveProposal(record, key.current),
    onSuccess: ({ position }) => moment.change({ waitFor: String(position), knownAt: null }),
  });
  if (record.proposedBy.you) return <p className="muted">{t('proposal.yours')}</p>;
  return (
    <section className="no-print stack">
      {approval.isError && <ProblemPanel error={approval.error} />}
      <div className="form-end">
        <Button
          type="primary"
          loading={approval.isPending}
          onClick={() => approval.mutate()}
          data-testid="approve"
        >
          {t('proposal.approve')}
        </Button>
      </div>
    </section>
  );
}
