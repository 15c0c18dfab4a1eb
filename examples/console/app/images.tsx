import { useMutation, useQuery } from "@tanstack/react-query";
import { images, type Session, shareImage } from "../src/queries.ts";
import { Loading, Problem } from "./notices.tsx";

export function Images({ session }: { session: Session }) {
  const list = useQuery(images(session));
  return (
    <section aria-labelledby="images">
      <h2 id="images">AIC images</h2>
      {list.error && <Problem error={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <Loading what="images" />}
      {list.data?.length === 0 && <p className="quiet">No image yet. Others can share theirs with you.</p>}
      {list.data && list.data.length > 0 && (
        <ul className="rows" aria-label="Images">
          {list.data.map(({ id, owner, android }) => (
            <li key={id}>
              <div>
                <strong>{id}</strong>
                <small>
                  Android {android} · {owner === "system" ? "public" : "private"}
                </small>
              </div>
              {owner !== "system" && <Share session={session} image={id} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Share({ session, image }: { session: Session; image: string }) {
  const share = useMutation({ mutationFn: (text: string) => shareImage(session, image, text) });
  return (
    <form
      className="share"
      onSubmit={(event) => {
        event.preventDefault();
        share.mutate(String(new FormData(event.currentTarget).get("accounts")));
      }}
    >
      <label>
        Share {image} with accounts
        <input name="accounts" inputMode="numeric" autoComplete="off" placeholder="2000000000000002" />
      </label>
      <button type="submit" disabled={share.isPending}>
        Share
      </button>
      {share.error && <Problem error={share.error} />}
      {share.isSuccess && (
        <p role="status" className="done">
          Shared with {share.variables}.
        </p>
      )}
    </form>
  );
}
