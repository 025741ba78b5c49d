/** Waits for the first SIGINT or SIGTERM; a second one ends the process at once. */
export function untilStopped(): { asked: Promise<void>; wasAsked: () => boolean } {
  let asked = false;
  const first = new Promise<void>((resolve) => {
    const onSignal = (): void => {
      if (asked) process.exit(1);
      asked = true;
      resolve();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
  return { asked: first, wasAsked: () => asked };
}
