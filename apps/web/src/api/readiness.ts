import { useQuery } from '@tanstack/react-query';

/** How far the demonstration is that is being posted. */
export interface Filling {
  done: number;
  total: number;
}

const AGAIN_MS = 2_000;

/** null: nothing is being filled, or nobody says. Asked again only while something is. */
export function useFilling(): Filling | null {
  const { data } = useQuery({
    queryKey: ['readiness'],
    queryFn: fetchFilling,
    refetchInterval: ({ state }) => (state.data ? AGAIN_MS : false),
    retry: false,
  });
  return data ?? null;
}

async function fetchFilling({ signal }: { signal: AbortSignal }): Promise<Filling | null> {
  const reply = await fetch('/readyz', { signal });
  const { filling } = (await reply.json()) as { filling?: Filling };
  return filling ?? null;
}
