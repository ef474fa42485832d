/** The status of a task as a shape: empty, half, ticked or crossed circle. */
import type { Status } from "../../domain/values.ts"
import { words } from "../words/words.ts"

/** The mark in the circle of each status. One path, because a list has a sign in each row. */
const marks: { readonly [S in Status]: { readonly d: string; readonly class?: string } } = {
  open: { d: "" },
  "in-progress": { d: "M7 3.5a3.5 3.5 0 0 1 0 7z", class: "filled" },
  done: { d: "m4.5 7.2 1.7 1.7 3.3-3.8", class: "tick" },
  cancelled: { d: "m5 5 4 4M9 5l-4 4" }
}

export function StatusSign(props: {
  readonly status: Status
  /** The word is beside it, so it is not read aloud. */
  readonly silent?: boolean
}) {
  return (
    <svg
      class={`st ${props.status}`}
      viewBox="0 0 14 14"
      role="img"
      aria-label={props.silent === true ? undefined : words.value("status", props.status)}
      aria-hidden={props.silent === true ? "true" : undefined}
    >
      <circle cx="7" cy="7" r="5.5" class={props.status === "done" ? "filled" : undefined} />
      <path d={marks[props.status].d} class={marks[props.status].class} />
    </svg>
  )
}
