import type { InstanceFilter } from "../src/instances.ts";

export function Filters(props: { filter: InstanceFilter; onChange: (change: Partial<InstanceFilter>) => void }) {
  const { filter, onChange } = props;
  return (
    <search className="filters">
      <label>
        Search
        <input
          type="search"
          placeholder="Name, id or address"
          value={filter.search}
          onChange={(event) => onChange({ search: event.target.value })}
        />
      </label>
      <label>
        State
        <select value={filter.status} onChange={(event) => onChange({ status: event.target.value })}>
          <option value="">All</option>
          {["Running", "Stopped", "Starting", "Stopping", "Expired"].map((status) => (
            <option key={status}>{status}</option>
          ))}
        </select>
      </label>
    </search>
  );
}
