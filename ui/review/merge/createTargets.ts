/** The merge targets on the page: the similar items, or those that the person searches for. */
import { createEffect, createMemo, createSignal, on, onCleanup } from "solid-js"
import type { ProposalRow, Similar } from "../../../gateways/contract/knowledge.ts"
import type { Lookup } from "../../knowledge/names/lookup.ts"
import { createFetched } from "../../sync/fetched.ts"
import type { Live } from "../../sync/live.tsx"
import { api } from "../../sync/rest/api.ts"
import { foundTargets, type Mergeable } from "./found.ts"
import { mostTargets, targetsOf } from "./nearest.ts"

/** Milliseconds without typing before the server is asked. */
const pauseMillis = 180

export const createTargets = (
  proposal: () => ProposalRow | null,
  similar: () => ReadonlyArray<Similar>,
  known: Lookup,
  views: Live["views"]
) => {
  const [query, setQuery] = createSignal("")
  const [asked, setAsked] = createSignal<string | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const search = (text: string) => {
    clearTimeout(timer)
    setQuery(text)
    timer = setTimeout(() => setAsked(text.trim() === "" ? null : text.trim()), pauseMillis)
  }
  const fetched = createFetched(asked, api.search)
  createEffect(
    on(
      () => proposal()?.id,
      () => search(""),
      { defer: true }
    )
  )
  const hits = () => (fetched.value()?.about === query().trim() ? (fetched.value()?.answer.hits ?? []) : [])
  const near = createMemo(() => {
    const row = proposal()
    return row === null ? [] : targetsOf(row, similar(), known).slice(0, mostTargets)
  })
  return {
    query,
    search,
    near,
    /** The targets of the number keys. */
    targets: createMemo(() => {
      const row = proposal()
      if (row === null || query().trim() === "") return near()
      const { kind } = row.draft
      return foundTargets(query(), kind, mergeableOf[kind](views), hits()).filter(({ id }) => id !== row.id)
    }),
    searching: () => query().trim() !== "" && (fetched.loading() || asked() !== query().trim())
  }
}
export type Targets = ReturnType<typeof createTargets>

/** The items that this device has, by kind. */
const mergeableOf: {
  readonly [K in ProposalRow["draft"]["kind"]]: (views: Live["views"]) => ReadonlyArray<Mergeable>
} = {
  topic: ({ topics }) =>
    topics
      .all()
      .filter(({ status }) => status === "standing")
      .map(({ id, name }) => ({ id, number: null, text: name })),
  atom: ({ atoms }) => atoms.all().filter(({ status }) => status === "standing"),
  task: ({ tasks }) => tasks.all().map(({ id, number, title }) => ({ id, number, text: title }))
}
