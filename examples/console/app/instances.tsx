import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type InstanceFilter, instances, pageSize, type Session, switchInstance } from "../src/queries.ts";
import { Loading, Problem } from "./notices.tsx";

export function Instances({ session }: { session: Session }) {
  const [filter, setFilter] = useState<InstanceFilter>({ page: 1, status: "", search: "" });
  const list = useQuery({ ...instances(session, filter), placeholderData: keepPreviousData });
  const queryClient = useQueryClient();
  const turn = useMutation({
    mutationFn: ({ id, to }: { id: string; to: "on" | "off" }) => switchInstance(session, id, to),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ["instances", session.account] }),
  });
  const pages = Math.max(1, Math.ceil((list.data?.total ?? 0) / pageSize));

  return (
    <section aria-labelledby="instances">
      <h2 id="instances">Edge instances</h2>
      <search className="filters">
        <label>
          Search
          <input
            type="search"
            value={filter.search}
            onChange={(event) => setFilter({ ...filter, page: 1, search: event.target.value })}
          />
        </label>
        <label>
          State
          <select
            value={filter.status}
            onChange={(event) => setFilter({ ...filter, page: 1, status: event.target.value })}
          >
            <option value="">All</option>
            <option>Running</option>
            <option>Stopped</option>
          </select>
        </label>
      </search>
      {turn.error && <Problem error={turn.error} />}
      {list.error && <Problem error={list.error} onRetry={() => list.refetch()} />}
      {list.isPending && <Loading what="instances" />}
      {list.data?.items.length === 0 && <p className="quiet">No instance fits. Change the filter, or create one.</p>}
      {list.data && list.data.items.length > 0 && (
        <ul className="rows" aria-label="Instances">
          {list.data.items.map(({ id, name, region, status }) => (
            <li key={id}>
              <div>
                <strong>{name}</strong>
                <small>
                  {region} · {id}
                </small>
              </div>
              <span className="state" data-state={status} role="status">
                {status}
              </span>
              <button
                type="button"
                aria-label={`${status === "Stopped" ? "Start" : "Stop"} ${name}`}
                disabled={turn.isPending || (status !== "Stopped" && status !== "Running")}
                onClick={() => turn.mutate({ id, to: status === "Stopped" ? "on" : "off" })}
              >
                {status === "Stopped" ? "Start" : "Stop"}
              </button>
            </li>
          ))}
        </ul>
      )}
      <nav aria-label="Pages of instances" className="pages">
        <button
          type="button"
          disabled={filter.page <= 1}
          onClick={() => setFilter({ ...filter, page: filter.page - 1 })}
        >
          Previous
        </button>
        <span>
          Page {filter.page} of {pages}
        </span>
        <button
          type="button"
          disabled={filter.page >= pages}
          onClick={() => setFilter({ ...filter, page: filter.page + 1 })}
        >
          Next
        </button>
      </nav>
    </section>
  );
}
