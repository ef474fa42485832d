/** What is known, as it stands on the shelf: atoms under the topic that they belong to today. Pure. */
import type { TaskRow } from "../../gateways/contract.ts"
import type { AtomRow, TopicRow } from "../../gateways/contract/knowledge.ts"
import type { AtomType } from "../../domain/values.ts"
import type { Lookup } from "./lookup.ts"

/** A topic's id, or null for what is filed under none that stands. */
export type Place = string | null

/** Where an atom belongs: the topic that its own was merged into, if it was. */
export const placeOf = ({ topic }: AtomRow, known: Pick<Lookup, "topic">): Place => {
  const found = topic === null ? null : known.topic(topic)
  return found === null || found.proposed ? null : found.id
}

export const byPlace = (
  atoms: ReadonlyArray<AtomRow>,
  known: Pick<Lookup, "topic">
): ReadonlyMap<Place, ReadonlyArray<AtomRow>> => Map.groupBy(atoms, (atom) => placeOf(atom, known))

/** How many atoms stand in the places that are shown. */
export const countIn = (places: ReadonlyMap<Place, ReadonlyArray<AtomRow>>, shown: ReadonlyArray<Place>): number =>
  shown.reduce((n, place) => n + (places.get(place)?.length ?? 0), 0)

/** Newest first. */
export const shelf = (
  atoms: ReadonlyArray<AtomRow>,
  types: ReadonlySet<AtomType>,
  archived: boolean
): ReadonlyArray<AtomRow> =>
  atoms
    .filter(({ type, status }) => (types.size === 0 || types.has(type)) && (archived || status === "standing"))
    .toSorted((a, b) => b.number - a.number)

/** By name, as the language sorts. */
export const topicsShown = (topics: ReadonlyArray<TopicRow>, archived: boolean, language: string) => {
  const { compare } = new Intl.Collator(language, { numeric: true })
  return topics
    .filter(({ status }) => status === "standing" || (archived && status === "archived"))
    .toSorted((a, b) => compare(a.name, b.name))
}

/** Which tasks an atom calls for, by its id. */
export const usedBy = (tasks: ReadonlyArray<TaskRow>): ReadonlyMap<string, ReadonlyArray<TaskRow>> => {
  const uses = new Map<string, Array<TaskRow>>()
  for (const task of tasks) for (const atom of task.atoms) uses.set(atom, [...(uses.get(atom) ?? []), task])
  return uses
}
