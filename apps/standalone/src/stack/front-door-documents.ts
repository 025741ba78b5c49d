import { mergeOpenApi, referencePage } from '@suyuan/contract';

type OpenApiDocument = Parameters<typeof mergeOpenApi>[0][number];

/** A service that is up describes itself at once. */
const FETCH_TIMEOUT_MS = 5_000;

/** A service may be replaced by a newer one; its description is asked for again after this. */
const KEPT_MS = 60_000;

export interface FrontDoorDocuments {
  /** One OpenAPI document out of those of the services. Rejects when one of them is away. */
  openApi(): Promise<string>;
  /** The same as a page to read. */
  page(): Promise<string>;
}

export function documentsOf(services: string[]): FrontDoorDocuments {
  let kept: { text: string; page: string; at: number } | null = null;
  const whole = async () => {
    if (kept && Date.now() - kept.at < KEPT_MS) return kept;
    const document = mergeOpenApi(await Promise.all(services.map(fetchDocument)));
    kept = { text: JSON.stringify(document), page: referencePage(document), at: Date.now() };
    return kept;
  };
  return {
    openApi: async () => (await whole()).text,
    page: async () => (await whole()).page,
  };
}

async function fetchDocument(service: string): Promise<OpenApiDocument> {
  const reply = await fetch(`${service}/openapi.json`, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  if (!reply.ok) throw new Error(`${service}/openapi.json answered ${reply.status}`);
  return (await reply.json()) as OpenApiDocument;
}
