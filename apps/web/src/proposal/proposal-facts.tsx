import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ProposalReply } from '../api/generated';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { useNames } from '../parts/names';
import { Status } from '../parts/status';

/** Where what a command is about can be read; a scope has no page of its own. */
const PAGE_OF: Record<string, string> = { RevokeCertificate: '/certificates', RecordLifecycle: '/assets' };

/** What is proposed, field by field as it was sent, by whom and until when. */
export function ProposalFacts({ record }: { record: ProposalReply }) {
  const { t, word } = useWords();
  const { organization: nameOf } = useNames();
  const { proposedBy, approval, body } = record;
  const who = ({ role, organization }: { role: string; organization: string | null }) =>
    [word('role', role), organization && nameOf(organization)].filter(Boolean).join(' · ');
  const rows: [string, ReactNode][] = [
    [t('proposal.on'), <Target key="on" record={record} />],
    ...Object.entries(body).map(([field, value]): [string, ReactNode] => [
      word('proposalField', field),
      field === 'owner' ? nameOf(printed(value)) : printed(value),
    ]),
    [t('proposal.proposedBy'), who(proposedBy)],
    [t('proposal.proposedAt'), <Instant key="at" at={record.proposedAt} />],
    [t('proposal.expiresAt'), <Instant key="expires" at={record.expiresAt} />],
    ...(approval ? [[t('proposal.approvedBy'), who(approval)] satisfies [string, ReactNode]] : []),
    ...(approval
      ? [
          [t('proposal.approvedAt'), <Instant key="approved" at={approval.at} />] satisfies [
            string,
            ReactNode,
          ],
        ]
      : []),
    [t('proposal.digest'), record.digest],
  ];
  return (
    <section className="card stack" aria-label={t('proposal.facts')} data-testid="proposal">
      <div className="verdict-line">
        <Status group="proposalState" code={record.state === 'OPEN' ? 'WAITING' : record.state} big />
      </div>
      <dl className="facts facts-wide">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Target({ record: { command, on } }: { record: ProposalReply }) {
  const moment = useMoment();
  const page = PAGE_OF[command];
  if (page === undefined) return <span translate="no">{on}</span>;
  return <Link to={moment.to(`${page}/${encodeURIComponent(on)}`)}>{on}</Link>;
}

function Instant({ at }: { at: string }) {
  const { language } = useWords();
  const text = new Date(at).toLocaleString(language, { timeZone: 'Asia/Shanghai' });
  return <time dateTime={at}>{text}</time>;
}

function printed(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
