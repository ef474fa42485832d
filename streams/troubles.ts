/** The present troubles of the installation: each part reports its own; `/readyz`, the system page and `tt doctor` show all. */
import { Context, Effect, Layer, type Scope } from "effect"

/** The kinds of trouble. Monitoring may match on them, so a name never changes. */
export const troubleCodes = [
  /** No server of the log answers. */
  "log-unreachable",
  /** The log lacks commits that this installation has read or acknowledged. */
  "log-rewound",
  /** Positions of the log have no commit: a crash has lost them. */
  "log-torn",
  /** The log is another installation's. */
  "log-replaced",
  /** The servers have no log: it was deleted. */
  "log-missing",
  /** The log has reached its size limit. */
  "log-full",
  /** The log does not agree with the audit chain: commits were changed, removed or added after they were linked. */
  "chain-differs",
  /** The audit chain does not agree with itself or with its signatures, or it was deleted. */
  "chain-broken",
  /** The audit chain has not reached the end of the log yet. */
  "chain-behind",
  /** The stream of the audit chain has reached its size limit. */
  "chain-full",
  /** A stream has used most of its limit. When it is full, it refuses messages. */
  "stream-nearly-full",
  /** A stream or bucket is set lower than the installation has recorded. */
  "settings-lowered",
  /** This version declares settings of a stream or bucket that `tt migrate` has not applied. */
  "settings-outdated",
  /** Keys are missing that the log was sealed with. */
  "keys-missing",
  /** The stored keys are an older copy than the log. */
  "keys-older",
  /** The master key was changed, and this process has an earlier one. */
  "master-key-changed",
  /** A change of the master key has begun and has not ended. */
  "master-key-changing",
  /** A person was forgotten, and a part of the erasure is not done yet. */
  "erasure-waits",
  /** A commit cannot be read by this version; its aggregate is parked. */
  "commit-unreadable",
  /** A projection failed at a commit; its aggregate is parked. */
  "handler-failed",
  /** Postgres does not answer. */
  "tables-unreachable",
  /** The tables are built for the first time, or cannot be read until their rebuild ends. */
  "tables-incomplete",
  /** Tables of an earlier version are served until their rebuild ends. */
  "tables-stale",
  /** A newer version of the program wrote the tables, so this version does not write them. */
  "tables-newer",
  /** The process that writes the tables has stopped, or has not started. */
  "tables-stopped",
  /** Another process writes the tables; this process takes over when that one ends. */
  "standby",
  /** Commits that a reactor could not handle wait for a person. */
  "dead-letters",
  /** No more dead letters can be stored soon. */
  "dead-letters-full",
  /** A reactor waits for a dependency that is down. */
  "reactor-waits",
  /** Telegram refuses the token of the bot. */
  "bot-token-refused",
  /** Another program receives the updates of the bot. */
  "bot-other-poller",
  /** Telegram does not accept the address of the webhook. */
  "bot-webhook-refused",
  /** Telegram cannot deliver updates to the webhook. */
  "bot-webhook-failing",
  /** The bot cannot read the notices, the digests, the changed tasks, the comments or the proposals. It tries again. */
  "bot-work-fails",
  /** The process that runs the bot no longer reports. */
  "bot-silent",
  /** Nothing has arrived at an endpoint for a day. */
  "webhook-failing",
  /** The receiver has disabled its endpoint by the answer 410. */
  "webhook-gone",
  /** An endpoint is disabled, because its responsible administrator has lost the right to it. */
  "webhook-left",
  /** Webhooks of a source are refused, or will be soon: too many of them are kept. */
  "source-full"
] as const
export type TroubleCode = (typeof troubleCodes)[number]

export interface Trouble {
  readonly code: TroubleCode
  /** A sentence for the operator: what happened, with positions, ids and counts. Never a personal text. */
  readonly message: string
  /** The command that repairs it, such as `tt replay`; null when it ends without help. */
  readonly remedy: string | null
  /** The requests that are refused until then; empty when everything is served. */
  readonly stops: ReadonlyArray<"reads" | "writes">
}

/** An effect that reads the present troubles of one part. It must be fast and must not fail. */
export type TroubleSource = Effect.Effect<ReadonlyArray<Trouble>>

/** The present troubles of all parts of this process. */
export class Troubles extends Context.Service<
  Troubles,
  {
    /** Adds a part until its scope closes. */
    readonly register: (source: TroubleSource) => Effect.Effect<void, never, Scope.Scope>
    /** The troubles of all parts, each sentence once. */
    readonly current: Effect.Effect<ReadonlyArray<Trouble>>
  }
>()("tracker/streams/Troubles") {
  static readonly layer = Layer.sync(Troubles, () => {
    const sources = new Set<TroubleSource>()
    return Troubles.of({
      register: (source) =>
        Effect.asVoid(
          Effect.acquireRelease(
            Effect.sync(() => sources.add(source)),
            () => Effect.sync(() => sources.delete(source))
          )
        ),
      current: Effect.map(
        // In parallel, so that the timeouts of parts that hang do not add up.
        Effect.suspend(() => Effect.forEach([...sources], (source) => source, { concurrency: "unbounded" })),
        (lists) => [...new Map(lists.flat().map((each) => [each.message, each])).values()]
      )
    })
  })
}

/** True when a trouble refuses reads or writes: the process must get no requests. */
export const stopsService = ({ stops }: Trouble): boolean => stops.length > 0

/** Troubles of one kind that an answer names. Their number is the number of parked aggregates, which has no limit. */
export const mostNamed = 20

/** At most `mostNamed` troubles of each kind, then their number and the command that lists all. For callers who may see them. */
export const named = (troubles: ReadonlyArray<Trouble>): ReadonlyArray<Trouble> =>
  [...Map.groupBy(troubles, ({ code }) => code).values()].flatMap((same) => {
    const [first, ...others] = same
    if (first === undefined || same.length <= mostNamed) return same
    const rest = same.length - mostNamed
    const message = `${rest} more of the kind ${first.code}${first.remedy === null ? "" : `; \`${first.remedy}\` shows all`}`
    return [first, ...others.slice(0, mostNamed - 1), { ...first, message }]
  })

/** Troubles that name parked aggregates, each with the sentence for callers who may not see the quarantine. */
const summaries: { readonly [code in TroubleCode]?: (count: number) => string } = {
  "commit-unreadable": (count) => `${count} parked: a commit cannot be read by this version`,
  "handler-failed": (count) => `${count} parked: a projection failed at a commit`
}

/**
 * The troubles without subjects, positions and reasons of parked aggregates, for callers who may not see the quarantine.
 * Each of these codes comes once, so the answer stays small when many are parked.
 */
export const withoutParked = (troubles: ReadonlyArray<Trouble>): ReadonlyArray<Trouble> => {
  const counts = new Map<TroubleCode, number>()
  for (const { code } of troubles) counts.set(code, (counts.get(code) ?? 0) + 1)
  const shown = troubles.map((each) => {
    const message = summaries[each.code]?.(counts.get(each.code) ?? 1)
    return message === undefined ? each : { ...each, message }
  })
  return [...new Map(shown.map((each) => [each.message, each])).values()]
}
