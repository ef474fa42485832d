/** The outcome of the messages on the page. Fetched for new messages, and again after a change of proposals or of an extraction. */
import { batch, createEffect, createMemo, createSignal, on, onCleanup, untrack } from "solid-js"
import { createStore } from "solid-js/store"
import type { MessageOutcome } from "../../../gateways/contract/messages.ts"
import { createFetched } from "../../sync/fetched.ts"

/** Ids of one request. */
const requestIds = 60
/** Milliseconds after a change until the outcomes are read again: a run changes many proposals at once. */
const pauseMillis = 1_000

/**
 * @param ids of the messages on the page
 * @param version changes when an outcome may have changed
 */
export const createOutcomes = (
  ids: () => ReadonlyArray<string>,
  version: () => unknown,
  fetch: (ids: ReadonlyArray<string>) => Promise<ReadonlyArray<MessageOutcome>>
) => {
  const [known, setKnown] = createStore<{ [message: string]: MessageOutcome }>({})
  /** The round in which an outcome was read last. */
  const rounds = new Map<string, number>()
  const [round, setRound] = createSignal(0)
  let timer: ReturnType<typeof setTimeout> | undefined
  createEffect(
    on(
      version,
      () => {
        timer ??= setTimeout(() => {
          timer = undefined
          setRound((n) => n + 1)
        }, pauseMillis)
      },
      { defer: true }
    )
  )
  onCleanup(() => clearTimeout(timer))
  const wanted = createMemo(() => {
    const now = round()
    const missing = ids().filter((id) => rounds.get(id) !== now)
    return missing.length === 0 ? null : { now, missing }
  })
  const fetched = createFetched(wanted, ({ missing }) =>
    Promise.all(partsOf(missing).map(fetch)).then((answers) => answers.flat())
  )
  createEffect(() => {
    const value = fetched.value()
    if (value === null) return
    untrack(() =>
      batch(() => {
        for (const id of value.about.missing) rounds.set(id, value.about.now)
        for (const outcome of value.answer) setKnown(outcome.message, outcome)
      })
    )
  })
  return {
    of: (id: string): MessageOutcome | undefined => known[id],
    failed: fetched.failed,
    again: fetched.again
  }
}

export type Outcomes = ReturnType<typeof createOutcomes>

const partsOf = (ids: ReadonlyArray<string>): ReadonlyArray<ReadonlyArray<string>> =>
  Array.from({ length: Math.ceil(ids.length / requestIds) }, (_, i) => ids.slice(i * requestIds, (i + 1) * requestIds))
