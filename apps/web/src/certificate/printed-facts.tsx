import { Button, Input } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { disclosePersons } from '../api/commands';
import type { CoefficientsBody, DisclosedPersonReply, RecordedCertificateReply } from '../api/generated';
import { useWords } from '../i18n/words';
import { OrganizationName, useNames } from '../parts/names';
import { ProblemPanel } from '../parts/problem-panel';

/** What the certificate prints beside its figures, as rows of its facts. */
export function usePrintedRows(certificate: RecordedCertificateReply): [string, ReactNode][] {
  const { t, word } = useWords();
  const { region } = useNames();
  const { place, customer } = certificate;
  const numbers = certificate.otherNumbers?.map(({ kind, value }) => `${kind} ${value}`);
  return [
    [t('printed.item'), certificate.item],
    [t('printed.revision'), certificate.revision ?? null],
    [t('printed.performedFrom'), certificate.performedFrom],
    [t('printed.validUntilPrinted'), certificate.validUntilPrinted],
    [
      t('printed.place'),
      place ? (
        <span key="place">
          {word('placeKind', place.kind)} {place.name} {place.region && region(place.region)}
        </span>
      ) : null,
    ],
    [t('printed.site'), certificate.site],
    [t('printed.otherNumbers'), numbers?.join(t('common.listJoin'))],
    [t('printed.seals'), certificate.seals?.join(t('common.listJoin'))],
    [t('printed.temperatureScale'), certificate.temperatureScale],
    [
      t('printed.customer'),
      customer?.organization ? (
        <OrganizationName key="customer" id={customer.organization} />
      ) : (
        (customer?.name ?? (customer?.person ? t('printed.unknownPerson') : null))
      ),
    ],
  ];
}

/** Who signed: by role, and by name on request, since the record holds pseudonyms. */
export function Signatories({ certificate }: { certificate: RecordedCertificateReply }) {
  const { t, word } = useWords();
  const [reason, setReason] = useState('');
  const disclosed = useMutation({ mutationFn: () => disclosePersons(certificate.id, reason) });
  const signatories = certificate.signatories ?? [];
  if (signatories.length === 0 && !certificate.customer?.person) return null;
  return (
    <section className="card" aria-labelledby="signatories-title">
      <h2 id="signatories-title">{t('printed.signatories')}</h2>
      {disclosed.data ? (
        <ul data-testid="persons">
          {disclosed.data.persons.map((person, index) => (
            <li key={index}>
              <Person person={person} />
            </li>
          ))}
        </ul>
      ) : (
        <>
          <p>{signatories.map(({ role }) => word('signatoryRole', role)).join(t('common.listJoin'))}</p>
          <div className="no-print form-end">
            <Input
              aria-label={t('printed.reason')}
              placeholder={t('printed.reason')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <Button loading={disclosed.isPending} onClick={() => disclosed.mutate()} data-testid="show-names">
              {t('printed.showNames')}
            </Button>
          </div>
        </>
      )}
      {disclosed.isError && <ProblemPanel error={disclosed.error} />}
    </section>
  );
}

function Person({ person: { role, name, registration } }: { person: DisclosedPersonReply }) {
  const { t, word } = useWords();
  return (
    <>
      {role === null ? t('printed.customer') : word('signatoryRole', role)}
      {t('common.colon')}
      {name ?? <span className="muted">{t('printed.erased')}</span>} {registration}
    </>
  );
}

/** Coefficients with their covariances, every number as it was printed. */
export function Coefficients({ coefficients }: { coefficients: CoefficientsBody }) {
  const { t } = useWords();
  return (
    <div translate="no">
      <p>
        {t('printed.coefficients')} {coefficients.equation}
      </p>
      <ul>
        {coefficients.terms.map(({ symbol, value, unit }) => (
          <li key={symbol}>
            {symbol} = {value} {unit}
          </li>
        ))}
        {(coefficients.covariance ?? []).map(({ first, second, value }) => (
          <li key={`${first} ${second}`}>
            {t('printed.covariance')} ({first}, {second}) = {value}
          </li>
        ))}
      </ul>
    </div>
  );
}
