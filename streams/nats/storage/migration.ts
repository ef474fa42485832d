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
import { newSettings } from "./storage.ts"

/** The step of one stream. */
export interface MigrationStep {
  readonly stream: StorageName
  /** `record`: the settings stay, and are recorded. `none`: nothing to do. */
  readonly action: "create" | "change" | "record" | "none"
  readonly changes: ReadonlyArray<SettingChange>
  /** Changes that the server does not allow for this stream, with the reason; null when there are none. */
  readonly kept: string | null
}

export interface MigrationOptions {
  /** Record settings that are lower than recorded, and do not restore them. */
  readonly acceptLower: boolean
}

interface Planned extends MigrationStep {
  /** The new settings and metadata; null when nothing changes. */
  readonly update: Partial<StreamSettings> | null
}

/** The plan for every lasting stream. Changes nothing. */
export const planMigration = Effect.fnUntraced(function* (options: MigrationOptions) {
  const nats = yield* Nats
  const log = yield* nats.settings("EVT")
  return yield* Effect.forEach(lasting, (stream) =>
    Effect.map(nats.settings(stream), (found) => planFor(stream, found, log, nats.replicas, options))
  )
})

/** Runs one step of a plan. Safe to repeat. */
export const runMigrationStep = ({ stream, action, update }: Planned) =>
  Effect.flatMap(Nats, (nats) => {
    if (update === null) return Effect.void
    return action === "create"
      ? nats.ensureStream({ ...newSettings(stream, 1), ...update })
      : nats.updateStream(stream, update)
  })

const planFor = (
  stream: StorageName,
  found: StreamSettings | null,
  log: StreamSettings | null,
  copies: number,
  options: MigrationOptions
): Planned => {
  if (found === null) return missing(stream, log, copies)
  const now = guardedOf(found)
  const recorded = recordedIn(found)
  const wanted = guardedOf({
    ...declared[stream],
    num_replicas: Math.max(copies, recorded?.declared.num_replicas ?? 1)
  })
  const lowered = recorded === null || options.acceptLower ? [] : raised(now, recorded.settings)
  // A setting that this version declares as before stays as the operator has set it.
  const target = atLeast(withChanges(now, lowered), raised(recorded?.declared ?? now, wanted))
  const { changes, kept } = allowed(found, raised(now, target))
  const settings = withChanges(now, changes)
  const next: StreamRecord = { settings, declared: wanted }
  const same = recorded !== null && JSON.stringify(recorded) === JSON.stringify(next)
  if (same && changes.length === 0) return { stream, action: "none", changes, kept, update: null }
  return {
    stream,
    action: changes.length === 0 ? "record" : "change",
    changes,
    kept,
    update: {
      ...Object.fromEntries(changes.map(({ setting, to }) => [setting, to])),
      // A server does not accept roll-ups together with `deny_purge`.
      ...(changes.some(({ setting }) => setting === "deny_purge") ? { allow_rollup_hdrs: false } : {}),
      metadata: { ...found.metadata, ...toMetadata(next) }
    }
  }
}

/** `settings` with these changes, where they raise it. */
const atLeast = (settings: Guarded, changes: ReadonlyArray<SettingChange>): Guarded =>
  withChanges(settings, raised(settings, withChanges(settings, changes)))

/** A missing bucket of keys is never created here: a start decides whether the log needs its keys. */
const missing = (stream: StorageName, log: StreamSettings | null, copies: number): Planned => {
  const isLeft = stream === "KV_KEYS" || log === null
  return {
    stream,
    action: isLeft ? "none" : "create",
    changes: [],
    kept: isLeft ? "missing; the next start creates it, or says what to restore" : null,
    update: isLeft ? null : newSettings(stream, Math.max(copies, log.num_replicas ?? 1))
  }
}

const allowed = (found: StreamSettings, changes: ReadonlyArray<SettingChange>) =>
  found.persist_mode === "async" && changes.some(({ setting }) => setting === "num_replicas")
    ? {
        changes: changes.filter(({ setting }) => setting !== "num_replicas"),
        kept: "keeps one copy: it was created for one server, and a server does not change that; what it holds can be made again"
      }
    : { changes, kept: null }
