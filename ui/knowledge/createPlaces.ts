/** The present topic of each topic id. Follows topics and their proposals, and stays the same value while no topic moves. */
import { createMemo } from "solid-js"
import type { Live } from "../sync/live.tsx"
import type { Lookup } from "./names/lookup.ts"
import { samePlaces, type TopicPlaces, topicPlaces } from "./places.ts"

export const createPlaces = ({ topics, proposals }: Pick<Live["views"], "topics" | "proposals">, known: Lookup) =>
  createMemo(
    (): TopicPlaces => {
      const proposed = proposals.all().filter(({ draft, into }) => draft.kind === "topic" && into !== null)
      return topicPlaces(
        [...topics.all(), ...proposed].map(({ id }) => id),
        known.topic
      )
    },
    new Map(),
    { equals: samePlaces }
  )
