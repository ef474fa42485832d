/** The facts of the chosen statement that its row does not have. Fetched again with each change of the row. */
import { createMemo, createSignal } from "solid-js"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { createFetched } from "../../sync/fetched.ts"
import { Refusal } from "../../sync/rest/api.ts"
import { knowledgeApi } from "../../sync/rest/knowledgeApi.ts"
import type { HistoryPage } from "../../sync/rest/api.ts"
import { versionsOf } from "./versions/versions.ts"

/**
 * @param atom the chosen statement, as the server has it
 * @param uses the number of unfinished tasks that are based on it: another number fetches them again
 */
export const createStatementDetail = (atom: () => AtomRow | undefined, uses: () => number) => {
  const version = createMemo(() => versionOf(atom()), null, { equals: isSame })
  const full = createFetched(version, ({ id, seq }) => knowledgeApi.statement(id, seq))
  const history = createFetched(version, ({ id, seq }) => knowledgeApi.historyOf(id, seq, null))
  const based = createMemo(() => basedOn(atom()?.id, uses()), null, { equals: isSame })
  const tasks = createFetched(based, ({ id }) => knowledgeApi.tasksOf(id))
  const [earlier, setEarlier] = createSignal<{ readonly of: string; readonly page: HistoryPage } | null>(null)
  const isOf = (about: { readonly id: string } | undefined) => about !== undefined && about.id === atom()?.id

  const page = createMemo((): HistoryPage | null => {
    const newest = history.value()
    if (newest === null || !isOf(newest.about)) return null
    const before = earlier()
    if (before === null || before.of !== newest.about.id) return newest.answer
    const ids = new Set(before.page.items.map(({ id }) => id))
    return {
      items: [...before.page.items, ...newest.answer.items.filter(({ id }) => !ids.has(id))],
      next: before.page.next
    }
  })
  const more = async () => {
    const id = atom()?.id
    const shown = page()
    if (id === undefined || shown === null || shown.next === null) return
    try {
      const { items, next } = await knowledgeApi.historyOf(id, 0, shown.next)
      setEarlier({ of: id, page: { items: [...items, ...shown.items], next } })
    } catch (error) {
      // The button remains, so that the person can try again.
      if (!(error instanceof Refusal)) throw error
    }
  }
  const fullOf = () => (isOf(full.value()?.about) ? (full.value()?.answer ?? null) : null)
  return {
    /** Null until it is loaded. */
    full: fullOf,
    /** The newest first. */
    versions: createMemo(() => versionsOf(page()?.items ?? [], fullOf()?.atom.revision ?? atom()?.revision ?? 1)),
    /** Loads earlier versions; null when all are there. */
    more: () => ((page()?.next ?? null) === null ? null : () => void more()),
    tasks: () => (isOf(tasks.value()?.about) ? (tasks.value()?.answer ?? null) : null),
    failed: () => full.failed() ?? history.failed()
  }
}
export type StatementDetailData = ReturnType<typeof createStatementDetail>

interface About {
  readonly id: string
  readonly seq: number
}
const versionOf = (atom: AtomRow | undefined): About | null =>
  atom === undefined ? null : { id: atom.id, seq: atom.seq }
const basedOn = (id: string | undefined, seq: number): About | null => (id === undefined ? null : { id, seq })
const isSame = (a: About | null, b: About | null) => a?.id === b?.id && a?.seq === b?.seq
