/** The filter and the chosen statement. They are in the address, so that a reload and a link show them again. */
import { useSearchParams } from "@solidjs/router"
import { createMemo } from "solid-js"
import type { AtomRow } from "../../gateways/contract/knowledge.ts"
import { atomTypes } from "../signs/KindSign.tsx"
import { everyTopic, noTopic } from "./address.ts"
import type { StatementFilter } from "./list/createStatements.ts"
import { statementOrders, type StatementTab, statementTabs, tabsOf } from "./list/tabs.ts"
import type { TopicPlaces } from "./places.ts"

interface Address {
  readonly topic?: string
  readonly atom?: string
  readonly tab?: string
  readonly type?: string
  readonly order?: string
}

const oneOf = <V extends string>(values: ReadonlyArray<V>, text: string | undefined): V | undefined =>
  values.find((each) => each === text)

/** @param atomOf a statement by its id */
export const createFilter = (places: () => TopicPlaces, atomOf: (id: string) => AtomRow | undefined) => {
  const [params, setParams] = useSearchParams<{ [K in keyof Address]: string }>()
  const set = (next: { readonly [K in keyof Address]: string | undefined }) =>
    setParams(next, { replace: true, scroll: false })
  const place = () => {
    const { topic } = params
    if (topic === undefined || topic === noTopic) return topic ?? everyTopic
    return places().get(topic) ?? everyTopic
  }
  /** The statement that was chosen on this page. Another one in the address was opened by a link. */
  let own: string | undefined
  /**
   * A link to an archived statement opens the tab that lists it. The tab stays when the statement changes, so that
   * the list remains when a person archives one of its statements.
   */
  const linked = createMemo(
    (before: { readonly atom: string | undefined; readonly tab: StatementTab | null }) => {
      const { atom } = params
      if (before.tab !== null && (atom === before.atom || atom === own)) return before
      const row = atomOf(atom ?? "")
      return { atom, tab: row === undefined ? null : (tabsOf(row)[0] ?? null) }
    },
    { atom: undefined, tab: null }
  )
  const filter = createMemo(
    (): StatementFilter => ({
      place: place(),
      tab: oneOf(statementTabs, params.tab) ?? linked().tab ?? "standing",
      type: oneOf(atomTypes, params.type) ?? null,
      order: oneOf(statementOrders, params.order) ?? "newest"
    }),
    undefined,
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) }
  )
  return {
    filter,
    /** The id in the address. */
    atom: () => params.atom,
    choose: (atom: string | undefined) => {
      own = atom
      if (atom !== params.atom) set({ atom })
    },
    /** Another tab begins at its first statement. */
    setTab: (tab: StatementFilter["tab"]) => set({ tab: tab === "standing" ? undefined : tab, atom: undefined }),
    setType: (type: StatementFilter["type"]) => set({ type: type ?? undefined, atom: undefined }),
    setOrder: (order: StatementFilter["order"]) => set({ order: order === "newest" ? undefined : order }),
    clear: () => set({ tab: undefined, type: undefined, atom: undefined })
  }
}
export type KnowledgeFilter = ReturnType<typeof createFilter>
