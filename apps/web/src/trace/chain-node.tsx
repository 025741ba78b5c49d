import { Handle, Position, type NodeProps } from '@xyflow/react';
import { Link } from 'react-router';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { useNames } from '../parts/names';
import { isHandle } from '../api/references';
import { StateToday } from '../parts/state-chip';
import { Status } from '../parts/status';
import type { ChainNode } from './chain-model';
import { FindingList } from './finding-words';
import { bandKey, nodeKey, useMeasured } from './measured-heights';
import { isRestricted, nodeNumber, nodeStatus, nodeTitle, uncertaintyText } from './node-words';

/** One certificate, external reference or placeholder as a card. */
export function ChainNodeCard({ data }: NodeProps & { data: { node: ChainNode } }) {
  const { node } = data;
  const words = useWords();
  const { t, word, local } = words;
  const moment = useMoment();
  const { certificate } = node;
  const { organization } = useNames();
  const number = nodeNumber(node, organization);
  const measured = useMeasured(nodeKey(node.id));
  return (
    <div
      ref={measured}
      className={`chain-node chain-${node.kind} edge-${node.severity ?? 'none'}${node.isStart ? ' chain-start' : ''}${isRestricted(node) ? ' chain-restricted' : ''}`}
    >
      <Handle type="target" position={Position.Bottom} isConnectable={false} />
      <div className="chain-node-head">
        <span className="chain-node-kind">
          {node.isStart && <b>{t('trace.start')} · </b>}
          {certificate?.tier ? word('tier', certificate.tier) : word('nodeKind', node.kind)}
        </span>
        <Status group="nodeStatus" code={nodeStatus(node)} />
      </div>
      <div className="chain-node-title">{nodeTitle(node, words)}</div>
      {number !== '' && (
        <div className="chain-node-number" translate="no">
          {node.kind === 'certificate' && !isHandle(node.id) ? (
            <Link to={moment.to(`/certificates/${encodeURIComponent(node.id)}`)}>{number}</Link>
          ) : (
            number
          )}
        </div>
      )}
      {certificate && node.kind === 'certificate' && (
        <>
          <Line text={local(certificate.issuerName) || certificate.issuer} />
          <div className="chain-node-line">
            {certificate.performedOn} → {certificate.validUntil ?? t('common.noEnd')}
          </div>
          <Line text={uncertaintyText(certificate, words)} />
          {certificate.status && (
            <div className="chain-node-line">
              <StateToday status={certificate.status} />
            </div>
          )}
        </>
      )}
      {node.kind !== 'certificate' && node.kind !== 'group' && (
        <div className="chain-node-line">{t(`nodeKindHelp.${node.kind}`)}</div>
      )}
      {node.findings.length > 0 && <FindingList findings={node.findings} />}
      <Handle type="source" position={Position.Top} isConnectable={false} />
    </div>
  );
}

/** A line of a card; what is not known, or not shown to the reader, takes none. */
function Line({ text }: { text: string | null | undefined }) {
  return text ? (
    <div className="chain-node-line" translate="no">
      {text}
    </div>
  ) : null;
}

/** The band behind one level, with the tiers that stand on it. */
export function LevelBand({ data }: NodeProps & { data: { level: number; tiers: string[] } }) {
  const { t, word } = useWords();
  const measured = useMeasured(bandKey(data.level));
  return (
    <div className="level-band">
      <div ref={measured} className="level-names">
        <span className="level-number">{t('trace.levelNumber', { level: data.level })}</span>
        {data.tiers.map((tier) => (
          <span key={tier}>{word('tier', tier)}</span>
        ))}
      </div>
    </div>
  );
}
