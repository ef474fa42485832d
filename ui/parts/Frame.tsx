/** What is around every page: where one can go, whether the connection lives, what is at work, and the keys. */
import { A, useNavigate } from "@solidjs/router"
import CircleCheck from "lucide-solid/icons/circle-check"
import MessageSquare from "lucide-solid/icons/message-square"
import SearchIcon from "lucide-solid/icons/search"
import { createSignal, onCleanup, onMount, type ParentProps, Show } from "solid-js"
import { useLive } from "../sync/live.tsx"
import { words } from "../words/words.ts"
import { AtWork } from "./AtWork.tsx"
import { KeysDialog } from "./KeysDialog.tsx"
import { NewTaskDialog } from "./NewTaskDialog.tsx"
import { NewTaskContext } from "./newTask.ts"
import { onKeys } from "./keys.ts"

export function Frame(props: ParentProps<{ readonly toast: (text: string) => void; readonly onSignOut: () => void }>) {
  const live = useLive()
  const navigate = useNavigate()
  const [making, setMaking] = createSignal(false)
  const [showKeys, setShowKeys] = createSignal(false)

  onMount(() =>
    onCleanup(
      onKeys({
        c: () => setMaking(true),
        "/": () => navigate("/search"),
        "?": () => setShowKeys(true),
        "g t": () => navigate("/"),
        "g m": () => navigate("/messages"),
        "g s": () => navigate("/search")
      })
    )
  )

  return (
    <NewTaskContext.Provider value={() => setMaking(true)}>
      <div class="app">
        <nav class="side" aria-label={words.t("mainMenu")}>
          <div class="team">
            <Logo />
            Task Tracker
          </div>
          <A class="nav" href="/" end>
            <CircleCheck size={15} />
            {words.t("tasks")}
          </A>
          <A class="nav" href="/messages">
            <MessageSquare size={15} />
            {words.t("messages")}
          </A>
          <A class="nav" href="/search">
            <SearchIcon size={15} />
            {words.t("search")}
          </A>
          <AtWork onSignOut={props.onSignOut} />
        </nav>
        <main>
          {props.children}
          <Show when={live.status() === "stale"}>
            <p class="stale-line" role="status" style={{ "grid-row": 2 }}>
              {words.t("staleLine")}
            </p>
          </Show>
        </main>
        <nav class="tabs" aria-label={words.t("mainMenu")}>
          <A href="/" end>
            <CircleCheck size={18} />
            {words.t("tasks")}
          </A>
          <A href="/messages">
            <MessageSquare size={18} />
            {words.t("messages")}
          </A>
          <A href="/search">
            <SearchIcon size={18} />
            {words.t("search")}
          </A>
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
