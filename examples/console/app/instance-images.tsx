import { useQuery } from "@tanstack/react-query";
import { instanceImages, type Owner } from "../src/images.ts";
import type { Session } from "../src/session.ts";
import { Loading, Problem } from "./notices.tsx";
import { Sharing } from "./sharing.tsx";

const whose: Record<Owner, string> = { self: "yours", others: "shared with you", system: "public" };

export function InstanceImages({ session }: { session: Session }) {
  const list = useQuery(instanceImages(session));
  return (
    <section aria-labelledby="instance-images">
      <h2 id="instance-images">Instance images</h2>
      {list.error && <Problem error={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <Loading what="instance images" />}
      {list.data?.length === 0 && <p className="empty">No image yet. Others can share theirs with you.</p>}
      {list.data && list.data.length > 0 && (
        <ul className="rows" aria-labelledby="instance-images">
          {list.data.map(({ id, name, platform, owner }) => (
            <li key={id}>
              <strong>{name}</strong>
              <small>
                {platform} · {whose[owner]}
              </small>
              {owner === "self" && <Sharing session={session} id={id} name={name} />}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
