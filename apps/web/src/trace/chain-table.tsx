import { useMemo } from 'react';
import { Link } from 'react-router';
import { isHandle } from '../api/references';
import { useMoment } from '../frame/moment';
import { useWords } from '../i18n/words';
import { useNames } from '../parts/names';
import { Period } from '../parts/period-words';
import { Sheet, type SheetColumn } from '../parts/sheet';
import { StateToday } from '../parts/state-chip';
import { Status } from '../parts/status';
import type { Chain, ChainEdge, ChainNode } from './chain-model';
import { FindingList, FirstFailingMark } from './finding-words';
import { edgeFacts, nodeNumber, nodeStatus, nodeTitle, uncertaintyText } from './node-words';
import { resultsText } from './result-numbers';

interface Row {
  node: ChainNode;
  edge: ChainEdge | null;
  parent: ChainNode | null;
}

function rowsOf(chain: Chain): Row[] {
  const nodes = new Map(chain.nodes.map((node) => [node.id, node]));
  return chain.nodes.flatMap((node): Row[] => {
    const edges = chain.edges.filter((edge) => edge.from === node.id);
    if (edges.length === 0) return [{ node, edge: null, parent: null }];
    return edges.map((edge) => ({ node, edge, parent: nodes.get(edge.to) ?? null }));
  });
}

/** The same links, levels and gaps as the picture, in the order of reading: from the start upwards. */
export function ChainTable({ chain }: { chain: Chain }) {
  const words = useWords();
  const { t, word } = words;
  const rows = useMemo(() => rowsOf(chain), [chain]);
  const columns: SheetColumn<Row>[] = [
    { key: 'level', title: t('trace.level'), render: ({ node }) => <LevelCell node={node} /> },
    { key: 'child', title: t('trace.certificate'), render: ({ node }) => <NodeCell node={node} /> },
    {
      key: 'uncertainty',
      title: t('trace.uncertainty'),
      render: ({ node }) => (
        <span translate="no">{(node.certificate && uncertaintyText(node.certificate, words)) ?? '–'}</span>
      ),
    },
    {
      key: 'link',
      title: t('trace.link'),
      render: ({ edge }) =>
        edge ? (
          <>
            {edgeFacts(edge, words)}
            <br />
            <span className="muted small">
              {word('quantity', edge.quantity)}
              {edge.results.length > 1 &&
                ` · ${t('trace.ofResults', { results: resultsText(edge.results) })}`}
            </span>
          </>
        ) : (
          '–'
        ),
    },
    {
      key: 'parent',
      title: t('trace.reference'),
      render: ({ node, parent }) => (parent ? <ParentCell node={parent} /> : <EndWords node={node} />),
    },
    { key: 'findings', title: t('trace.findings'), render: (row) => <FindingsCell row={row} /> },
  ];
  return (
    <Sheet
      caption={t('trace.tableCaption')}
      columns={columns}
      rows={rows}
      rowKey={({ node, edge }) => `${node.id} ${edge?.id ?? ''}`}
      rowClass={({ edge }) =>
        edge?.isFirstFailing && edge.severity === 'GAP' ? 'row-first-failing' : undefined
      }
      empty={t('trace.empty')}
      testId="chain-table"
    />
  );
}

function LevelCell({ node }: { node: ChainNode }) {
  const { t, word } = useWords();
  return (
    <>
      {node.level}
      {node.isStart && <b> · {t('trace.start')}</b>}
      <br />
      <span className="muted small">
        {node.certificate?.tier ? word('tier', node.certificate.tier) : word('nodeKind', node.kind)}
      </span>
    </>
  );
}

function NodeCell({ node }: { node: ChainNode }) {
  const { local } = useWords();
  const { certificate } = node;
  return (
    <>
      <ParentCell node={node} />
      {certificate && (
        <>
          <br />
          <span className="muted small">
            {local(certificate.issuerName) || certificate.issuer || ''}{' '}
            <Period from={certificate.performedOn} to={certificate.validUntil} />
          </span>
          {certificate.status && (
            <>
              <br />
              <StateToday status={certificate.status} />
            </>
          )}
        </>
      )}
    </>
  );
}

function ParentCell({ node }: { node: ChainNode }) {
  const words = useWords();
  const moment = useMoment();
  const { organization } = useNames();
  const number = nodeNumber(node, organization);
  return (
    <>
      {nodeTitle(node, words)}{' '}
      {number !== '' && node.kind === 'certificate' && !isHandle(node.id) && (
        <Link to={moment.to(`/certificates/${encodeURIComponent(node.id)}`)}>{number}</Link>
      )}
      {node.kind !== 'certificate' && (
        <span className="muted">
          {number} ({words.t(`nodeKind.${node.kind}`)})
        </span>
      )}
    </>
  );
}

function EndWords({ node }: { node: ChainNode }) {
  const { t } = useWords();
  if (node.isRoot || node.kind === 'external') return <b>{t('trace.rootHere')}</b>;
  if (node.kind !== 'certificate') return <span className="muted">{t(`nodeKindHelp.${node.kind}`)}</span>;
  return <span className="muted">{t('trace.noReference')}</span>;
}

function FindingsCell({ row: { node, edge } }: { row: Row }) {
  const findings = [...node.findings, ...(edge?.findings ?? [])];
  return (
    <>
      {edge?.isFirstFailing && <FirstFailingMark severity={edge.severity} />}
      {findings.length > 0 ? (
        <FindingList findings={findings} ofResults={edge?.results.length} withArticle />
      ) : (
        <Status group="nodeStatus" code={edge ? 'SOUND' : nodeStatus(node)} />
      )}
    </>
  );
}
