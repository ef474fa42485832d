/**
 * The first page: goes to Review if anything needs a decision, else to the tasks. It goes once, and not after the person has
 * chosen another page: this page stays mounted until the code of that one is loaded.
 */
import { useBeforeLeave, useNavigate } from "@solidjs/router"
import { createEffect, createSignal, onCleanup } from "solid-js"
import { needsDecision } from "../review/queue/queue.ts"
import { useLive } from "../sync/live.tsx"
import { createArrived, useWindow } from "../sync/useWindow.ts"
import { words } from "../words/words.ts"

/** Longest wait for the proposals. If they cannot be read, the page shows the tasks. */
const timeoutMillis = 1500

export function HomePage() {
  const { proposals } = useLive().views
  const arrived = createArrived([useWindow("proposals:open")])
  const navigate = useNavigate()
  const [timedOut, setTimedOut] = createSignal(false)
  const timer = setTimeout(() => setTimedOut(true), timeoutMillis)
  onCleanup(() => clearTimeout(timer))
  let isLeft = false
  useBeforeLeave(() => {
    isLeft = true
  })
  createEffect(() => {
    if (isLeft) return
    if (!arrived() && !timedOut()) return
    const any = proposals.all().some((row) => needsDecision(row, Date.now()))
    navigate(any ? "/review" : "/tasks", { replace: true })
  })
  return (
    <div class="page" aria-busy="true">
      <p class="hidden-word" role="status">
        {words.t("loading")}…
      </p>
    </div>
  )
}
