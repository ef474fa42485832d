/** The frame around every page: menu, connection, dialogs and the keys that work everywhere. */
import { useNavigate } from "@solidjs/router"
import { createMemo, createSignal, onCleanup, onMount, type ParentProps, Show } from "solid-js"
import { onKeys } from "../parts/keys.ts"
import { classifiedOf, entryOf, waits } from "../review/queue/queue.ts"
import { atWork } from "../runs/progress/progress.ts"
import { useLive } from "../sync/live.tsx"
import { NewTaskContext } from "../tasks/newTask.ts"
import { NewTaskDialog } from "../tasks/NewTaskDialog.tsx"
import { words } from "../words/words.ts"
import { AtWork } from "./AtWork.tsx"
import { KeysDialog } from "./KeysDialog.tsx"
import { MoreMenu } from "./MoreMenu.tsx"
import { SideMenu } from "./SideMenu.tsx"
import { SkipLink } from "./SkipLink.tsx"
import { TabBar } from "./TabBar.tsx"

export function Frame(props: ParentProps<{ readonly onSignOut: () => void }>) {
  const live = useLive()
  const navigate = useNavigate()
  const [making, setMaking] = createSignal(false)
  const [showKeys, setShowKeys] = createSignal(false)
  let content!: HTMLElement
  const make = () => {
    if (live.mayAct()) setMaking(true)
  }
  const toReview = createMemo(() => {
    const now = Date.now()
    return [...live.views.proposals.all().map(entryOf), ...live.views.tasks.all().map(classifiedOf)].filter((entry) =>
      waits(entry, now)
    ).length
  })
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

/** `g` and the page's letter. */
const goKeys = (goTo: (path: string) => () => void) => ({
  "g r": goTo("/review"),
  "g t": goTo("/tasks"),
  "g k": goTo("/knowledge"),
  "g u": goTo("/runs"),
  "g m": goTo("/messages"),
  "g s": goTo("/search")
})
