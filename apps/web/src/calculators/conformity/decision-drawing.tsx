import type { DecisionBody } from '../../api/drafts';
import type { ConformityDecisionReply } from '../../api/generated';
import { useWords } from '../../i18n/words';
import { doubled, endsOf } from '../../parts/figures';
import { printedUnit } from '../../parts/quantity';
import { anchorOf, numberLine, type Band, type NumberLine, type Zone } from './number-line';

const HEIGHT = 168;
const BAND_TOP = 34;
const BAND_HEIGHT = 56;
const MIDDLE = BAND_TOP + BAND_HEIGHT / 2;
const CAP = 9;

/** The value with its uncertainty among the limits and inside or outside of the zone of acceptance. */
export function DecisionDrawing({ answer, body }: { answer: ConformityDecisionReply; body: DecisionBody }) {
  const { t } = useWords();
  const value = body.value ?? '0';
  const stated = body.expandedUncertainty ?? null;
  const spread = stated ?? doubled(body.standardUncertainty ?? '0');
  const ends = endsOf(value, spread);
  const limits: Zone = { lower: body.limits?.lower ?? null, upper: body.limits?.upper ?? null };
  const { acceptance } = answer;
  const shown = [ends.low, ends.high, ...numbersOf(limits), ...numbersOf(acceptance)];
  const line = numberLine(shown);
  const unit = answer.unit === null ? '' : ` ${printedUnit(answer.unit)}`;
  const spreadWord = stated === null ? '2u' : 'U';
  const valueText = `${value} ± ${spread}${unit}`;
  const description = t('calculators.drawing', {
    value: valueText,
    limits: zoneText(limits, unit),
    acceptance: acceptance === null ? t('calculators.nowhere') : zoneText(acceptance, unit),
  });
  return (
    <figure className="decision-drawing">
      <svg role="img" aria-label={description} width="100%" height={HEIGHT}>
        <defs>
          <pattern
            id="hatch"
            width="7"
            height="7"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <line x1="0" y1="0" x2="0" y2="7" className="hatch-line" />
          </pattern>
        </defs>
        <BandShape band={line.band(limits)} className="zone-limits" inset={0} />
        {acceptance && <BandShape band={line.band(acceptance)} className="zone-acceptance" inset={10} />}
        <ZoneEnds zone={limits} line={line} className="limit-line" top={BAND_TOP - 12} labelAt={14} />
        {acceptance && !isSame(acceptance, limits) && (
          <ZoneEnds
            zone={acceptance}
            line={line}
            className="acceptance-line"
            top={BAND_TOP + 10}
            labelAt={116}
          />
        )}
        <Bar line={line} value={value} low={ends.low} high={ends.high} />
        <text
          x={`${line.place(value)}%`}
          y={HEIGHT - 14}
          textAnchor={anchorOf(line.place(value), 'middle')}
          className="value-label"
        >
          {valueText}
        </text>
        <line
          x1={`${line.place(value)}%`}
          x2={`${line.place(value)}%`}
          y1={MIDDLE + 6}
          y2={HEIGHT - 30}
          className="value-lead"
        />
      </svg>
      <figcaption className="legend small muted">
        <span>
          <i className="key key-limits" /> {t('calculators.tolerance')}
        </span>
        <span>
          <i className="key key-acceptance" /> {t('calculators.acceptance')}
        </span>
        <span>
          <i className="key key-value" /> {t('calculators.valueWith', { spread: spreadWord })}
        </span>
      </figcaption>
    </figure>
  );
}

function BandShape({ band, className, inset }: { band: Band; className: string; inset: number }) {
  const { from, to } = band;
  return (
    <rect
      x={`${from}%`}
      width={`${Math.max(0, to - from)}%`}
      y={BAND_TOP + inset}
      height={BAND_HEIGHT - inset * 2}
      className={className}
    />
  );
}

function ZoneEnds({
  zone,
  line,
  className,
  top,
  labelAt,
}: {
  zone: Zone;
  line: NumberLine;
  className: string;
  top: number;
  labelAt: number;
}) {
  return (['lower', 'upper'] as const).map((side) => {
    const text = zone[side];
    if (text === null) return null;
    const place = line.place(text);
    const bottom = labelAt > BAND_TOP ? labelAt - 13 : BAND_TOP + BAND_HEIGHT;
    return (
      <g key={side}>
        <line x1={`${place}%`} x2={`${place}%`} y1={Math.max(top, 18)} y2={bottom} className={className} />
        <text x={`${place}%`} y={labelAt} textAnchor={anchorOf(place, side)}>
          {text}
        </text>
      </g>
    );
  });
}

function Bar({ line, value, low, high }: { line: NumberLine; value: string; low: string; high: string }) {
  const [from, to, at] = [line.place(low), line.place(high), line.place(value)];
  return (
    <g className="value-bar">
      <line x1={`${from}%`} x2={`${to}%`} y1={MIDDLE} y2={MIDDLE} />
      {[from, to].map((end, index) => (
        <line key={index} x1={`${end}%`} x2={`${end}%`} y1={MIDDLE - CAP} y2={MIDDLE + CAP} />
      ))}
      <circle cx={`${at}%`} cy={MIDDLE} r={6} />
    </g>
  );
}

function numbersOf(zone: Zone | null): string[] {
  return zone === null ? [] : [zone.lower, zone.upper].filter((text) => text !== null);
}

function zoneText({ lower, upper }: Zone, unit: string): string {
  return `${lower ?? '−∞'} … ${upper ?? '∞'}${unit}`;
}

function isSame(a: Zone, b: Zone): boolean {
  return a.lower === b.lower && a.upper === b.upper;
}
