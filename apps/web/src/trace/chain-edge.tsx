import { BaseEdge, EdgeLabelRenderer, type EdgeProps } from '@xyflow/react';
import { useWords } from '../i18n/words';
import type { Place } from './chain-layout';
import type { ChainEdge } from './chain-model';
import { LABEL_WIDTH } from './chain-sizes';
import { FindingWords, FirstFailingMark } from './finding-words';
import { labelKey, useMeasured } from './measured-heights';
import { edgeFacts } from './node-words';
import { resultsText } from './result-numbers';

export interface EdgeData extends Record<string, unknown> {
  edge: ChainEdge;
  route: Place[];
  label: Place;
}

/** A smooth line through all stops that leaves and enters each of them upright. */
function pathThrough(stops: Place[]): string {
  let path = '';
  stops.forEach((stop, i) => {
    const before = stops[i - 1];
    if (!before) path = `M ${stop.x} ${stop.y}`;
    else {
      const middle = (before.y + stop.y) / 2;
      path += ` C ${before.x} ${middle} ${stop.x} ${middle} ${stop.x} ${stop.y}`;
    }
  });
  return path;
}

/** The link and, on it, when and how the reference was used and every gap in words. */
export function ChainEdgeLine({ sourceX, sourceY, targetX, targetY, markerEnd, data }: EdgeProps) {
  const words = useWords();
  const { t } = words;
  const { edge, route, label } = data as EdgeData;
  const measured = useMeasured(labelKey(edge.id));
  const path = pathThrough([{ x: sourceX, y: sourceY }, ...route, { x: targetX, y: targetY }]);
  const state = edge.severity ?? 'none';
  return (
    <>
      <BaseEdge
        path={path}
        markerEnd={markerEnd}
        className={`chain-line line-${state}${edge.isFirstFailing ? ' line-first' : ''}`}
      />
      <EdgeLabelRenderer>
        <div
          ref={measured}
          className={`chain-label edge-${state}${edge.isFirstFailing ? ' chain-label-first' : ''} nodrag nopan`}
          data-testid="link-label"
          style={{ left: label.x, top: label.y, width: LABEL_WIDTH }}
        >
          {edge.isFirstFailing && <FirstFailingMark severity={edge.severity} />}
          <span className="chain-label-facts">{edgeFacts(edge, words)}</span>
          {edge.results.length > 1 && (
            <span className="muted">{t('trace.ofResults', { results: resultsText(edge.results) })}</span>
          )}
          {edge.findings.map((finding) => (
            <FindingWords
              key={`${finding.code} ${finding.evidence.join(' ')}`}
              finding={finding}
              ofResults={edge.results.length}
            />
          ))}
        </div>
      </EdgeLabelRenderer>
    </>
  );
}
