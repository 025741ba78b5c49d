/** One question to a service on the same machine or next to it. */
const ASK_TIMEOUT_MS = 1_500;

/** Whether a service says that it may be sent requests. */
export function isReady(url: string): Promise<boolean> {
  return answersOk(`${url}/readyz`);
}

/** Whether a service answers at all; what it depends on may be away. */
export function isAlive(url: string): Promise<boolean> {
  return answersOk(`${url}/healthz`);
}

async function answersOk(address: string): Promise<boolean> {
  try {
    const reply = await fetch(address, { signal: AbortSignal.timeout(ASK_TIMEOUT_MS) });
    await reply.arrayBuffer();
    return reply.ok;
  } catch {
    return false;
  }
}
