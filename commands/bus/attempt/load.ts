import { Effect } from "effect"
import { commandRules } from "../../catalogue.ts"
import { advance, type Loaded, nothingYet } from "../loaded/loaded.ts"
import type { IdentifiedStep } from "../queue/queuedCommand.ts"
import { aggregateOf, type Parts } from "./decide.ts"

/** Lost races in a row after which the state is made from the log again: the cached one may be wrong for another reason. */
const racesUntilReload = 5

/**
 * The aggregate of a step, from the cache, a snapshot or the log. A cached state may be old; `races` is the number of attempts
 * that were decided on an old state. After such an attempt the commits of the other writers are added.
 */
export const load = Effect.fnUntraced(function* (parts: Parts, { subject, command }: IdentifiedStep, races: number) {
  const { store, cache, snapshots } = parts
  cache.at(yield* store.connectionEpoch)
  const { decider } = aggregateOf(subject)
  const cached = races % racesUntilReload === 0 && races > 0 ? undefined : cache.get(subject)
  if (cached !== undefined && races === 0) return cached
  const initial = nothingYet(decider.initial)
  if (races === 0 && commandRules[command._tag].creates === true) return initial
  const kept = cached ?? (yield* snapshots.load(subject, decider.evolve)) ?? initial
  // A snapshot comes with its later commits.
  const later = kept === cached || kept === initial ? yield* store.load(subject, kept.seq) : []
  const loaded = later.reduce((before: Loaded, commit) => advance(before, commit, decider.evolve), kept)
  cache.put(subject, loaded)
  yield* snapshots.keep(subject, loaded)
  return loaded
})
