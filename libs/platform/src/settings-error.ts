/** A variable that cannot be used. The message names it and says what would be accepted. */
export class SettingsError extends Error {
  constructor(
    readonly variable: string,
    expected: string,
  ) {
    super(`${variable}: ${expected}`);
    this.name = 'SettingsError';
  }
}
