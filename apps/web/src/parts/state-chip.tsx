import {
  CheckCircleFilled,
  ClockCircleFilled,
  CloseCircleFilled,
  PauseCircleFilled,
  QuestionCircleFilled,
  SwapOutlined,
  WarningFilled,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { Link } from 'react-router';
import type { State, StatusReply } from '../api/generated';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { pageOf } from './page-of';
import type { Tone } from './status';

type Icon = ComponentType<{ 'aria-hidden'?: boolean }>;

/** Colour and icon of each state; the word beside them says the same. */
const LOOKS: Record<State, [Tone, Icon]> = {
  RETIRED: ['bad', CloseCircleFilled],
  REVOKED: ['bad', CloseCircleFilled],
  SUSPENDED: ['bad', PauseCircleFilled],
  UNDER_REVIEW: ['bad', WarningFilled],
  FAILED: ['bad', CloseCircleFilled],
  EXPIRED: ['bad', ClockCircleFilled],
  NOT_CALIBRATED: ['bad', CloseCircleFilled],
  NOT_TRACEABLE: ['bad', CloseCircleFilled],
  INVALID: ['bad', CloseCircleFilled],
  CANNOT_SAY: ['unknown', QuestionCircleFilled],
  RESTRICTED: ['warn', WarningFilled],
  SUPERSEDED: ['warn', SwapOutlined],
  DUE_SOON: ['due', ClockCircleFilled],
  VALID: ['ok', CheckCircleFilled],
};

/** A state that is newer than the page is told as it is, without judging. */
const UNKNOWN_LOOK: [Tone, Icon] = ['unknown', QuestionCircleFilled];

/** The one state of an asset or a certificate, wherever one is shown: the word of the server, never one of dates alone. */
export function StateChip({ status, big }: { status: StatusReply | null | undefined; big?: boolean }) {
  const { t, word } = useWords();
  if (!status) return <span className="muted">{t('state.none')}</span>;
  const { state, due } = status;
  const [tone, Icon] = LOOKS[state as State] ?? UNKNOWN_LOOK;
  const dated = (state === 'VALID' || state === 'DUE_SOON') && due;
  return (
    <span className={`status status-${tone}${big ? ' status-big' : ''}`} data-code={state} data-chip="state">
      <Icon aria-hidden /> {word('stateWord', state)}
      {dated && <span className="small"> {t('state.dueOn', { due })}</span>}
    </span>
  );
}

/** The chip beside what is about another day. */
export function StateToday({ status }: { status: StatusReply }) {
  const { t } = useWords();
  return (
    <>
      <span className="small muted">{t('state.todayIs')}</span> <StateChip status={status} />
    </>
  );
}

/** The chip with what leads to it, and the way there. */
export function StateLine({ status }: { status: StatusReply | null | undefined }) {
  const { t, local } = useWords();
  const moment = useMoment();
  const page = status?.link ? pageOf(status.link) : null;
  return (
    <span className="state-line">
      <StateChip status={status} big />
      {status?.since && <span className="small muted"> {t('state.since', { since: status.since })}</span>}
      {status?.until && <span className="small muted"> {t('state.until', { until: status.until })}</span>}
      {status?.reason && <span> {local(status.reason.message)}</span>}
      {status?.reason && page && <Link to={moment.to(page)}> {t('state.source')}</Link>}
    </span>
  );
}
