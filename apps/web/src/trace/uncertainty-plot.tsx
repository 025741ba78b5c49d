import './growth.css';
import { useMemo } from 'react';
import type { TraceReply } from '../api/generated';
import { useWords } from '../i18n/words';
import { printed, printedUnit } from '../parts/quantity';
import { chainOf } from './chain-model';
import { certificateTitle } from './node-words';
import { plotOf, PLOT, type PlotPoint } from './uncertainty-points';

/** Uncertainty against level: from the item on the left to the national standard on the right it gets smaller. */
export function UncertaintyPlot({ answer }: { answer: TraceReply }) {
  const words = useWords();
  const { t } = words;
  const plot = useMemo(() => plotOf(answer.uncertainties ?? [], chainOf(answer)), [answer]);
  if (plot === null) return null;
  const name = (id: string) => {
    const certificate = answer.certificates[id];
    return certificate ? certificateTitle(certificate, words) : id;
  };
  const label = ({ entry }: PlotPoint) =>
    `${name(entry.certificate)}${t('common.colon')}U = ${printed(entry.expandedUncertainty)} (k = ${entry.coverageFactor})`;
  return (
    <figure className="card growth" data-testid="uncertainty-plot">
      <figcaption>
        <h3>{t('trace.growth')}</h3>
        <p className="muted small">{t(plot.relative ? 'trace.growthRelative' : 'trace.growthAbsolute')}</p>
      </figcaption>
      <div className="growth-frame" role="region" aria-label={t('trace.growth')} tabIndex={0}>
        <svg
          viewBox={`0 0 ${PLOT.width} ${PLOT.height}`}
          role="img"
          aria-label={plot.points.map(label).join(t('common.clauseJoin'))}
        >
          {plot.decades.map(({ y, text }) => (
            <g key={text}>
              <line className="growth-grid" x1={PLOT.left} x2={PLOT.width - PLOT.right} y1={y} y2={y} />
              <text className="growth-axis" x={PLOT.left - 8} y={y + 4} textAnchor="end">
                {text}
              </text>
            </g>
          ))}
          {plot.levels.map(({ x, level }) => (
            <text key={level} className="growth-axis" x={x} y={PLOT.height - 12} textAnchor="middle">
              {level}
            </text>
          ))}
          {plot.lines.map(({ key, from, to }) => (
            <line key={key} className="growth-line" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
          ))}
          {plot.points.map((point) => (
            <g key={point.entry.certificate}>
              <circle className="growth-dot" cx={point.x} cy={point.y} r={5}>
                <title>{label(point)}</title>
              </circle>
              <text className="growth-label" x={point.x + 4} y={point.y - 9}>
                {printed(point.entry.expandedUncertainty)}
              </text>
            </g>
          ))}
          <text className="growth-axis" x={PLOT.left} y={14} textAnchor="middle">
            {plot.relative ? 'u/|x|' : `u/${printedUnit(plot.unit)}`}
          </text>
          <text className="growth-axis" x={PLOT.width - 8} y={PLOT.height - 12} textAnchor="end">
            {t('trace.level')}
          </text>
        </svg>
      </div>
    </figure>
  );
}
