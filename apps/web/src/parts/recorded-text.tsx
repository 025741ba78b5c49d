/** Words that somebody recorded: nobody translates them, so they say which language they are in. */
export function RecordedText({ text }: { text: string | null | undefined }) {
  if (!text) return <>–</>;
  return <span lang={/\p{Script=Han}/u.test(text) ? 'zh-CN' : undefined}>{text}</span>;
}
