/** Statements by the topic that they belong to today. Pure. */
import type { AtomRow, TopicRow } from "../../gateways/contract/knowledge.ts"
import type { AtomType } from "../../domain/values.ts"
import type { Lookup } from "./names/lookup.ts"

/** The id of a topic; null for statements without one. */
export type TopicPlace = string | null

/** The topic of a statement, or the one that it was merged into. A topic that is only proposed does not count. */
export const topicPlaceOf = ({ topic }: AtomRow, known: Pick<Lookup, "topic">): TopicPlace => {
  const found = topic === null ? null : known.topic(topic)
  return found === null || found.proposed ? null : found.id
}

export const byPlace = (
  atoms: ReadonlyArray<AtomRow>,
  known: Pick<Lookup, "topic">
): ReadonlyMap<TopicPlace, ReadonlyArray<AtomRow>> => Map.groupBy(atoms, (atom) => topicPlaceOf(atom, known))

/** The number of statements in these places. */
export const countIn = (
  places: ReadonlyMap<TopicPlace, ReadonlyArray<AtomRow>>,
  shown: ReadonlyArray<TopicPlace>
): number => shown.reduce((n, place) => n + (places.get(place)?.length ?? 0), 0)

/** Newest first; statements whose matter has ended come last. */
export const statementsShown = (
  atoms: ReadonlyArray<AtomRow>,
  types: ReadonlySet<AtomType>,
  archived: boolean
): ReadonlyArray<AtomRow> =>
  atoms
    .filter(({ type, status }) => (types.size === 0 || types.has(type)) && (archived || status === "standing"))
    .toSorted((a, b) => Number(a.life !== "open") - Number(b.life !== "open") || b.number - a.number)

const collators = new Map<string, Intl.Collator>()
/** Made once for a language: a collator costs more than a long sort. */
const collatorOf = (language: string) => {
  const found = collators.get(language) ?? new Intl.Collator(language, { numeric: true })
  collators.set(language, found)
  return found
}

/** By name, in the order of the language. */
export const topicsShown = (topics: ReadonlyArray<TopicRow>, archived: boolean, language: string) => {
  const { compare } = collatorOf(language)
  return topics
    .filter(({ status }) => status === "standing" || (archived && status === "archived"))
    .toSorted((a, b) => compare(a.name, b.name))
}
