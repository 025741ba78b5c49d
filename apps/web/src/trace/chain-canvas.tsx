import {
  Controls,
  MarkerType,
  ReactFlow,
  type Edge,
  type EdgeMarker,
  type Node,
  type NodeTypes,
  type EdgeTypes,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../i18n/words';
import { useNames } from '../parts/names';
import { useAppearance } from '../theme/appearance';
import { ChainEdgeLine } from './chain-edge';
import { layoutChain, type Layout } from './chain-layout';
import { ChainNodeCard, LevelBand } from './chain-node';
import type { ChainEdge } from './chain-model';
import { LABEL_HEIGHT_GUESS, LABEL_WIDTH, LEVEL_WIDTH, NODE_HEIGHT_GUESS, NODE_WIDTH } from './chain-sizes';
import { nodeLabel } from './node-words';
import type { DrawnChain } from './chain-views';
import { bandKey, labelKey, MeasuringProvider, nodeKey, useHeights, type Heights } from './measured-heights';

const NODE_TYPES: NodeTypes = { chain: ChainNodeCard, level: LevelBand } as NodeTypes;
const EDGE_TYPES: EdgeTypes = { chain: ChainEdgeLine } as EdgeTypes;

/** The picture is as tall as the chain, so that the page scrolls; only very deep chains scroll inside. */
const CANVAS_HEIGHT_MAX = 2600;
const CANVAS_PADDING = 16;
/** By how much the band of a level is taller than its row, above and below. */
const BAND_MARGIN = 12;
const ZOOM_MIN = 0.1;
/** Below this the text of a card cannot be read: a wide chain is panned instead. */
const READABLE_ZOOM = 0.7;

type Words = ReturnType<typeof useWords>;

function bandsOf(chain: DrawnChain, layout: Layout): Node[] {
  return layout.rows.map(({ level, y, height }) => {
    const here = chain.nodes.filter((node) => node.level === level);
    const tiers = [
      ...new Set(here.flatMap((node) => (node.certificate?.tier ? [node.certificate.tier] : []))),
    ];
    return {
      id: `level ${level}`,
      type: 'level',
      position: { x: -LEVEL_WIDTH, y: y - BAND_MARGIN },
      data: { level, tiers },
      width: layout.width + LEVEL_WIDTH + 24,
      height: height + 2 * BAND_MARGIN,
      zIndex: -1,
      selectable: false,
      focusable: false,
      draggable: false,
      ariaRole: 'presentation' as const,
    };
  });
}

/** The arrow that ends a line has the line's colour. */
const ARROW_COLOURS: Record<string, string> = {
  GAP: 'var(--sy-bad)',
  REMARK: 'var(--sy-warn)',
  UNDECIDED: 'var(--sy-muted)',
};

function arrowOf(edge: ChainEdge): EdgeMarker {
  const color = ARROW_COLOURS[edge.severity ?? ''] ?? 'var(--sy-ok)';
  return { type: MarkerType.ArrowClosed, width: 18, height: 18, markerUnits: 'userSpaceOnUse', color };
}

function layoutOf(chain: DrawnChain, heights: Heights): Layout {
  return layoutChain(
    chain.nodes.map(({ id, level }) => ({
      id,
      level,
      width: NODE_WIDTH,
      height: heights.get(nodeKey(id)) ?? NODE_HEIGHT_GUESS,
    })),
    chain.edges.map(({ id, from, to }) => ({
      id,
      from,
      to,
      width: LABEL_WIDTH,
      height: heights.get(labelKey(id)) ?? LABEL_HEIGHT_GUESS,
    })),
    // The names of a level stand in its band, which is as tall as its row.
    (level) => (heights.get(bandKey(level)) ?? 0) - 2 * BAND_MARGIN,
  );
}

type Named = Words & Pick<ReturnType<typeof useNames>, 'organization'>;

function flowOf(chain: DrawnChain, layout: Layout, heights: Heights, words: Named) {
  const nodes: Node[] = chain.nodes.map((node) => ({
    id: node.id,
    type: 'chain',
    position: layout.nodes.get(node.id) ?? { x: 0, y: 0 },
    data: { node },
    width: NODE_WIDTH,
    // The wrapper is as tall as the card in it, so that lines end where the card does.
    height: heights.get(nodeKey(node.id)) ?? NODE_HEIGHT_GUESS,
    ariaLabel: nodeLabel(node, words, words.organization),
    draggable: false,
  }));
  const edges: Edge[] = chain.edges.map((edge) => ({
    id: edge.id,
    type: 'chain',
    source: edge.from,
    target: edge.to,
    focusable: false,
    markerEnd: arrowOf(edge),
    data: {
      edge,
      route: layout.routes.get(edge.id) ?? [],
      label: layout.labels.get(edge.id) ?? { x: 0, y: 0 },
    },
  }));
  return { nodes: [...bandsOf(chain, layout), ...nodes], edges };
}

/** Where the picture begins: in the middle when it fits, else with the start in the middle of what is seen. */
function leftOf(chain: DrawnChain, layout: Layout, zoom: number, width: number): number {
  const margin = (LEVEL_WIDTH + CANVAS_PADDING) * zoom;
  const spare = width - margin - (layout.width + CANVAS_PADDING) * zoom;
  if (spare >= 0) return margin + spare / 2;
  const start = chain.nodes.find((node) => node.isStart) ?? chain.nodes[0];
  const middle = ((start && layout.nodes.get(start.id)?.x) ?? 0) + NODE_WIDTH / 2;
  return Math.min(margin, Math.max(margin + spare, width / 2 - middle * zoom));
}

/** The chain as a picture: every certificate a focusable card, every gap in words on its link. */
export default function ChainCanvas({ chain }: { chain: DrawnChain }) {
  const words = useWords();
  const { t } = words;
  const { appearance } = useAppearance();
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number | null>(null);
  useLayoutEffect(() => setWidth(frame.current?.clientWidth ?? 0), []);
  const { organization } = useNames();
  const { heights, watch } = useHeights();
  const layout = useMemo(() => layoutOf(chain, heights), [chain, heights]);
  // Names come with the chain, so they are there when it is.
  const { nodes, edges } = useMemo(
    () => flowOf(chain, layout, heights, { ...words, organization }),
    [chain, layout, heights, words.language],
  );
  const measured = chain.nodes.every(({ id }) => heights.has(nodeKey(id)));

  const wanted = layout.width + LEVEL_WIDTH + 2 * CANVAS_PADDING;
  const zoom = width === null ? 1 : Math.min(1, Math.max(READABLE_ZOOM, width / wanted));
  const height = Math.min(CANVAS_HEIGHT_MAX, (layout.height + 2 * BAND_MARGIN) * zoom + 2 * CANVAS_PADDING);
  const left = leftOf(chain, layout, zoom, width ?? 0);
  return (
    <div
      ref={frame}
      className={measured ? 'chain-canvas' : 'chain-canvas chain-measuring'}
      style={{ height }}
      data-testid="chain-canvas"
    >
      {width !== null && (
        <MeasuringProvider value={watch}>
          <ReactFlow
            nodes={nodes}
            edges={edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            colorMode={appearance}
            defaultViewport={{
              x: left,
              y: BAND_MARGIN * zoom + CANVAS_PADDING,
              zoom,
            }}
            minZoom={ZOOM_MIN}
            maxZoom={1.5}
            nodesDraggable={false}
            nodesConnectable={false}
            elevateNodesOnSelect={false}
            zoomOnScroll={false}
            zoomOnDoubleClick={false}
            preventScrolling={false}
            deleteKeyCode={null}
            aria-label={t('trace.picture')}
            ariaLabelConfig={{
              'controls.ariaLabel': t('trace.controls'),
              'controls.zoomIn.ariaLabel': t('trace.zoomIn'),
              'controls.zoomOut.ariaLabel': t('trace.zoomOut'),
              'controls.fitView.ariaLabel': t('trace.fitView'),
              'node.a11yDescription.default': t('trace.nodeHelp'),
              'node.a11yDescription.keyboardDisabled': t('trace.nodeHelp'),
              'edge.a11yDescription.default': t('trace.edgeHelp'),
            }}
          >
            <Controls showInteractive={false} />
          </ReactFlow>
        </MeasuringProvider>
      )}
    </div>
  );
}
