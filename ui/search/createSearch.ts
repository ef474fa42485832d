/** The question, its filter, and its answer. Question and filter are in the address, so that a link asks the same. */
import { useSearchParams } from "@solidjs/router"
import { createMemo, createSignal, onCleanup } from "solid-js"
import type { SearchHit } from "../../gateways/contract/search.ts"
import { useClock } from "../parts/clock.ts"
import { createFetched } from "../sync/fetched.ts"
import { api, type SearchQuery } from "../sync/rest/api.ts"
import { firstDayOf, type SearchSpan, searchSpans } from "./spans.ts"

/** UTF-16 units of a question. */
export const queryLength = 500

/** Milliseconds without typing before a search is sent. */
const pauseMillis = 180

export const hitKinds = ["task", "message", "atom", "topic"] as const satisfies ReadonlyArray<SearchHit["kind"]>
type HitKind = (typeof hitKinds)[number]

/** The question of an address, cut to the limit of the field, and without NUL, which the server refuses. */
export const searchTextOf = (address: string | undefined): string =>
  (address ?? "").replaceAll("\u0000", "").slice(0, queryLength)

const same = (a: SearchQuery | null, b: SearchQuery | null) => JSON.stringify(a) === JSON.stringify(b)

const queryOf = (typed: string, since: string | null): SearchQuery | null => {
  const q = typed.trim()
  if (q === "") return null
  return since === null ? { q } : { q, since }
}
const narrowedTo = (asked: SearchQuery | null, kind: HitKind | null): SearchQuery | null =>
  asked === null || kind === null ? null : { ...asked, kind }

export const createSearch = () => {
  const [params, setParams] = useSearchParams<{ q?: string; kind?: string; since?: string }>()
  const question = () => searchTextOf(params.q)
  const [typed, setTyped] = createSignal(question())
  const clock = useClock()
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const set = (next: {
    readonly q?: string
    readonly kind?: string | undefined
    readonly since?: string | undefined
  }) => setParams(next, { replace: true })
  const ask = () => {
    clearTimeout(timer)
    set({ q: typed().trim() })
  }
  const kind = () => hitKinds.find((each) => each === params.kind) ?? null
  const span = (): SearchSpan => searchSpans.find((each) => each === params.since) ?? "any"
  const every = createMemo(() => queryOf(question(), firstDayOf(span(), clock())), null, { equals: same })
  const narrowed = createMemo(() => narrowedTo(every(), kind()), null, { equals: same })
  const all = createFetched(every, api.searchFor)
  const some = createFetched(narrowed, api.searchFor)
  const shown = () => (kind() === null ? all : some)
  return {
    typed,
    type: (text: string) => {
      setTyped(text)
      clearTimeout(timer)
      timer = setTimeout(ask, pauseMillis)
    },
    ask,
    /** The question that the answer is about. */
    query: question,
    kind,
    setKind: (next: HitKind | null) => set({ kind: next ?? undefined }),
    span,
    setSpan: (next: SearchSpan) => set({ since: next === "any" ? undefined : next }),
    /** Null without a question, and after a failure: the hits of an earlier question do not answer this one. */
    result: () => (shown().failed() === null ? (shown().value()?.answer ?? null) : null),
    /** True when the hits on the page are those of the typed question. */
    isAnswered: () => shown().value()?.about.q === typed().trim() && !shown().loading(),
    /** The number of hits of each kind, also while one kind is chosen. */
    counts: () => all.value()?.answer.counts ?? null,
    loading: () => shown().loading(),
    failed: () => shown().failed(),
    again: () => shown().again()
  }
}
export type SearchState = ReturnType<typeof createSearch>
