import './scheme.css';
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { RecordedSchemeReply, SchemeLevelBody } from '../api/generated';
import { useWords } from '../i18n/words';
import { diagramOf } from './scheme-layout';
import { BOX } from './scheme-measures';

/** Smaller than this nobody can read it: it is scrolled instead. */
const SMALLEST = 0.8;

/** The diagram of a scheme (框图): levels from the national standard down, and what may be transferred to what. */
export function SchemeDiagramPanel({ scheme, level }: { scheme: RecordedSchemeReply; level: string | null }) {
  const { t, local } = useWords();
  const diagram = useMemo(() => diagramOf(scheme), [scheme]);
  const frame = useRef<HTMLDivElement>(null);
  // Where the frame is too narrow, it begins with the national standard, which stands in the middle.
  useLayoutEffect(() => {
    const element = frame.current;
    if (element) element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2;
  }, [diagram]);
  const label = t('scheme.diagramOf', {
    levels: scheme.levels.length,
    transfers: scheme.edges.length,
    title: local(scheme.title),
  });
  return (
    <section className="card scheme" aria-labelledby="diagram-title">
      <h2 id="diagram-title">{t('scheme.diagram')}</h2>
      <div ref={frame} className="scheme-frame" role="region" aria-label={label} tabIndex={0}>
        <svg
          viewBox={`0 0 ${diagram.width} ${diagram.height}`}
          style={{ maxWidth: diagram.width, minWidth: diagram.width * SMALLEST }}
          data-testid="scheme-diagram"
        >
          <defs>
            <marker
              id="scheme-arrow"
              viewBox="0 0 8 8"
              refX="8"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              orient="auto"
            >
              <path className="scheme-arrow" d="M 0 0 L 8 4 L 0 8 z" />
            </marker>
          </defs>
          {diagram.edges.map(({ edge, path, label: place, joint }) => (
            <g key={`${edge.from} ${edge.to} ${edge.method ?? ''}`}>
              <path className="scheme-edge" d={path} markerEnd={joint ? undefined : 'url(#scheme-arrow)'} />
              {joint && <circle className="scheme-arrow" cx={joint.x} cy={joint.y} r={3} />}
              {edge.maxRatio && (
                <text className="scheme-ratio" x={place.x} y={place.y}>
                  ≤ {edge.maxRatio}
                </text>
              )}
            </g>
          ))}
          {diagram.levels.map(({ level: one, x, y }) => (
            <foreignObject key={one.code} x={x} y={y} width={BOX.width} height={BOX.height}>
              <LevelBox level={one} current={one.code === level} />
            </foreignObject>
          ))}
        </svg>
      </div>
      <p className="muted small">{t('scheme.ratioHelp')}</p>
    </section>
  );
}

function LevelBox({ level, current }: { level: SchemeLevelBody; current: boolean }) {
  const { t, local, word } = useWords();
  return (
    <div
      className={`scheme-level${current ? ' scheme-level-current' : ''}`}
      aria-current={current || undefined}
    >
      <b>
        {local(level.name ?? null) || level.code}
        {current && ` · ${t('scheme.thisLevel')}`}
      </b>
      <span className="small">
        {level.code} · {word('tier', level.tier)}
      </span>
    </div>
  );
}
