/** Tells of each commit of this process. A listener that throws does not undo what is durable: it is warned of. */
export class AppendListeners {
  private readonly listeners = new Set<(head: number) => void>();

  add(listener: (head: number) => void): () => void {
    // A wrapper of its own, so that one function may be added twice and removed once.
    const entry = (head: number): void => listener(head);
    this.listeners.add(entry);
    return () => void this.listeners.delete(entry);
  }

  tell(head: number): void {
    for (const listener of this.listeners) {
      try {
        listener(head);
      } catch (error) {
        process.emitWarning(error instanceof Error ? error : String(error));
      }
    }
  }
}
