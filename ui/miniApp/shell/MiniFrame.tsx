/** The frame of the Mini App: two tabs under the page, and the buttons of Telegram around it. */
import { A, useIsRouting, useLocation, useNavigate } from "@solidjs/router"
import CircleCheck from "lucide-solid/icons/circle-check"
import Inbox from "lucide-solid/icons/inbox"
import { createEffect, onCleanup, onMount, type ParentProps, Show } from "solid-js"
import { StateLine } from "../../frame/state/StateLine.tsx"
import { isOver } from "../../parts/status.ts"
import { undoNewest } from "../../parts/toast/toast.tsx"
import { needsDecision } from "../../review/queue/queue.ts"
import { createNow } from "../../parts/createNow.ts"
import { useLive } from "../../sync/live.tsx"
import { createCount } from "../../sync/table/createCount.ts"
import { NewTaskContext } from "../../tasks/create/newTask.ts"
import { bindVerbs, runVerb, usableVerbs } from "../../verbs/bindings.ts"
import { listenForKeys } from "../../verbs/keys.ts"
import { subject } from "../../verbs/subject.ts"
import { words } from "../../words/words.ts"
import type { WebApp } from "../telegram/webApp.ts"
import { outsideOf } from "./outsideOf.ts"
import { offerMainAction, showMainAction } from "./mainButton.ts"
import { listenForSwipes } from "./swipe.ts"

/** Interval at which postponed proposals are counted again, in milliseconds. */
const clockMillis = 30_000

export function MiniFrame(props: ParentProps<{ readonly webApp: WebApp }>) {
  const live = useLive()
  const location = useLocation()
  const navigate = useNavigate()
  const isRouting = useIsRouting()
  let content!: HTMLElement
  const isTab = () => location.pathname === "/mine" || location.pathname === "/review"
  const back = () => {
    if (!runVerb("back")) navigate("/mine")
  }
  const make = () => {
    if (live.mayAct()) navigate("/new")
  }
  bindVerbs({ newTask: { may: live.mayAct, run: make }, undo: () => void undoNewest() })
  showMainAction(props.webApp)
  offerTaskAction(() => location.pathname.startsWith("/tasks/"))
  createEffect(() => props.webApp.showBack(!isTab()))
  onCleanup(props.webApp.onBack(back))
  onMount(() => {
    onCleanup(listenForKeys(isRouting))
    openOutside(props.webApp)
    listenForSwipes(content, {
      cardAt: (target) => target.closest<HTMLElement>(".review .pane.doc > article"),
      onSwipe: (to) => runVerb(to === "right" ? "approve" : "reject")
    })
  })
  return (
    <NewTaskContext.Provider value={make}>
      <div class="app mini" classList={{ "has-back": props.webApp.hasBack }}>
        <main id="content" tabindex="-1" ref={content}>
          {props.children}
          <StateLine
            stale={live.status() === "stale"}
            unsent={live.unsent.count()}
            onSend={() => void live.unsent.retry()}
            onDrop={live.unsent.drop}
          />
        </main>
        <Show when={isTab()}>
          <Tabs />
        </Show>
      </div>
    </NewTaskContext.Provider>
  )
}

function Tabs() {
  const { proposals } = useLive().views
  const now = createNow(clockMillis)
  const waiting = createCount(proposals.table, () => {
    const at = now()
    return (row) => needsDecision(row, at)
  })
  return (
    <nav class="tabs" aria-label={words.t("mainMenu")}>
      <A href="/mine">
        <span class="sign">
          <CircleCheck size={18} />
        </span>
        <span>{words.t("myTasks")}</span>
      </A>
      <A href="/review">
        <span class="sign">
          <Inbox size={18} />
          <Show when={waiting() > 0}>
            <span class="count">{words.number(waiting())}</span>
          </Show>
        </span>
        <span>{words.t("review")}</span>
      </A>
    </nav>
  )
}

/** Completes or reopens the task of the page by Telegram's button. */
const offerTaskAction = (isTaskPage: () => boolean) =>
  offerMainAction(() => {
    const task = isTaskPage() ? subject() : null
    const verb = usableVerbs().find(({ id }) => id === "complete")
    if (task === null || verb === undefined) return null
    return {
      text: words.t(isOver(task.status) ? "reopen" : "complete"),
      isActive: true,
      isBusy: false,
      run: () => verb.run("")
    }
  })

/** Opens links out of the app in the person's browser, which may be signed in. Handles a click before the router does. */
const openOutside = (webApp: WebApp) => {
  const follow = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null
    const address = link === null ? null : outsideOf(link.getAttribute("href") ?? "", location.origin)
    if (address === null) return
    event.preventDefault()
    event.stopPropagation()
    webApp.openLink(address)
  }
  document.addEventListener("click", follow, { capture: true })
  onCleanup(() => document.removeEventListener("click", follow, { capture: true }))
}
