/** The settings that an installation has recorded for a stream, and how they compare with the present ones. */
import { Option, Schema } from "effect"
import type { StreamSettings } from "../client/nats.ts"

/** The values of a stream that may only rise. All are present: a setting that a server leaves out has its default. */
export interface Guarded {
  readonly num_replicas: number
  readonly max_bytes: number
  readonly max_age: number
  readonly max_msgs: number
  readonly max_msgs_per_subject: number
  readonly duplicate_window: number
  readonly discard: "new" | "old"
  readonly allow_direct: boolean
  readonly allow_atomic: boolean
  readonly deny_delete: boolean
  readonly deny_purge: boolean
}
export type Setting = keyof Guarded
type Value = Guarded[Setting]

/** The server's own default, two minutes. Nanoseconds. */
const defaultWindow = 120_000_000_000

/** Defaults of the server. -1 and, for `max_age`, 0 mean no limit. */
const defaults: Guarded = {
  num_replicas: 1,
  max_bytes: -1,
  max_age: 0,
  max_msgs: -1,
  max_msgs_per_subject: -1,
  duplicate_window: defaultWindow,
  discard: "old",
  allow_direct: false,
  allow_atomic: false,
  deny_delete: false,
  deny_purge: false
}
const guardedSettings = Object.keys(defaults) as ReadonlyArray<Setting>

export const guardedOf = (settings: Partial<StreamSettings>): Guarded =>
  Object.fromEntries(guardedSettings.map((name) => [name, settings[name] ?? defaults[name]])) as unknown as Guarded

/** A higher rank keeps more: more copies, more data, fewer ways to lose it. */
const rankOf = (name: Setting, value: Value): number => {
  if (typeof value === "boolean") return value ? 1 : 0
  if (typeof value === "string") return value === "new" ? 1 : 0
  const noLimit = name.startsWith("max_") && value <= 0
  return noLimit ? Infinity : value
}

/** A setting of a stream that differs from an earlier one. */
export interface SettingChange {
  readonly setting: Setting
  readonly from: Value
  readonly to: Value
}

/** The settings whose rank in `to` is higher than in `from`. */
export const raised = (from: Guarded, to: Guarded): ReadonlyArray<SettingChange> =>
  guardedSettings
    .filter((setting) => rankOf(setting, to[setting]) > rankOf(setting, from[setting]))
    .map((setting) => ({ setting, from: from[setting], to: to[setting] }))

/** `settings` with these changes made. */
export const withChanges = (settings: Guarded, changes: ReadonlyArray<SettingChange>): Guarded => ({
  ...settings,
  ...Object.fromEntries(changes.map(({ setting, to }) => [setting, to]))
})

/** The record of one stream, in its own metadata. */
export interface StreamRecord {
  /** The settings that the stream must have at least. */
  readonly settings: Guarded
  /** The settings that the product declared when they were recorded: a later version may declare more. */
  readonly declared: Guarded
}

/** The name of the record in the metadata of a stream. */
const entry = "tracker.settings"

export const toMetadata = (recorded: StreamRecord): Readonly<Record<string, string>> => ({
  [entry]: JSON.stringify(recorded)
})

const GuardedJson = Schema.Struct({
  num_replicas: Schema.Int,
  max_bytes: Schema.Number,
  max_age: Schema.Number,
  max_msgs: Schema.Number,
  max_msgs_per_subject: Schema.Number,
  duplicate_window: Schema.Number,
  discard: Schema.Literals(["new", "old"]),
  allow_direct: Schema.Boolean,
  allow_atomic: Schema.Boolean,
  deny_delete: Schema.Boolean,
  deny_purge: Schema.Boolean
})
const decode = Schema.decodeUnknownOption(
  Schema.fromJsonString(Schema.Struct({ settings: GuardedJson, declared: GuardedJson }))
)

/** Null when the stream has no record: an earlier version of the product, or another program, has created it. */
export const recordedIn = ({ metadata }: StreamSettings): StreamRecord | null =>
  Option.getOrNull(decode(metadata?.[entry] ?? ""))
