/** What is around every page: where one can go, whether the connection lives, what is at work, and the keys. */
import { A, useNavigate } from "@solidjs/router"
import Activity from "lucide-solid/icons/activity"
import CircleCheck from "lucide-solid/icons/circle-check"
import Inbox from "lucide-solid/icons/inbox"
import Library from "lucide-solid/icons/library"
import MessageSquare from "lucide-solid/icons/message-square"
import SearchIcon from "lucide-solid/icons/search"
import { createMemo, createSignal, onCleanup, onMount, type ParentProps, Show } from "solid-js"
import { classifiedOf, entryOf, waits } from "../review/queue/queue.ts"
import { atWork } from "../runs/progress.ts"
import { useLive } from "../sync/live.tsx"
import { words } from "../words/words.ts"
import { AtWork } from "./AtWork.tsx"
import { KeysDialog } from "./KeysDialog.tsx"
import { MoreMenu } from "./MoreMenu.tsx"
import { NewTaskDialog } from "../tasks/NewTaskDialog.tsx"
import { NewTaskContext } from "../tasks/newTask.ts"
import { onKeys } from "../parts/keys.ts"

export function Frame(props: ParentProps<{ readonly toast: (text: string) => void; readonly onSignOut: () => void }>) {
  const live = useLive()
  const navigate = useNavigate()
  const [making, setMaking] = createSignal(false)
  const [showKeys, setShowKeys] = createSignal(false)

  let content!: HTMLElement
  const make = () => {
    if (live.mayAct()) setMaking(true)
  }

  const waiting = createMemo(() => {
    const now = Date.now()
    return [...live.views.proposals.all().map(entryOf), ...live.views.tasks.all().map(classifiedOf)].filter((entry) =>
      waits(entry, now)
    ).length
  })
  const busy = createMemo(() => [...live.views.extractions.all(), ...live.views.runs.all()].filter(atWork).length)

  onMount(() =>
    onCleanup(
      onKeys({
        c: make,
        "/": () => navigate("/search"),
        "?": () => setShowKeys(true),
        "g r": () => navigate("/review"),
        "g t": () => navigate("/tasks"),
        "g k": () => navigate("/knowledge"),
        "g u": () => navigate("/runs"),
        "g m": () => navigate("/messages"),
        "g s": () => navigate("/search")
      })
    )
  )

  return (
    <NewTaskContext.Provider value={make}>
      <a
        class="skip"
        href="#content"
        // Of the browser's own kind: the router would take the page elsewhere, and leave the focus where it was.
        on:click={(event) => {
          event.preventDefault()
          content.focus()
        }}
      >
        {words.t("skip")}
      </a>
      <div class="app">
        <nav class="side" aria-label={words.t("mainMenu")}>
          <div class="team">
            <Logo />
            Task Tracker
          </div>
          <A class="nav" href="/review">
            <Inbox size={15} />
            {words.t("review")}
            <Show when={waiting() > 0}>
              <span class="count">{waiting()}</span>
            </Show>
          </A>
          <A class="nav" href="/tasks">
            <CircleCheck size={15} />
            {words.t("tasks")}
          </A>
          <A class="nav" href="/messages">
            <MessageSquare size={15} />
            {words.t("messages")}
          </A>
          <A class="nav" href="/knowledge">
            <Library size={15} />
            {words.t("knowledge")}
          </A>
          <A class="nav" href="/runs">
            <Activity size={15} />
            {words.t("runs")}
            <Show when={busy() > 0}>
              <span class="count">{words.t("atWork", { n: words.number(busy()) })}</span>
            </Show>
          </A>
          <A class="nav" href="/search">
            <SearchIcon size={15} />
            {words.t("search")}
          </A>
          <AtWork onSignOut={props.onSignOut} />
        </nav>
        <main id="content" tabindex="-1" ref={content}>
          {props.children}
          <Show when={live.status() === "stale"}>
            <p class="stale-line" role="status" style={{ "grid-row": 2 }}>
              {words.t("staleLine")}
            </p>
          </Show>
        </main>
        <nav class="tabs" aria-label={words.t("mainMenu")}>
          <A href="/review">
            <Inbox size={18} />
            <span>
              {words.t("review")}
              <Show when={waiting() > 0}> {waiting()}</Show>
            </span>
          </A>
          <A href="/tasks">
            <CircleCheck size={18} />
            <span>{words.t("tasks")}</span>
          </A>
          <A href="/messages">
            <MessageSquare size={18} />
            <span>{words.t("messages")}</span>
          </A>
          <A href="/search">
            <SearchIcon size={18} />
            <span>{words.t("search")}</span>
          </A>
          <MoreMenu>
            <AtWork onSignOut={props.onSignOut} />
          </MoreMenu>
        </nav>
      </div>
      <Show when={making()}>
        <NewTaskDialog onClose={() => setMaking(false)} toast={props.toast} />
      </Show>
      <Show when={showKeys()}>
        <KeysDialog onClose={() => setShowKeys(false)} />
      </Show>
    </NewTaskContext.Provider>
  )
}

function Logo() {
  return (
    <span class="logo" aria-hidden="true">
      <svg
        viewBox="0 0 12 12"
        width="12"
        height="12"
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      >
        <path d="M2 6.5 5 9.5 10 3" />
      </svg>
    </span>
  )
}
