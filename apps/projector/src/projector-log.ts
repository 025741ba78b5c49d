/** Where the projector tells its operator what happens. A pino logger fits. */
export abstract class ProjectorLog {
  abstract info(fields: object, text: string): void;
  abstract warn(fields: object, text: string): void;
  abstract error(fields: object, text: string): void;
}
