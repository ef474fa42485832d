/** The statements on the page, and how many each topic and tab has. A change costs the rows that changed. */
import { createEffect, createMemo, on } from "solid-js"
import type { AtomType } from "../../../domain/values.ts"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { createHeldList } from "../../parts/held/createHeldList.ts"
import { createIndex } from "../../sync/table/createIndex.ts"
import { createList } from "../../sync/table/createList.ts"
import type { TableFeed } from "../../sync/table/table.ts"
import { everyTopic } from "../address.ts"
import { topicPlaceOf, type TopicPlaces } from "../places.ts"
import { statementCompare, type StatementOrder, type StatementTab, tabsOf } from "./tabs.ts"

export interface StatementFilter {
  /** The id of a topic, `everyTopic` or `noTopic`. */
  readonly place: string
  readonly tab: StatementTab
  readonly type: AtomType | null
  readonly order: StatementOrder
}

export const createStatements = (
  table: TableFeed<AtomRow>,
  places: () => TopicPlaces,
  filter: () => StatementFilter
) => {
  const index = createMemo(() => {
    const now = places()
    const keysOf = (row: AtomRow) => {
      const tabs = tabsOf(row)
      return [topicPlaceOf(row, now), everyTopic].flatMap((place) => tabs.map((tab) => keyOf(place, tab)))
    }
    return createIndex(table, keysOf)
  })
  const ids = createList(table, () => {
    const { place, tab, type, order } = filter()
    const now = places()
    return {
      keep: (row) =>
        (type === null || row.type === type) &&
        tabsOf(row).includes(tab) &&
        (place === everyTopic || topicPlaceOf(row, now) === place),
      compare: statementCompare[order]
    }
  })
  const list = createHeldList(["all"] as const, ids)
  // Another filter is another list: no row of the former one keeps its place.
  createEffect(on(() => JSON.stringify(filter()), list.showNew, { defer: true }))
  return {
    ids: () => list.idsOf("all"),
    held: list,
    count: (place: string, tab: StatementTab) => index().count(keyOf(place, tab))
  }
}

const keyOf = (place: string, tab: StatementTab) => `${place} ${tab}`
