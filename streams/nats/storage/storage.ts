/** Creates missing streams with their record, and compares the others with theirs. Changes no stream that exists. */
import { Effect, Schema } from "effect"
import type { Trouble } from "../../troubles.ts"
import { Nats, type StreamSettings } from "../client/nats.ts"
import { declared, lasting, type StorageName } from "./declared.ts"
import { type SettingChange, guardedOf, raised, recordedIn, toMetadata } from "./recorded.ts"

/**
 * The settings of a stream that is created now.
 *
 * `copies` is the number of copies of a lasting stream; a stream in memory has one.
 */
export const newSettings = (name: StorageName, copies: number): StreamSettings => {
  const { persist_mode, ...rest } = declared[name]
  const replicas = rest.storage === "file" ? copies : 1
  // A stream with several copies must not be `async`. Source: JetStream API error 10052.
  const settings = {
    ...rest,
    ...(persist_mode === undefined || replicas > 1 ? {} : { persist_mode }),
    name,
    num_replicas: replicas
  }
  const guarded = guardedOf(settings)
  return { ...settings, metadata: toMetadata({ settings: guarded, declared: guarded }) }
}

/** Creates a stream of the list when it is missing. The log decides on the number of copies: a process may know one address of three. */
export const ensureStorage = Effect.fnUntraced(function* (name: StorageName) {
  const nats = yield* Nats
  if ((yield* nats.settings(name)) !== null) return
  const log = name === "EVT" ? null : yield* nats.settings("EVT")
  yield* nats.ensureStream(newSettings(name, log?.num_replicas ?? nats.replicas))
})

const allNames = Object.keys(declared) as ReadonlyArray<StorageName>

/**
 * Creates every missing stream of the list, for processes that may not create one. The bucket of keys is left out: an empty
 * one in place of a lost one would be filled with other keys.
 */
export const ensureAllStorage = Effect.forEach(
  allNames.filter((name) => name !== "KV_KEYS"),
  ensureStorage,
  { discard: true }
)

/** The settings of one stream that are lower than recorded: `from` is recorded, `to` is present. */
interface Lowered {
  readonly stream: StorageName
  readonly changes: ReadonlyArray<SettingChange>
}

/** Streams whose settings are lower than the installation has recorded. Nothing was changed; a retry fails until `tt migrate` has run. */
export class SettingsLowered extends Schema.TaggedError<SettingsLowered>()("SettingsLowered", {
  /** Such as `EVT: num_replicas is 1, recorded 3`. */
  found: Schema.Array(Schema.String)
}) {
  override get message() {
    return `settings are lower than this installation has recorded (${this.found.join("; ")}): \`tt migrate --yes\` restores them, and \`tt migrate --accept-lower --yes\` records the present ones`
  }
}

export const settingsRemedy = "tt migrate --yes"

const wordsOf = ({ stream, changes }: Lowered) =>
  `${stream}: ${changes.map(({ setting, from, to }) => `${setting} is ${to}, recorded ${from}`).join(", ")}`

const presentSettings = Effect.flatMap(Nats, (nats) =>
  Effect.forEach(lasting, (stream) => Effect.map(nats.settings(stream), (found) => ({ stream, found })), {
    concurrency: lasting.length
  })
)

/** The error when a stream is set lower than recorded, else null. A stream without a record is compared with nothing. */
export const loweredSettings = Effect.map(presentSettings, (streams) => {
  const lowered = streams.flatMap(({ stream, found }): ReadonlyArray<Lowered> => {
    const recorded = found === null ? null : recordedIn(found)
    if (found === null || recorded === null) return []
    const changes = raised(guardedOf(found), recorded.settings).map(({ setting, from, to }) => ({
      setting,
      from: to,
      to: from
    }))
    return changes.length === 0 ? [] : [{ stream, changes }]
  })
  return lowered.length === 0 ? null : new SettingsLowered({ found: lowered.map(wordsOf) })
})

/** The streams that this version declares higher than the version that recorded them, or that have no record. */
const outdated = Effect.map(Effect.all([Nats, presentSettings]), ([nats, streams]) =>
  streams.flatMap(({ stream, found }) => {
    if (found === null) return []
    const recorded = recordedIn(found)
    if (recorded === null) return [stream]
    const copies = Math.max(nats.replicas, recorded.declared.num_replicas)
    const wanted = guardedOf({ ...declared[stream], num_replicas: copies })
    return raised(recorded.declared, wanted).length === 0 ? [] : [stream]
  })
)

/** The troubles of the present settings; none while the servers do not answer, which another part reports. */
export const storageTroubles: Effect.Effect<ReadonlyArray<Trouble>, never, Nats> = Effect.gen(function* () {
  const old = yield* outdated
  const lowered = yield* loweredSettings
  return [
    ...(lowered === null
      ? []
      : [{ code: "settings-lowered", message: lowered.message, remedy: settingsRemedy, stops: [] } as const]),
    ...(old.length === 0
      ? []
      : [
          {
            code: "settings-outdated",
            message: `${old.join(", ")}: this version declares other settings, or none are recorded; \`tt migrate\` shows what it would change`,
            remedy: settingsRemedy,
            stops: []
          } as const
        ])
  ]
}).pipe(
  Effect.timeoutOption("2 seconds"),
  Effect.map((found): ReadonlyArray<Trouble> => (found._tag === "Some" ? found.value : [])),
  Effect.catch(() => Effect.succeed([]))
)
