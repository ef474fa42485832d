/** The heap of a page that stays open while other people change its tasks. */
import type { Product } from "../../../support/product/product.ts"
import { heapMegabytes, type Visit } from "./measurePage.ts"

/** The changes of the first minute, and of 30 minutes, at 20 a second. */
const firstChanges = 1_200
const allChanges = 36_000
/** Milliseconds after which no more changes are sent, because a busy machine may not take all of them. */
const longest = 280_000
/** Commands at the same time. */
const inFlight = 16
const people = 5

const visibleTasks = `[...document.querySelectorAll(".task-line")].slice(0, 30).map(({ dataset }) => dataset.task)`

/** The heap after all changes, divided by the heap after the changes of one minute. The server sets the rate. */
export const heapGrowth = async (visit: Visit, tracker: Product) => {
  const tasks = (await visit.page.evaluate(visibleTasks)) as ReadonlyArray<string>
  const tokens = await Promise.all(Array.from({ length: people }, (_, n) => tracker.token("member", `member ${n}`)))
  const requests = tokens.map((token) => tracker.as(token))
  const began = performance.now()
  let next = 0
  const send = async (until: number) => {
    while (next < until && performance.now() - began < longest) {
      const n = next++
      const path = `/api/tasks/${tasks[n % tasks.length]}/retitle`
      const answer = await requests[n % people]?.("POST", path, { title: `Change ${n}` }, `growth-${n}`)
      if ((answer?.status ?? 500) >= 300) throw new Error(`a command was refused with ${answer?.status}`)
    }
  }
  const sendAll = (until: number) => Promise.all(Array.from({ length: inFlight }, () => send(until)))
  const shown = (n: number) => visit.page.getByText(`Change ${n}`, { exact: true }).waitFor()
  await sendAll(firstChanges)
  await shown(next - 1)
  const first = await heapMegabytes(visit)
  await sendAll(allChanges)
  await shown(next - 1)
  const last = await heapMegabytes(visit)
  const rate = Math.round(next / ((performance.now() - began) / 1000))
  return {
    times: last / first,
    of: `${first.toFixed(1)} MB after ${firstChanges} changes, ${last.toFixed(1)} MB after ${next}, ${rate} a second`
  }
}
