/** A bar that fills. It is only for work with a known end. */
import { Progress as Base } from "@kobalte/core/progress"

export function Progress(props: {
  /** The name of the work, read aloud. */
  readonly label: string
  /** From 0 to 1. */
  readonly value: number
  /** Something went wrong on the way. */
  readonly warn?: boolean
}) {
  return (
    <Base class="pbar" classList={{ w: props.warn === true }} minValue={0} maxValue={1} value={props.value}>
      <Base.Label class="hidden-word">{props.label}</Base.Label>
      <Base.Track class="pbar-track">
        <Base.Fill class="pbar-fill" />
      </Base.Track>
    </Base>
  )
}
