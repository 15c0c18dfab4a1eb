import type { ComponentProps } from "react";

/** A button that keeps the focus while it cannot be used: `disabled` would take it away from who uses the keyboard. */
export function Button({ off = false, onClick, ...others }: ComponentProps<"button"> & { off?: boolean }) {
  return (
    <button
      type="button"
      aria-disabled={off}
      onClick={(event) => {
        if (off) event.preventDefault();
        else onClick?.(event);
      }}
      {...others}
    />
  );
}
