/** The present topic of each topic id. Read again when a topic or a proposal of one changes, and the same value when none moved. */
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
