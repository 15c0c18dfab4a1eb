import { useQuery } from "@tanstack/react-query";
import { aicImages, shareAicImage } from "../src/images.ts";
import type { Session } from "../src/session.ts";
import { Loading, Problem } from "./notices.tsx";
import { ShareForm } from "./share-form.tsx";

export function AicImages({ session }: { session: Session }) {
  const list = useQuery(aicImages(session));
  return (
    <section aria-labelledby="aic-images">
      <h2 id="aic-images">AIC images</h2>
      {list.error && <Problem error={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <Loading what="AIC images" />}
      {list.data?.length === 0 && <p className="empty">No image yet. Others can share theirs with you.</p>}
      {list.data && list.data.length > 0 && (
        <ul className="rows" aria-labelledby="aic-images">
          {list.data.map(({ id, android, description, owner }) => (
            <li key={id}>
              <strong>{id}</strong>
              <small>
                {description && `${description} · `}Android {android} · {owner === "system" ? "public" : "private"}
              </small>
              {owner !== "system" && <ShareForm image={id} onShare={(text) => shareAicImage(session, id, text)} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
