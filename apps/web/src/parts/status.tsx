import {
  CheckCircleFilled,
  ClockCircleFilled,
  CloseCircleFilled,
  InfoCircleFilled,
  QuestionCircleFilled,
  WarningFilled,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { useWords } from '../i18n/words';

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'unknown' | 'due';

const ICONS: Record<Tone, ComponentType<{ 'aria-hidden'?: boolean }>> = {
  ok: CheckCircleFilled,
  warn: WarningFilled,
  bad: CloseCircleFilled,
  info: InfoCircleFilled,
  unknown: QuestionCircleFilled,
  due: ClockCircleFilled,
};

/** Which colour and icon a code of the contract has. A code that is newer than the page is told without judging. */
const TONES: Record<string, Tone> = {
  TRACEABLE: 'ok',
  TRACEABLE_WITH_REMARKS: 'warn',
  NOT_TRACEABLE: 'bad',
  CANNOT_SAY: 'unknown',
  UNRECORDED: 'unknown',
  VALID: 'ok',
  VALID_WITH_REMARKS: 'warn',
  INVALID: 'bad',
  UNDETERMINED: 'unknown',
  GAP: 'bad',
  UNDECIDED: 'unknown',
  REMARK: 'warn',
  PASS: 'ok',
  FAIL: 'bad',
  CONDITIONAL_PASS: 'warn',
  CONDITIONAL_FAIL: 'bad',
  SATISFACTORY: 'ok',
  UNSATISFACTORY: 'bad',
  NONE: 'info',
  AFFECTED: 'bad',
  OPEN: 'bad',
  ENDED: 'ok',
  NEGLIGIBLE: 'ok',
  MINOR: 'warn',
  MAJOR: 'bad',
  VERDICT_CHANGES: 'bad',
  DUE: 'due',
  EXPIRED: 'bad',
  VOID: 'bad',
  WITHDRAWN: 'bad',
  REPLACED: 'warn',
  SOUND: 'ok',
  ROOT: 'ok',
  STABLE: 'ok',
  UNSTABLE: 'warn',
  ASSESSED: 'warn',
  NOTIFIED: 'warn',
  CLOSED: 'ok',
  IN_FORCE: 'ok',
  LAPSED: 'bad',
  NOT_YET: 'info',
  WAITING: 'due',
  APPROVED: 'ok',
  HASH_MATCHES: 'ok',
  HASH_DIFFERS: 'bad',
  SIGNATURE_VALID: 'ok',
  SIGNATURE_INVALID: 'bad',
  UNSIGNED: 'info',
};

export const toneOf = (code: string): Tone => TONES[code] ?? 'info';

/** Colour, icon and word together: any one of them is enough to read it. */
export function Status({ group, code, big }: { group: string; code: string; big?: boolean }) {
  const { word } = useWords();
  const tone = toneOf(code);
  const Icon = ICONS[tone];
  return (
    <span className={`status status-${tone}${big ? ' status-big' : ''}`} data-code={code}>
      <Icon aria-hidden /> {word(group, code)}
    </span>
  );
}
