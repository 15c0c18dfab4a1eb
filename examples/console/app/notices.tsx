import { inWords } from "../src/in-words.ts";

export function Problem({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { title, advice, reference } = inWords(error);
  return (
    <div role="alert" className="problem">
      <strong>{title}</strong>
      <p>{advice}</p>
      {reference && <small>{reference}</small>}
      {onRetry && (
        <button type="button" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <p role="status" className="quiet">
      Loading {what}…
    </p>
  );
}
