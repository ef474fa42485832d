/** The frame around every page: menu, connection, dialogs and the keys that work everywhere. */
import { useNavigate } from "@solidjs/router"
import { createMemo, createSignal, onCleanup, onMount, type ParentProps, Show } from "solid-js"
import type { ProposalRow } from "../../gateways/contract/knowledge.ts"
import { createNow } from "../parts/createNow.ts"
import { onKeys } from "../parts/keys.ts"
import { entryOf, isDoubtful, waits } from "../review/queue/queue.ts"
import { atWork } from "../runs/progress/progress.ts"
import { type Live, useLive } from "../sync/live.tsx"
import { createCount } from "../sync/table/createCount.ts"
import { NewTaskContext } from "../tasks/newTask.ts"
import { NewTaskDialog } from "../tasks/NewTaskDialog.tsx"
import { words } from "../words/words.ts"
import { AtWork } from "./AtWork.tsx"
import { KeysDialog } from "./KeysDialog.tsx"
import { MoreMenu } from "./MoreMenu.tsx"
import { SideMenu } from "./SideMenu.tsx"
import { SkipLink } from "./SkipLink.tsx"
import { TabBar } from "./TabBar.tsx"

/** Interval at which postponed entries are checked. */
const clockMillis = 30_000

export function Frame(props: ParentProps<{ readonly onSignOut: () => void }>) {
  const live = useLive()
  const navigate = useNavigate()
  const [making, setMaking] = createSignal(false)
  const [showKeys, setShowKeys] = createSignal(false)
  let content!: HTMLElement
  const make = () => {
    if (live.mayAct()) setMaking(true)
  }
  const toReview = createToReview(live)
  const running = createMemo(() => [...live.views.extractions.all(), ...live.views.runs.all()].filter(atWork).length)
  const goTo = (path: string) => () => navigate(path)
  onMount(() => onCleanup(onKeys({ c: make, "?": () => setShowKeys(true), "/": goTo("/search"), ...goKeys(goTo) })))
  return (
    <NewTaskContext.Provider value={make}>
      <SkipLink onSkip={() => content.focus()} />
      <div class="app">
        <SideMenu toReview={toReview()} running={running()}>
          <AtWork onSignOut={props.onSignOut} />
        </SideMenu>
        <main id="content" tabindex="-1" ref={content}>
          {props.children}
          <Show when={live.status() === "stale"}>
            <p class="stale-line" role="status">
              {words.t("staleLine")}
            </p>
          </Show>
        </main>
        <TabBar toReview={toReview()}>
          <MoreMenu>
            <AtWork onSignOut={props.onSignOut} />
          </MoreMenu>
        </TabBar>
      </div>
      <Show when={making()}>
        <NewTaskDialog onClose={() => setMaking(false)} />
      </Show>
      <Show when={showKeys()}>
        <KeysDialog onClose={() => setShowKeys(false)} />
      </Show>
    </NewTaskContext.Provider>
  )
}

/** The number of entries that need a decision. A postponed proposal counts again from its time. */
const createToReview = ({ views: { proposals, tasks } }: Live) => {
  const now = createNow(clockMillis)
  const waitsNow = () => {
    const at = now()
    return (row: ProposalRow) => waits(entryOf(row), at)
  }
  const proposed = createCount(proposals.table, waitsNow)
  const labels = createCount(tasks.table, () => isDoubtful)
  return () => proposed() + labels()
}

/** `g` and the page's letter. */
const goKeys = (goTo: (path: string) => () => void) => ({
  "g r": goTo("/review"),
  "g t": goTo("/tasks"),
  "g k": goTo("/knowledge"),
  "g u": goTo("/runs"),
  "g m": goTo("/messages"),
  "g s": goTo("/search")
})
