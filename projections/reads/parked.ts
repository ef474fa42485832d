/** The parked aggregates, as the checkpoints of the tables hold them. */
import { Effect } from "effect"
import { everywhere } from "../../streams/commit/decisions.ts"
import { readCheckpoints, whyShown } from "../runner/tables/checkpoint.ts"
import { schemas } from "../runner/tables/tables.ts"

/** An aggregate that waits for a decision of an owner. */
export interface ParkedAggregate {
  /** `<place>:<subject>@<seq>`. */
  readonly id: string
  /** `log` for a commit that cannot be read, else the name of the projection that failed at it. */
  readonly place: string
  readonly subject: string
  /** The position of the first commit that waits. */
  readonly seq: number
  readonly reason: "newer" | "damaged" | "sealed" | "failed"
  readonly why: string
}

/** By position. All projections park an unreadable commit; it is listed once. */
export const parkedAggregates = Effect.map(
  readCheckpoints(schemas.live),
  (checkpoints): ReadonlyArray<ParkedAggregate> => {
    const all = [...checkpoints.values()].flatMap(({ name, state }) =>
      Object.entries(state.quarantine).map(([subject, parked]): ParkedAggregate => {
        const { seq, unreadable } = parked
        const place = unreadable === undefined ? name : everywhere
        return {
          id: `${place}:${subject}@${seq}`,
          place,
          subject,
          seq,
          reason: unreadable ?? "failed",
          why: whyShown(parked)
        }
      })
    )
    return [...new Map(all.map((each) => [each.id, each])).values()].toSorted((a, b) => a.seq - b.seq)
  }
)
