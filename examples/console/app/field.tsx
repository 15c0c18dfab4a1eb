import { cloneElement, type ReactElement, useId } from "react";
import { inWords, parameterOf } from "../src/in-words.ts";

interface Props {
  readonly label: string;
  /** What the last attempt failed with, whatever it was about. */
  readonly error: Error | null;
  readonly children: ReactElement<Control>;
}
interface Control {
  /** The parameter's. */
  readonly name?: string;
  readonly id?: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: boolean;
}

/** A label, its control and, if the service refused this parameter, why. */
export function Field({ label, error, children }: Props) {
  const id = useId();
  const isWrong = error !== null && parameterOf(error) === children.props.name;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, { id, ...(isWrong && { "aria-describedby": `${id}-wrong`, "aria-invalid": true }) })}
      {isWrong && (
        <span id={`${id}-wrong`} role="alert" className="wrong">
          {inWords(error).detail}
        </span>
      )}
    </div>
  );
}
