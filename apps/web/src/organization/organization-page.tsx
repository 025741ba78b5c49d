import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import type { OrganizationRecordReply } from '../api/generated';
import { readOrganization } from '../api/questions';
import { useMoment } from '../frame/moment';
import { PageTitle } from '../frame/page-title';
import { useWords } from '../i18n/words';
import { History } from '../parts/history';
import { OrganizationName, useNames } from '../parts/names';
import { PageAnswer } from '../parts/page-answer';
import { RecordedText } from '../parts/recorded-text';
import { ChangeForms } from './change-forms';

/** An organization as it is now, what became of it, and what its authority may record about it. */
export default function OrganizationPage() {
  const { id = '' } = useParams();
  const { t, local } = useWords();
  const moment = useMoment();
  const organization = useQuery({
    queryKey: ['organization', id, moment.seen],
    queryFn: ({ signal }) => readOrganization(id, moment.seen, signal),
  });
  return (
    <PageAnswer query={organization}>
      {(record) => (
        <>
          <PageTitle
            title={local(record.organization.name) || record.id}
            below={
              <>
                {t('lists.code')} <code>{record.id}</code>
              </>
            }
          />
          <Ended record={record} />
          <Facts record={record} />
          <ChangeForms record={record} />
          <History entries={record.history} />
        </>
      )}
    </PageAnswer>
  );
}

function Ended({ record: { ended } }: { record: OrganizationRecordReply }) {
  const { t } = useWords();
  if (ended === null) return null;
  return (
    <p role="status" data-testid="organization-ended">
      {t(ended.into === null ? 'organization.dissolved' : 'organization.merged', { on: ended.on })}{' '}
      {ended.into !== null && <OrganizationName id={ended.into} />}
    </p>
  );
}

function Facts({ record: { organization } }: { record: OrganizationRecordReply }) {
  const { t, word } = useWords();
  const { region } = useNames();
  const { kinds, uscc, level, superior } = organization;
  const rows: [string, ReactNode][] = [
    [t('lists.kind'), kinds.map((kind) => word('organizationKind', kind)).join(t('common.listJoin'))],
    [t('asset.region'), <RecordedText key="region" text={region(organization.region)} />],
    [t('organization.uscc'), uscc],
    [t('organization.level'), level && word('authorityLevel', level)],
    [t('organization.superior'), superior && <OrganizationName key="superior" id={superior} />],
  ];
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">{t('organization.registered')}</h2>
      <dl className="facts" data-testid="organization-facts">
        {rows
          .filter(([, value]) => Boolean(value))
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
