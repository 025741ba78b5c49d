import type { Socket } from 'node:net';
import { NOT_STORED, SAFE_HEADERS } from './safe-headers';

/** What Node's parser gives up on, by its code: status, reason phrase, our code. Everything else is a bad request. */
const KNOWN: Readonly<Record<string, readonly [number, string, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large', 'HEADERS_TOO_LARGE'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout', 'REQUEST_TIMEOUT'],
};

/** What is not HTTP at all has no request to reply to: a bare problem is written on the socket. */
export function answerBrokenHttp(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, title, code] = KNOWN[error.code ?? ''] ?? [400, 'Bad Request', 'BAD_REQUEST'];
  const body = JSON.stringify({
    type: `urn:suyuan:problem:${code}`,
    title,
    status,
    code,
    detail: title,
    errors: [{ pointer: '', code, detail: title }],
  });
  const headers = {
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': NOT_STORED,
    ...SAFE_HEADERS,
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${title}\r\n${lines.join('')}\r\n${body}`);
}
