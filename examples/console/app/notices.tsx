import { inWords } from "../src/in-words.ts";

export function Problem({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { title, detail, advice, reference } = inWords(error);
  return (
    <div role="alert" className="problem">
      <strong>{title}</strong>
      <p>{detail}</p>
      {advice && <p>{advice}</p>}
      {reference && <small>{reference}</small>}
      {onRetry && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** The words are for those who hear the page; the bars for those who see it. */
export function Loading({ what }: { what: string }) {
  return (
    <div role="status" className="loading">
      <span className="unseen">Loading {what}…</span>
      <i />
      <i />
      <i />
    </div>
  );
}
