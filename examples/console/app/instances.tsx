import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type InstanceFilter, instances, isOnItsWay, pageSize, switchInstance } from "../src/instances.ts";
import type { Session } from "../src/session.ts";
import { CreateInstances } from "./create-instances.tsx";
import { Filters } from "./filters.tsx";
import { InstanceTable } from "./instance-table.tsx";
import { Loading, Problem } from "./notices.tsx";
import { Pages } from "./pages.tsx";
import { useChanges } from "./use-changes.ts";
import { useLive } from "./use-live.ts";

const all: InstanceFilter = { page: 1, status: "", search: "" };
const none: never[] = [];

export function Instances({ session }: { session: Session }) {
  const [filter, setFilter] = useState(all);
  const queryClient = useQueryClient();
  const list = useQuery({ ...instances(session, filter), placeholderData: keepPreviousData });
  const { items = none, total = 0 } = list.data ?? {};
  useLive(
    session,
    items.some(({ status }) => isOnItsWay(status)),
    list,
  );
  const turn = useMutation({
    mutationFn: ({ id, to }: { id: string; to: "on" | "off" }) => switchInstance(session, id, to),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["instances"] }),
  });
  const isFiltered = filter.status !== "" || filter.search !== "";

  return (
    <section aria-labelledby="instances">
      <div className="heading">
        <h2 id="instances">Instances</h2>
        <CreateInstances session={session} onShow={(name) => setFilter({ ...all, search: name })} />
      </div>
      <Filters filter={filter} onChange={(change) => setFilter({ ...filter, page: 1, ...change })} />
      {turn.error && <Problem error={turn.error} />}
      {list.error && <Problem error={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <Loading what="instances" />}
      {list.data?.total === 0 && (
        <div className="empty">
          <p>{isFiltered ? "No instance fits." : "No instance yet. Create the first one."}</p>
          {isFiltered && (
            <button type="button" onClick={() => setFilter(all)}>
              Show all
            </button>
          )}
        </div>
      )}
      {items.length > 0 && (
        <InstanceTable items={items} isBusy={turn.isPending} onTurn={(id, to) => turn.mutate({ id, to })} />
      )}
      {total > 0 && (
        <Pages
          page={filter.page}
          of={Math.ceil(total / pageSize)}
          onTurn={(page) => setFilter({ ...filter, page })}
          what="instances"
        />
      )}
      <p role="status" className="unseen">
        {useChanges(items)}
      </p>
    </section>
  );
}
