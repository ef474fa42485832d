/** The topics and statements that the page shows, by its address and filters. */
import { useSearchParams } from "@solidjs/router"
import { createMemo, createSignal } from "solid-js"
import type { AtomType } from "../../domain/values.ts"
import type { AtomRow, TopicRow } from "../../gateways/contract/knowledge.ts"
import { words } from "../words/words.ts"
import { noTopic } from "./address.ts"
import type { Lookup } from "./names/lookup.ts"
import { byPlace, countIn, type TopicPlace, topicPlaceOf, statementsShown, topicsShown } from "./places.ts"

export const createShown = (
  allTopics: () => ReadonlyArray<TopicRow>,
  allAtoms: () => ReadonlyArray<AtomRow>,
  known: Lookup
) => {
  const [params] = useSearchParams<{ topic?: string; atom?: string }>()
  const [types, setTypes] = createSignal<ReadonlySet<AtomType>>(new Set())
  const [archived, setArchived] = createSignal(false)
  const topics = createMemo(() => topicsShown(allTopics(), archived(), words.language))
  const statements = createMemo(() => byPlace(statementsShown(allAtoms(), types(), archived()), known))
  const statementsOf = (place: TopicPlace) => statements().get(place) ?? []
  const everyPlace = (): ReadonlyArray<TopicPlace> => [...topics().map(({ id }) => id), null]
  /** The one place that the address names; null when it names none. */
  const chosen = createMemo((): { readonly place: TopicPlace } | null => {
    if (params.topic === noTopic) return { place: null }
    if (params.topic !== undefined) return { place: known.topic(params.topic)?.id ?? null }
    const atom = known.atom(params.atom ?? "")
    return atom === undefined ? null : { place: topicPlaceOf(atom, known) }
  })
  return {
    topics,
    types,
    toggleType: (type: AtomType) =>
      setTypes((all) => new Set(all.has(type) ? [...all].filter((each) => each !== type) : [...all, type])),
    archived,
    setArchived,
    chosen,
    /** The statement that the address names. */
    atom: () => params.atom,
    statementsOf,
    total: createMemo(() => countIn(statements(), everyPlace())),
    places: createMemo((): ReadonlyArray<TopicPlace> => {
      const only = chosen()
      return only === null ? everyPlace() : [only.place]
    }),
    /** A place without statements is hidden, unless it is the chosen topic or no filter is set. */
    isShown: (place: TopicPlace) =>
      statementsOf(place).length > 0 || (place !== null && (chosen() !== null || types().size === 0))
  }
}
