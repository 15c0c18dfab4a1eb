import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "./button.tsx";
import { Problem } from "./notices.tsx";

/** Shares an image with the accounts that a person types. */
export function ShareForm({ image, onShare }: { image: string; onShare: (accounts: string) => Promise<void> }) {
  const queryClient = useQueryClient();
  const share = useMutation({
    mutationFn: onShare,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["images"] }),
  });
  return (
    <form
      className="share"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        share.mutate(String(new FormData(form).get("accounts")), { onSuccess: () => form.reset() });
      }}
    >
      <label>
        <span>
          Share <span className="unseen">{image}</span> with accounts
        </span>
        <input name="accounts" inputMode="numeric" autoComplete="off" placeholder="2000000000000002" />
      </label>
      <Button type="submit" off={share.isPending}>
        Share
      </Button>
      {share.error && <Problem error={share.error} />}
      <p role="status" className="done">
        {share.isSuccess && `Shared with ${share.variables}.`}
      </p>
    </form>
  );
}
