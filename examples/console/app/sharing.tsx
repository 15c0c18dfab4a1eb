import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { sharedWith, shareImage, takeBackImage } from "../src/images.ts";
import type { Session } from "../src/session.ts";
import { Button } from "./button.tsx";
import { Loading, Problem } from "./notices.tsx";
import { ShareForm } from "./share-form.tsx";

/** Who else may use an image of one's own; asked for when somebody wants to see it. */
export function Sharing({ session, id, name }: { session: Session; id: string; name: string }) {
  const [isOpen, setOpen] = useState(false);
  const summary = useRef<HTMLElement>(null);
  const queryClient = useQueryClient();
  const accounts = useQuery({ ...sharedWith(session, id), enabled: isOpen });
  const takeBack = useMutation({
    mutationFn: (account: string) => takeBackImage(session, id, account),
    onSuccess: () => {
      summary.current?.focus(); // the button goes away
      return queryClient.invalidateQueries({ queryKey: ["images"] });
    },
  });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary ref={summary}>
        Sharing<span className="unseen"> of {name}</span>
      </summary>
      {accounts.isLoading && <Loading what="accounts" />}
      {accounts.error && <Problem error={accounts.error} onRetry={() => accounts.refetch()} />}
      {accounts.data?.length === 0 && <p className="empty">Nobody else sees it.</p>}
      {accounts.data && accounts.data.length > 0 && (
        <ul className="accounts" aria-label={`Accounts that see ${name}`}>
          {accounts.data.map((account) => (
            <li key={account}>
              {account}
              <Button
                aria-label={`Take back ${name} from ${account}`}
                off={takeBack.isPending}
                onClick={() => takeBack.mutate(account)}
              >
                Take back
              </Button>
            </li>
          ))}
        </ul>
      )}
      {takeBack.error && <Problem error={takeBack.error} />}
      <ShareForm image={name} onShare={(text) => shareImage(session, id, text)} />
    </details>
  );
}
