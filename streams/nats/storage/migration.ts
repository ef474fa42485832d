/** `tt migrate`: the only place that changes the settings of a stream. */
import { Effect } from "effect"
import { Nats, type StreamSettings } from "../client/nats.ts"
import { declared, lasting, type StorageName } from "./declared.ts"
import {
  type SettingChange,
  type Guarded,
  guardedOf,
  raised,
  type StreamRecord,
  recordedIn,
  toMetadata,
  withChanges
} from "./recorded.ts"
import { changeMetadata } from "./metadata.ts"

/** The step of one stream. */
export interface MigrationStep {
  readonly stream: StorageName
  /** `record`: the settings stay, and are recorded. `none`: nothing to do. */
  readonly action: "change" | "record" | "none"
  readonly changes: ReadonlyArray<SettingChange>
  /** The reason why a part stays as it is; null when there is none. */
  readonly kept: string | null
  /** Settings that are lower than recorded, and are recorded so: `from` is recorded, `to` is present. */
  readonly accepted: ReadonlyArray<SettingChange>
}

export interface MigrationOptions {
  /** Record settings that are lower than recorded, and do not restore them. */
  readonly acceptLower: boolean
}

interface Planned extends MigrationStep {
  /** The new settings, and the new entries of the metadata; null when nothing changes. */
  readonly update: Partial<StreamSettings> | null
}

/** The plan for every lasting stream. Changes nothing. */
export const planMigration = Effect.fnUntraced(function* (options: MigrationOptions) {
  const nats = yield* Nats
  return yield* Effect.forEach(lasting, (stream) =>
    Effect.map(nats.settings(stream), (found) => planFor(stream, found, nats.replicas, options))
  )
})

/** Runs one step of a plan. Safe to repeat. */
export const runMigrationStep = ({ stream, update }: Planned) =>
  update === null
    ? Effect.void
    : Effect.flatMap(Nats, (nats) =>
        changeMetadata(nats, stream, { entries: () => update.metadata ?? {}, settings: update })
      )

const planFor = (
  stream: StorageName,
  found: StreamSettings | null,
  copies: number,
  options: MigrationOptions
): Planned => {
  if (found === null) return missing(stream)
  const now = guardedOf(found)
  const recorded = recordedIn(found)
  const wanted = guardedOf({
    ...declared[stream],
    num_replicas: Math.max(copies, recorded?.declared.num_replicas ?? 1)
  })
  const lower = recorded === null ? [] : raised(now, recorded.settings)
  const lowered = options.acceptLower ? [] : lower
  const accepted = options.acceptLower ? lower.map(({ setting, from, to }) => ({ setting, from: to, to: from })) : []
  // A setting that this version declares as before stays as the operator has set it.
  const target = atLeast(withChanges(now, lowered), raised(recorded?.declared ?? now, wanted))
  const { changes, kept } = allowed(found, raised(now, target))
  const settings = withChanges(now, changes)
  const next: StreamRecord = { settings, declared: wanted }
  const same = recorded !== null && JSON.stringify(recorded) === JSON.stringify(next)
  if (same && changes.length === 0) return { stream, action: "none", changes, kept, accepted, update: null }
  return {
    stream,
    action: changes.length === 0 ? "record" : "change",
    changes,
    kept,
    accepted,
    update: {
      ...Object.fromEntries(changes.map(({ setting, to }) => [setting, to])),
      // A server does not accept roll-ups together with `deny_purge`.
      ...(changes.some(({ setting }) => setting === "deny_purge") ? { allow_rollup_hdrs: false } : {}),
      metadata: toMetadata(next)
    }
  }
}

/** `settings` with these changes, where they raise it. */
const atLeast = (settings: Guarded, changes: ReadonlyArray<SettingChange>): Guarded =>
  withChanges(settings, raised(settings, withChanges(settings, changes)))

/** A start creates every stream that it needs, and says what to restore when the log needs a lost one. The bot makes its own. */
const missing = (stream: StorageName): Planned => ({
  stream,
  action: "none",
  changes: [],
  kept: "not there: the part that uses it creates it, or says what to restore",
  accepted: [],
  update: null
})

const allowed = (found: StreamSettings, changes: ReadonlyArray<SettingChange>) =>
  found.persist_mode === "async" && changes.some(({ setting }) => setting === "num_replicas")
    ? {
        changes: changes.filter(({ setting }) => setting !== "num_replicas"),
        kept: "keeps one copy: it was created for one server, and a server does not change that; what it holds can be made again"
      }
    : { changes, kept: null }
