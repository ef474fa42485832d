/** The changes of other people at a steady rate: how late a page shows them, and what they cost it. */
import { percentile } from "../../../bench/kit/measure.ts"
import { type Product, waitUntil } from "../../../support/product/product.ts"
import { busySeconds, type Visit } from "./measurePage.ts"

/** Commands a second, and in all. */
const rate = 50
const commands = 500
/** People who send them, each within the limits of one person. */
const people = 5
// A text, since the browser's types are not those of the tests.
/** Notes when each title was first seen, in milliseconds since 1970. */
const noteTitles = `{
  window.seenAt = {}
  const read = () => {
    for (const { textContent } of document.querySelectorAll(".task-line .title")) window.seenAt[textContent.trim()] ??= Date.now()
  }
  new MutationObserver(read).observe(document.querySelector("main"), { childList: true, subtree: true, characterData: true })
  read()
}`
const visibleTasks = `[...document.querySelectorAll(".task-line:not(.over)")].slice(0, 20).map(({ dataset }) => dataset.task)`

export const otherChanges = async (visit: Visit, tracker: Product) => {
  const { page } = visit
  await page.evaluate(noteTitles)
  const tasks = (await page.evaluate(visibleTasks)) as ReadonlyArray<string>
  const tokens = await Promise.all(Array.from({ length: people }, (_, n) => tracker.token("member", `member ${n}`)))
  const requests = tokens.map((token) => tracker.as(token))
  const sentAt: Array<number> = []
  const answers: Array<Promise<{ readonly status: number }>> = []
  const busyBefore = await busySeconds(visit)
  for (let n = 0; n < commands; n++) {
    sentAt.push(Date.now())
    const request = requests[n % people]
    const path = `/api/tasks/${tasks[n % tasks.length]}/retitle`
    if (request !== undefined) answers.push(request("POST", path, { title: titleOf(n) }, `other-${n}`))
    await new Promise((resolve) => setTimeout(resolve, 1000 / rate))
  }
  const failed = (await Promise.all(answers)).filter(({ status }) => status >= 300).length
  if (failed > 0) throw new Error(`${failed} of ${commands} commands were refused`)
  await waitUntil(
    () => page.evaluate(`window.seenAt[${JSON.stringify(titleOf(commands - 1))}]`),
    (seen) => seen !== undefined
  )
  const seenAt = (await page.evaluate("window.seenAt")) as Readonly<Record<string, number>>
  const busy = (await busySeconds(visit)) - busyBefore
  // A title that the next one replaced within one frame was never seen.
  const delays = sentAt.flatMap((sent, n) => {
    const seen = seenAt[titleOf(n)]
    return seen === undefined ? [] : [seen - sent]
  })
  return { p95: percentile(delays, 0.95), seen: delays.length, commands, busyMillis: (busy * 1000) / commands }
}

const titleOf = (n: number) => `Changed for the ${n}th time`
