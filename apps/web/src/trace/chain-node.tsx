import { Handle, Position, type NodeProps } from '@xyflow/react';
import { Link } from 'react-router';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { Status } from '../parts/status';
import type { ChainNode } from './chain-model';
import { FindingList } from './finding-words';
import { nodeNumber, nodeStatus, nodeTitle, uncertaintyText } from './node-words';

/** One certificate, external reference or placeholder as a card. */
export function ChainNodeCard({ data }: NodeProps & { data: { node: ChainNode } }) {
  const { node } = data;
  const words = useWords();
  const { t, word, local } = words;
  const moment = useMoment();
  const { certificate } = node;
  const number = nodeNumber(node);
  return (
    <div
      className={`chain-node chain-${node.kind} edge-${node.severity ?? 'none'}${node.isStart ? ' chain-start' : ''}`}
    >
      <Handle type="target" position={Position.Bottom} isConnectable={false} />
      <div className="chain-node-head">
        <span className="chain-node-kind">
          {node.isStart && <b>{t('trace.start')} · </b>}
          {certificate?.tier ? word('tier', certificate.tier) : word('nodeKind', node.kind)}
        </span>
        <Status group="nodeStatus" code={nodeStatus(node)} />
      </div>
      <div className="chain-node-title" title={nodeTitle(node, words)}>
        {nodeTitle(node, words)}
      </div>
      {number !== '' && (
        <div className="chain-node-number" translate="no">
          {node.kind === 'certificate' ? (
            <Link to={moment.to(`/certificates/${encodeURIComponent(node.id)}`)}>{number}</Link>
          ) : (
            number
          )}
        </div>
      )}
      {certificate && node.kind === 'certificate' && (
        <>
          <div
            className="chain-node-line"
            title={local(certificate.issuerName) || certificate.issuer || undefined}
          >
            {local(certificate.issuerName) || certificate.issuer}
          </div>
          <div className="chain-node-line">
            {certificate.performedOn} → {certificate.validUntil ?? t('common.noEnd')}
          </div>
          <div className="chain-node-line" translate="no">
            {uncertaintyText(certificate, words) ?? ''}
          </div>
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

/** The band behind one level, with the tiers that stand on it. */
export function LevelBand({ data }: NodeProps & { data: { level: number; tiers: string[] } }) {
  const { t, word } = useWords();
  return (
    <div className="level-band">
      <span className="level-number">{t('trace.levelNumber', { level: data.level })}</span>
      {data.tiers.map((tier) => (
        <span key={tier}>{word('tier', tier)}</span>
      ))}
    </div>
  );
}
