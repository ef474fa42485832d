import { Context, type Effect } from "effect"
import type { ActorId } from "../domain/ids.ts"
import type { StreamFull, StreamUnavailable, Undecodable } from "../streams/errors.ts"
import type { Subject } from "../streams/commit/subjects.ts"
import type { Command, Refused } from "./catalogue.ts"
import type { Contended, Forbidden, KeyReused, NoSuchPerson } from "./errors.ts"

/** Who asks, under which key, and because of what. */
export interface Request {
  readonly actor: ActorId
  /** The caller's idempotency key: the same actor, command and key is decided once, for ever. */
  readonly key: string
  /** The commit that led to this command, `subject@seq`. */
  readonly causation?: string
  /** Shared by all that one request sets off; the command's own id when left out. */
  readonly correlation?: string
  readonly traceparent?: string
}

/** One command on one aggregate. */
export interface Step {
  readonly subject: Subject
  readonly command: Command
  /** What was asked for, where the command holds more than that, as the time of asking: the same again under one key is one command. */
  readonly asked?: unknown
}

/** Proof that a command's events are stored; not that anything downstream has happened yet. */
export interface Receipt {
  /** The id of the (first) aggregate. */
  readonly id: string
  /** Wait for a read model to reach this to read your own write. */
  readonly seq: number
}

export type NotDone =
  | Refused
  | Forbidden
  | NoSuchPerson
  | KeyReused
  | Contended
  | StreamFull
  | StreamUnavailable
  | Undecodable

export class CommandBus extends Context.Service<
  CommandBus,
  {
    /** Authorises, decides and stores. Several steps are stored together or not at all. */
    readonly send: (
      request: Request,
      ...steps: readonly [Step, ...ReadonlyArray<Step>]
    ) => Effect.Effect<Receipt, NotDone>
    /** Ends when nobody's command but a reactor's is under way, nor was a moment ago; under a load that never ends, for four waiters a second. For work that nobody waits for. */
    readonly idle: Effect.Effect<void>
  }
>()("tracker/commands/CommandBus") {}
