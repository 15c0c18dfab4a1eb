import { isOnItsWay } from "../src/instances.ts";
import { Button } from "./button.tsx";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly region: string;
  readonly type: string;
  readonly status: string;
}

interface Props {
  readonly items: readonly Row[];
  readonly isBusy: boolean;
  readonly onTurn: (id: string, to: "on" | "off") => void;
}

/** Where there is no room for region and type, they stand below the name. */
export function InstanceTable({ items, isBusy, onTurn }: Props) {
  return (
    <table aria-labelledby="instances">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" className="wide">
            Region
          </th>
          <th scope="col" className="wide">
            Type
          </th>
          <th scope="col">State</th>
          <th scope="col">
            <span className="unseen">Action</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, name, region, type, status }) => {
          const to = status === "Stopped" ? "on" : "off";
          const verb = to === "on" ? "Start" : "Stop";
          return (
            <tr key={id}>
              <th scope="row">
                {name}
                <small className="wide">{id}</small>
                <small className="narrow">
                  {region} · {type}
                </small>
              </th>
              <td className="wide">{region}</td>
              <td className="wide">{type}</td>
              <td>
                <span className="state" data-state={status} data-moving={isOnItsWay(status)}>
                  {status}
                </span>
              </td>
              <td className="action">
                <Button
                  aria-label={`${verb} ${name}`}
                  off={isBusy || (status !== "Stopped" && status !== "Running")}
                  onClick={() => onTurn(id, to)}
                >
                  {verb}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
