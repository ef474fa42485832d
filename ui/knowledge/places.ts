/** Statements by the topic that they belong to today. Pure. */
import type { AtomRow, TopicRow } from "../../gateways/contract/knowledge.ts"
import { noTopic } from "./address.ts"

/** The present topic of each topic id that a statement may hold: topics were merged, and proposals became topics. */
export type TopicPlaces = ReadonlyMap<string, string>

/** The id of the topic, or `noTopic`. A topic that is only proposed does not count. */
export const topicPlaceOf = ({ topic }: Pick<AtomRow, "topic">, places: TopicPlaces): string =>
  (topic === null ? undefined : places.get(topic)) ?? noTopic

/** @param lookUp the present topic of an id */
export const topicPlaces = (
  ids: Iterable<string>,
  lookUp: (id: string) => { readonly id: string; readonly proposed: boolean } | null
): TopicPlaces => {
  const places = new Map<string, string>()
  for (const id of ids) {
    const found = lookUp(id)
    if (found !== null && !found.proposed) places.set(id, found.id)
  }
  return places
}

export const samePlaces = (a: TopicPlaces, b: TopicPlaces): boolean =>
  a.size === b.size && [...a].every(([id, place]) => b.get(id) === place)

const collators = new Map<string, Intl.Collator>()
/** Made once for a language: a collator costs more than a long sort. */
const collatorOf = (language: string) => {
  const found = collators.get(language) ?? new Intl.Collator(language, { numeric: true })
  collators.set(language, found)
  return found
}

/** By name, in the order of the language. Those that were merged are never listed. */
export const topicsShown = (
  topics: ReadonlyArray<TopicRow>,
  status: "standing" | "archived",
  language: string
): ReadonlyArray<TopicRow> => {
  const { compare } = collatorOf(language)
  return topics.filter((topic) => topic.status === status).toSorted((a, b) => compare(a.name, b.name))
}
