/** Where one lands: at what waits for a decision, else at the tasks. It decides once, and never moves anybody afterwards. */
import { useNavigate } from "@solidjs/router"
import { createEffect, createSignal, onCleanup } from "solid-js"
import { entryOf, waits } from "../review/queue/queue.ts"
import { useLive } from "../sync/live.tsx"
import { words } from "../words/words.ts"

/** How long the answer is waited for: where the proposals cannot be read just now, the tasks still can. */
const patienceMillis = 1500

export function HomePage() {
  const { proposals } = useLive().views
  const navigate = useNavigate()
  const [tired, setTired] = createSignal(false)
  const timer = setTimeout(() => setTired(true), patienceMillis)
  onCleanup(() => clearTimeout(timer))
  createEffect(() => {
    if (!proposals.ready() && !tired()) return
    const any = proposals.all().some((row) => waits(entryOf(row), Date.now()))
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
