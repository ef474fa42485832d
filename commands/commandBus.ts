import { Context, type Effect } from "effect"
import type { ActorId } from "../domain/ids.ts"
import type { Audience } from "../domain/values.ts"
import type {
  AggregateParked,
  CommitTooLarge,
  KeysLost,
  LogChanged,
  StreamFull,
  StreamUnavailable
} from "../streams/errors.ts"
import { commandIdOf } from "../streams/commit/identity.ts"
import type { Subject } from "../streams/commit/subjects.ts"
import type { Command, Refused } from "./catalogue.ts"
import type { Busy, Contended, Forbidden, KeyReused, MovedSince, NoSuchPerson } from "./errors.ts"

/** The caller of a command, its idempotency key and its cause. */
export interface Request {
  readonly actor: ActorId
  /**
   * The actor whose rights are checked, when it is not `actor`: a person who accepts an invitation has no role yet, and acts
   * with the rights of its issuer. Never set it from a client's request.
   */
  readonly authority?: ActorId
  /**
   * An audience that the actor was part of when the request was made, for a member who leaves a group before the command is decided.
   * The caller must have checked this. The command may name the audience and change its items, but the actor may read nothing by it.
   * Never set it from a client's request.
   */
  readonly spokeIn?: Audience
  /**
   * The caller's idempotency key: the same actor, command and key is decided once, forever. Ids in the log are plain hashes
   * of it, so it must be random, opaque, or keyed by `NaturalKeys` when it comes from a text, a name or a number of Telegram.
   */
  readonly key: string
  /**
   * The plain key that earlier versions gave to the same request. A command that is stored under it counts as a repeat of
   * this one.
   */
  readonly formerKey?: string
  /** The commit that led to this command, `subject@seq`. */
  readonly causation?: string
  /**
   * Shared by all commits that one request leads to. The correlation of the present work replaces it. Without either, it is the
   * command's own id.
   */
  readonly correlation?: string
  readonly traceparent?: string
}

/** The id of a command, and its id under the key of earlier versions. */
export const commandIdsOf = (
  { actor, key, formerKey }: Pick<Request, "actor" | "key" | "formerKey">,
  command: string
): readonly [id: string, formerId?: string] =>
  formerKey === undefined
    ? [commandIdOf(actor, command, key)]
    : [commandIdOf(actor, command, key), commandIdOf(actor, command, formerKey)]

/** The same request, with `key` and `formerKey` replaced by keys that are derived from them. */
export const withDerivedKeys = (request: Request, keyOf: (key: string) => string): Request => ({
  ...request,
  key: keyOf(request.key),
  ...(request.formerKey === undefined ? {} : { formerKey: keyOf(request.formerKey) })
})

/** One command on one aggregate. */
export interface Step {
  readonly subject: Subject
  readonly command: Command
  /**
   * The last position of the aggregate that the caller has decided on. Fails with `MovedSince` when the aggregate has a later commit.
   * A repeated command gets its first receipt in any case.
   */
  readonly expected?: number
  /** The caller's request, if the command also holds values of the server (the time). Repeats of a key are compared by this request. */
  readonly asked?: unknown
}

/** The command's events are stored. Projections and reactors may not have handled them yet. */
export interface Receipt {
  /** The id of the first step's aggregate. */
  readonly id: string
  /** Wait until a read model has reached this position to read your own write. */
  readonly seq: number
}

export type NotDone =
  | Refused
  | Forbidden
  | NoSuchPerson
  | KeyReused
  | Contended
  | MovedSince
  | Busy
  | CommitTooLarge
  | StreamFull
  | StreamUnavailable
  | LogChanged
  | KeysLost
  | AggregateParked

export class CommandBus extends Context.Service<
  CommandBus,
  {
    /**
     * Authorises, decides and stores. Several steps are stored together or not at all; the receipt has the last position of
     * the batch. Answers by one deadline from the call (`BusLimits.deadline`), also while the log is away.
     */
    readonly send: (
      request: Request,
      ...steps: readonly [Step, ...ReadonlyArray<Step>]
    ) => Effect.Effect<Receipt, NotDone>
    /** For work that no caller waits for: returns once the bus is idle. Commands of reactors do not count. Under a load that never ends it returns four times a second. */
    readonly idle: Effect.Effect<void>
  }
>()("tracker/commands/CommandBus") {}
