import { mergeOpenApi } from '@suyuan/contract';

type OpenApiDocument = Parameters<typeof mergeOpenApi>[0][number];

/** A service that is up describes itself at once. */
const FETCH_TIMEOUT_MS = 5_000;

/** A service may be replaced by a newer one; its description is asked for again after this. */
const KEPT_MS = 60_000;

/**
 * Starts the page at /docs, whose other files come from the query side, with the description of the whole. The
 * query side's own script holds only its part.
 */
const PAGE_SCRIPT = `window.onload = () => {
  window.ui = SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#swagger-ui',
    deepLinking: true,
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [SwaggerUIBundle.plugins.DownloadUrl],
    layout: 'StandaloneLayout',
  });
};
`;

export interface FrontDoorDocuments {
  /** One OpenAPI document out of those of the services. Rejects when one of them is away. */
  openApi(): Promise<string>;
  pageScript: string;
}

export function documentsOf(services: string[]): FrontDoorDocuments {
  let kept: { text: string; at: number } | null = null;
  return {
    pageScript: PAGE_SCRIPT,
    openApi: async () => {
      if (kept && Date.now() - kept.at < KEPT_MS) return kept.text;
      const documents = await Promise.all(services.map(fetchDocument));
      kept = { text: JSON.stringify(mergeOpenApi(documents)), at: Date.now() };
      return kept.text;
    },
  };
}

async function fetchDocument(service: string): Promise<OpenApiDocument> {
  const reply = await fetch(`${service}/openapi.json`, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  if (!reply.ok) throw new Error(`${service}/openapi.json answered ${reply.status}`);
  return (await reply.json()) as OpenApiDocument;
}
