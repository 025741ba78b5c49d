import { standard } from '@suyuan/domain';
import type { CodeEntry } from './code-entry';

/** Replies and entries about a request that is not a sound one, whatever it asks for. */
export const REQUEST_CODES = {
  BODY_REQUIRED: { status: 400, zh: '缺少 JSON 请求体。', en: 'A JSON body is required.' },
  MALFORMED_JSON: {
    status: 400,
    zh: '请求体不是合法的 UTF-8 JSON。',
    en: 'The body is not valid JSON in UTF-8.',
  },
  TOO_DEEP: { status: 400, zh: 'JSON 嵌套过深。', en: 'The JSON nests too deep.' },
  TOO_MANY_KEYS: { status: 400, zh: '同一对象中的键过多。', en: 'An object has more keys than any here.' },
  TOO_MANY_ITEMS: { status: 400, zh: '数组的项数过多。', en: 'An array has more items than any here.' },
  TOO_MANY_VALUES: { status: 400, zh: 'JSON 中的值过多。', en: 'The JSON has more values than accepted.' },
  DUPLICATE_KEY: { status: 400, zh: '同一对象中键名重复。', en: 'A key stands twice in one object.' },
  FORBIDDEN_KEY: { status: 400, zh: '不允许使用该键名。', en: 'This key is not allowed.' },
  FORBIDDEN_CHARACTER: {
    status: 400,
    zh: '含有不允许的字符（控制、方向、零宽、专用或未分配字符，或不成对的代理字符）。',
    en: 'A character is not allowed: a control, one that turns or hides text, or half of a surrogate pair.',
  },
  INVALID_REQUEST: {
    status: 400,
    zh: '请求中有不合法的字段，详见 errors。',
    en: 'Fields of the request are not valid; errors names each.',
  },
  BAD_REQUEST: { status: 400, zh: '请求不合法。', en: 'The request is not valid.' },
  WRONG_TYPE: { zh: '类型不对。', en: 'The value has another type than expected.' },
  UNKNOWN_FIELD: { zh: '未知字段。', en: 'This field is not known here.' },
  UNKNOWN_PARAMETER: { zh: '未知的查询参数。', en: 'This parameter is not known here.' },
  REPEATED_PARAMETER: { zh: '查询参数重复。', en: 'This parameter may be given once.' },
  EMPTY_TEXT: { zh: '文字为空。', en: 'The text is empty.' },
  TOO_LONG: { zh: '文字过长。', en: 'The text is longer than allowed.' },
  TOO_MANY: { zh: '项数过多。', en: 'The list has more items than allowed.' },
  TOO_FEW: { zh: '项数不足。', en: 'The list has fewer items than required.' },
  NOT_AN_ID: { zh: '不是合法的标识。', en: 'Not an id.' },
  NOT_A_DATE: { zh: '不是存在的日期（YYYY-MM-DD）。', en: 'Not a day that exists, written YYYY-MM-DD.' },
  NOT_A_REGION: {
    zh: '不是六位行政区划代码。',
    en: 'Not a division code of six digits.',
    source: standard('GB/T 2260'),
  },
  NOT_A_DIGEST: {
    zh: '不是 64 位小写十六进制的 SHA-256 摘要。',
    en: 'Not a SHA-256 digest of 64 lower-case hexadecimal digits.',
  },
  NOT_BYTES: {
    zh: '不是所需长度的 base64url 文本。',
    en: 'Not base64url of the expected length.',
    source: standard('RFC 4648, 5'),
  },
  NOT_IN_LIST: { zh: '不在允许的取值之内。', en: 'Not one of the accepted values.' },
  OUT_OF_RANGE: { zh: '数值超出允许范围。', en: 'The number is outside the allowed range.' },
  NOT_A_POSITION: {
    zh: '不是日志位置，也不是 RFC 3339 时刻。',
    en: 'Neither a position of the log nor an RFC 3339 instant.',
  },
  NOT_A_PARAMETER: {
    zh: '不是“参量:数值 单位”“参量:下限..上限 单位”或“参量:代码”。',
    en: 'Not written as name:value unit, name:min..max unit or name:code.',
  },
  INVALID_CURSOR: { status: 400, zh: '游标无效。', en: 'The cursor is not one of this list.' },
  KNOWN_AT_AHEAD: {
    status: 400,
    zh: '该日志位置此处尚不可见。',
    en: 'The position is not visible here yet.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 400,
    zh: 'Idempotency-Key 不合法。',
    en: 'The Idempotency-Key is not valid.',
  },
  IDEMPOTENCY_MISMATCH: {
    status: 409,
    zh: '同一 Idempotency-Key 曾用于不同的请求体。',
    en: 'The Idempotency-Key was used before with another body.',
  },
  NOT_FOUND: { status: 404, zh: '此地址不存在。', en: 'There is nothing at this address.' },
  UNKNOWN_ORGANIZATION: { status: 404, zh: '没有此机构。', en: 'No organization has this id.' },
  UNKNOWN_SCOPE: { status: 404, zh: '没有此认可范围。', en: 'No scope has this id.' },
  UNKNOWN_SCHEME: { status: 404, zh: '没有此检定系统表。', en: 'No scheme has this id.' },
  UNKNOWN_METHOD: { status: 404, zh: '没有此规程或规范。', en: 'No method has this id.' },
  UNKNOWN_ASSET: { status: 404, zh: '没有此器具。', en: 'No asset has this id.' },
  UNKNOWN_IMPACT_CASE: { status: 404, zh: '没有此影响评估案。', en: 'No impact case has this id.' },
  UNKNOWN_PROPOSAL: { status: 404, zh: '没有此提议。', en: 'No proposal has this id.' },
  UNKNOWN_CERTIFICATE: { status: 404, zh: '没有此证书。', en: 'There is no such certificate.' },
  METHOD_NOT_ALLOWED: {
    status: 405,
    zh: '此地址不支持该方法。',
    en: 'This address does not answer this method.',
  },
  NOT_ACCEPTABLE: { status: 406, zh: '没有所要求的格式。', en: 'The answer does not exist in this format.' },
  REQUEST_TIMEOUT: { status: 408, zh: '请求未能及时到达。', en: 'The request did not arrive in time.' },
  BODY_TOO_LARGE: { status: 413, zh: '请求体过大。', en: 'The body is larger than accepted.' },
  URL_TOO_LONG: { status: 414, zh: '地址过长。', en: 'The address is longer than accepted.' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, zh: '不支持该媒体类型。', en: 'The media type is not supported.' },
  TOO_MANY_REQUESTS: { status: 429, zh: '请求过于频繁。', en: 'Too many requests.' },
  HEADERS_TOO_LARGE: { status: 431, zh: '请求头过大。', en: 'The headers are larger than accepted.' },
} as const satisfies Record<string, CodeEntry>;

/** Replies about who asks, and about the service itself. */
export const SERVICE_CODES = {
  UNAUTHENTICATED: { status: 401, zh: '需要有效的访问令牌。', en: 'A valid token is required.' },
  FORBIDDEN: { status: 403, zh: '该角色无权执行此操作。', en: 'The role may not do this.' },
  NOT_YOUR_ORGANIZATION: {
    status: 403,
    zh: '只能处理本机构的数据。',
    en: 'Only what belongs to your own organization.',
  },
  OUT_OF_JURISDICTION: {
    status: 403,
    zh: '不在本机关的管辖范围之内。',
    en: 'It lies outside the jurisdiction of your authority.',
  },
  NOT_AN_AUTHORITY: {
    status: 403,
    zh: '令牌所属机构未登记为监管机关。',
    en: 'The organization of the token is not registered as a regulator.',
  },
  INTERNAL: { status: 500, zh: '服务内部错误。', en: 'Internal error.' },
  IDENTITY_UNAVAILABLE: {
    status: 503,
    zh: '身份提供方暂不可用。',
    en: 'The identity provider cannot be asked now.',
  },
  NOT_YET_VISIBLE: {
    status: 503,
    zh: '等待的位置尚不可见，请稍后再试。',
    en: 'The position waited for is not visible yet; try again.',
  },
  LOG_UNAVAILABLE: { status: 503, zh: '事件日志暂不可写。', en: 'The event log cannot be written now.' },
  READ_MODEL_UNAVAILABLE: {
    status: 503,
    zh: '查询数据暂不可读，请稍后再试。',
    en: 'What was recorded cannot be read now; try again.',
  },
  FACTS_MISSING: {
    status: 503,
    zh: '缺少判断所依据的记录，不予回答。',
    en: 'Facts that the answer rests on are missing; it is not given.',
  },
  ACCESS_LOG_UNAVAILABLE: {
    status: 503,
    zh: '访问日志暂不可写，请稍后再试。',
    en: 'Reads cannot be recorded now; try again.',
  },
  CONTENTION: {
    status: 503,
    zh: '同一资源的并发命令过多。',
    en: 'Too many commands on one resource at once.',
  },
  SERVICE_AWAY: {
    status: 503,
    zh: '所需的服务暂不可用，请稍后再试。',
    en: 'A service needed for this is away; try again.',
  },
  OVERLOADED: { status: 503, zh: '等待处理的命令过多。', en: 'Too many commands wait.' },
} as const satisfies Record<string, CodeEntry>;
