import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { instanceImages } from "../src/images.ts";
import { parameterOf } from "../src/in-words.ts";
import { catalogue } from "../src/instances.ts";
import type { Session } from "../src/session.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { Problem } from "./notices.tsx";

interface Props {
  readonly session: Session;
  readonly error: Error | null;
  readonly isBusy: boolean;
  readonly onSubmit: (form: FormData) => void;
  readonly onCancel: () => void;
}

const numbers = [
  { name: "SystemDisk", label: "System disk (GiB)", usual: 20 },
  { name: "InternetMaxBandwidthOut", label: "Bandwidth (Mbit/s)", usual: 1 },
  { name: "Amount", label: "How many", usual: 1 },
];

/** Fields have the names of the parameters. What is wrong with one is the service's to say, and stands beside it. */
export function CreateForm({ session, error, isBusy, onSubmit, onCancel }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const choices = useQuery(catalogue(session));
  const images = useQuery(instanceImages(session));
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [error]);

  const selects = [
    { name: "EnsRegionId", label: "Region", options: choices.data?.regions },
    { name: "InstanceType", label: "Type", options: choices.data?.types },
    { name: "ImageId", label: "Image", options: images.data },
  ];
  const names = ["InstanceName", ...[...selects, ...numbers].map(({ name }) => name)];
  const isOfField = names.includes(parameterOf(error) ?? "");
  const missing = choices.error ?? images.error;
  const again = () => Promise.all([choices.refetch(), images.refetch()]);

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(new FormData(event.currentTarget));
      }}
    >
      <div className="fields">
        <Field label="Name" error={error}>
          <input name="InstanceName" defaultValue="edge" autoComplete="off" />
        </Field>
        {selects.map(({ name, label, options = [] }) => (
          <Field key={name} label={label} error={error}>
            <select name={name}>
              {options.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          </Field>
        ))}
        {numbers.map(({ name, label, usual }) => (
          <Field key={name} label={label} error={error}>
            <input name={name} type="number" defaultValue={usual} />
          </Field>
        ))}
      </div>
      {missing && <Problem error={missing} onRetry={again} />}
      {error && !isOfField && <Problem error={error} />}
      <div className="buttons">
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
        <Button type="submit" className="primary" off={isBusy || !choices.data || !images.data}>
          Create
        </Button>
      </div>
    </form>
  );
}
