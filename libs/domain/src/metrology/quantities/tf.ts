import type { QuantityRow } from './row';

/** Time and frequency. */
export const TF_QUANTITIES: readonly QuantityRow[] = [
  ['frequency', '频率', 'frequency', 'Hz', 'Hz kHz MHz GHz', 'FREQ'],
  ['time', '时间', 'time', 's', 's ms us ns min h d', 'TIME'],
  ['time-difference', '时差', 'time scale difference', 's', 'ns us s', 'TIME', { scale: true }],
  [
    'relative-frequency-deviation',
    '相对频率偏差',
    'relative frequency deviation',
    '1',
    '1 10*-12',
    'FREQ.FREQ-1',
    { scale: true, own: true },
  ],
  ['daily-rate', '日差', 'daily rate of a clock', '1', 's/d', '', { scale: true, own: true }],
  ['frequency-drift', '频率漂移率', 'frequency drift rate', 'Hz/s', 'Hz/s', 'FREQ.TIME-1'],
  ['duty-cycle', '占空比', 'duty cycle', '1', '% 1', 'TIME.TIME-1'],
];
