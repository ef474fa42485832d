/** Adds each kind of event that a log lacks, with every field filled, to the log of an installation that does not run. */
import { Effect } from "effect"
import { recordLayer } from "../../ops/parts/record.ts"
import { settingsFrom } from "../../ops/settings/settings.ts"
import { ada } from "../../domain/kit/people.ts"
import { eventsOf, type EventTag, type TrackerEvent } from "../../streams/commit/events.ts"
import { type Kind, kinds, subjectOf } from "../../streams/commit/subjects.ts"
import { sampleOf } from "../../streams/golden/samples.ts"
import { EventStore } from "../../streams/ports/eventStore.ts"

const tagsOf = (kind: Kind) => Object.keys(eventsOf[kind].cases) as ReadonlyArray<EventTag>

/** The kinds of events that are not among `tags`. */
export const missingIn = (tags: ReadonlySet<string>): ReadonlyArray<EventTag> =>
  kinds.flatMap((kind) => tagsOf(kind).filter((tag) => !tags.has(tag)))

/** The first event of an aggregate, and after it those of its kind that are not among `tags`. */
const eventsFor = Effect.fnUntraced(function* (kind: Kind, tags: ReadonlySet<string>) {
  const missing = tagsOf(kind).filter((tag) => !tags.has(tag))
  const [first] = tagsOf(kind)
  if (missing.length === 0 || first === undefined) return []
  const chosen = missing.includes(first) ? missing : [first, ...missing]
  return yield* Effect.forEach(chosen, (tag) => sampleOf(kind, tag))
})

/** `tags`: the kinds of events that the log of `dataDir` has already. */
export const addEveryEvent = Effect.fnUntraced(function* (dataDir: string, tags: ReadonlySet<string>, at: string) {
  const settings = yield* Effect.fromResult(settingsFrom({ TT_DATA_DIR: dataDir }, dataDir))
  yield* append(tags, at).pipe(Effect.provide(recordLayer(settings)), Effect.scoped)
})

const append = Effect.fnUntraced(function* (tags: ReadonlySet<string>, at: string) {
  const store = yield* EventStore
  for (const kind of kinds) {
    const [first, ...rest]: ReadonlyArray<TrackerEvent> = yield* eventsFor(kind, tags)
    if (first === undefined) continue
    yield* store.append({
      subject: subjectOf(kind, `${kind}00000000`.slice(0, 10)),
      expected: 0,
      command: `example-${kind}`,
      digest: "0123456789abcdef0123456789abcdef",
      at,
      actor: ada,
      causation: null,
      correlation: "example",
      traceparent: null,
      events: [first, ...rest]
    })
  }
})
