import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { createInstances } from "../src/instances.ts";
import type { Session } from "../src/session.ts";
import { CreateForm } from "./create-form.tsx";

interface Props {
  readonly session: Session;
  /** The person wants to see those of this name. */
  readonly onShow: (name: string) => void;
}

/** A button, and the dialog behind it. */
export function CreateInstances({ session, onShow }: Props) {
  const [isOpen, setOpen] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const queryClient = useQueryClient();
  const create = useMutation({
    mutationFn: (form: FormData) => createInstances(session, form),
    onSuccess: () => {
      dialog.current?.close();
      return queryClient.invalidateQueries({ queryKey: ["instances"] });
    },
  });
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
  }, [isOpen]);

  return (
    <>
      <p role="status" className="done">
        {create.isSuccess &&
          `On the way: ${create.data.length === 1 ? "1 instance" : `${create.data.length} instances`}.`}
      </p>
      {create.isSuccess && (
        <button type="button" onClick={() => onShow(String(create.variables.get("InstanceName")))}>
          Show
        </button>
      )}
      <button
        type="button"
        className="primary"
        onClick={() => {
          create.reset();
          setOpen(true);
        }}
      >
        Create instances
      </button>
      <dialog ref={dialog} aria-labelledby="create" onClose={() => setOpen(false)}>
        <h2 id="create">Create instances</h2>
        {isOpen && (
          <CreateForm
            session={session}
            error={create.error}
            isBusy={create.isPending}
            onSubmit={(form) => create.mutate(form)}
            onCancel={() => dialog.current?.close()}
          />
        )}
      </dialog>
    </>
  );
}
