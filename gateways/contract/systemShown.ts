/** The state of the installation and its parts, as the banner and the System page show it. */
import { Schema } from "effect"

/** A read model: a list that is built from the log. */
export const ReadModelShown = Schema.Struct({
  name: Schema.String,
  /** The last position of the log that it has applied. */
  position: Schema.Int,
  /** The number of positions that it has not applied; null while the log does not answer. */
  behind: Schema.NullOr(Schema.Int),
  /** The version of its rows. */
  version: Schema.Int,
  /** The number of aggregates that it has parked. */
  parked: Schema.Int
})
export type ReadModelShown = typeof ReadModelShown.Type

export const ReadModelsShown = Schema.Struct({
  /** The last position of the log; null while the log does not answer. */
  head: Schema.NullOr(Schema.Int),
  items: Schema.Array(ReadModelShown)
})
export type ReadModelsShown = typeof ReadModelsShown.Type

/** Sizes are in bytes. A part is null while it does not answer. */
export const StoresShown = Schema.Struct({
  /** `most`: the limit; null without one. `copies`: the servers that have the log. */
  log: Schema.NullOr(Schema.Struct({ bytes: Schema.Int, most: Schema.NullOr(Schema.Int), copies: Schema.Int })),
  tables: Schema.NullOr(Schema.Struct({ bytes: Schema.Int })),
  disk: Schema.NullOr(Schema.Struct({ free: Schema.Int, of: Schema.Int })),
  /** Of the process that answers. */
  memory: Schema.Int,
  /** Seconds since that process started. */
  upFor: Schema.Int
})
export type StoresShown = typeof StoresShown.Type

export const BackupsShown = Schema.Struct({
  /** The newest backup of the last 1,000 entries of the access log; null when they have none. */
  last: Schema.NullOr(Schema.Struct({ at: Schema.String }))
})
export type BackupsShown = typeof BackupsShown.Type

/**
 * A trouble of the installation: a sentence, the command that repairs it (null: none), and the requests that are
 * refused until then.
 */
export const TroubleShown = Schema.Struct({
  code: Schema.String,
  message: Schema.String,
  remedy: Schema.NullOr(Schema.String),
  stops: Schema.Array(Schema.Literals(["reads", "writes"]))
})

/**
 * The fault of the bot. `silent`: the process that runs it no longer reports. `webhook-refused`: Telegram does not accept the
 * address of the webhook; `webhook-failing`: it cannot deliver there. `unreachable` and `not-stored` end without help; the others
 * need a person.
 */
export const BotFault = Schema.Literals([
  "token-refused",
  "other-poller",
  "unreachable",
  "not-stored",
  "silent",
  "webhook-refused",
  "webhook-failing"
])
export type BotFault = typeof BotFault.Type

/** The repeated work of the bot. */
export const RoundName = Schema.Literals(["notices", "digests", "cards", "comments", "proposals", "approvals"])
export type RoundName = typeof RoundName.Type

/** How updates of Telegram arrive: the bot asks for them, or Telegram sends them to an address of the installation. */
export const BotMode = Schema.Literals(["polling", "webhook"])
export type BotMode = typeof BotMode.Type

/** The last failed delivery to the webhook. */
export const DeliveryError = Schema.Struct({
  at: Schema.String.check(Schema.isMaxLength(32)),
  /** A sentence of Telegram. */
  message: Schema.String.check(Schema.isMaxLength(300))
})
export type DeliveryError = typeof DeliveryError.Type

/** The model, the bot and the stores in use, and what a missing part would add. For the banner. */
export const System = Schema.Struct({
  version: Schema.String,
  seq: Schema.Int,
  model: Schema.Struct({
    provider: Schema.String,
    model: Schema.String,
    embedModel: Schema.String,
    reachable: Schema.Boolean,
    note: Schema.String
  }),
  bot: Schema.Struct({
    connected: Schema.Boolean,
    name: Schema.NullOr(Schema.String),
    note: Schema.String,
    /** Absent when the bot works, connects, or was never set up. */
    fault: Schema.optionalKey(BotFault),
    /** Absent until the bot receives updates. */
    mode: Schema.optionalKey(BotMode),
    /** The last failed delivery to the webhook, as Telegram reports it; it may be resolved. */
    lastError: Schema.optionalKey(DeliveryError)
  }),
  stores: Schema.Struct({ log: Schema.String, tables: Schema.String }),
  /** A model server that was found and is not used until an admin adds and chooses a model of it; null when there is none. */
  offer: Schema.NullOr(Schema.Struct({ url: Schema.String, model: Schema.String, embedModel: Schema.String })),
  /** The troubles of the installation. Empty when there are none. */
  troubles: Schema.Array(TroubleShown)
})
export type System = typeof System.Type

/** An aggregate that waits for a decision of an owner. */
export const ParkedShown = Schema.Struct({
  /** `<place>:<subject>@<seq>`. */
  id: Schema.String,
  /** `log` for a commit that cannot be read, else the name of the projection that failed at it. */
  place: Schema.String,
  /** The aggregate that waits. */
  subject: Schema.String,
  /** The position of its first commit that waits. */
  seq: Schema.Int,
  reason: Schema.Literals(["newer", "damaged", "sealed", "failed"]),
  why: Schema.String
})

/** A commit that a reactor could not handle. `why` is the kind of the failure; letters of early versions have no `at`. */
export const DeadLetterShown = Schema.Struct({
  id: Schema.String,
  consumer: Schema.String,
  subject: Schema.String,
  seq: Schema.Int,
  why: Schema.String,
  tries: Schema.Int,
  at: Schema.optionalKey(Schema.String),
  state: Schema.Literals(["waiting", "retrying"])
})
