import { Button } from "./button.tsx";

export function Pages(props: { page: number; of: number; what: string; onTurn: (page: number) => void }) {
  const { page, of, what, onTurn } = props;
  return (
    <nav aria-label={`Pages of ${what}`} className="pages">
      <Button off={page <= 1} onClick={() => onTurn(page - 1)}>
        Previous
      </Button>
      <span>
        Page {page} of {of}
      </span>
      <Button off={page >= of} onClick={() => onTurn(page + 1)}>
        Next
      </Button>
    </nav>
  );
}
