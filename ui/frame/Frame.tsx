/** The frame around every page: menu, connection, dialogs and the verbs that work everywhere. */
import { useIsRouting, useLocation, useNavigate } from "@solidjs/router"
import {
  createEffect,
  createSignal,
  ErrorBoundary,
  onCleanup,
  onMount,
  type ParentProps,
  Show,
  Suspense
} from "solid-js"
import { loadPage } from "../boundary/loadPage.ts"
import { Palette } from "../palette/Palette.tsx"
import { addRecent } from "../palette/recent.ts"
import { undoNewest } from "../parts/toast/toast.tsx"
import { useLive } from "../sync/live.tsx"
import { NewTaskContext } from "../tasks/create/newTask.ts"
import { NewTaskDialog } from "../tasks/create/NewTaskDialog.tsx"
import { bind, bindVerbs } from "../verbs/bindings.ts"
import { listenForKeys } from "../verbs/keys.ts"
import { words } from "../words/words.ts"
import { createBadges } from "./createBadges.ts"
import { createNarrow } from "./menu/createNarrow.ts"
import { KeysDialog } from "./KeysDialog.tsx"
import { MoreMenu } from "./menu/MoreMenu.tsx"
import type { PageEntry } from "./menu/page.ts"
import { SideMenu } from "./menu/SideMenu.tsx"
import { StateLine } from "./state/StateLine.tsx"
import { SkipLink } from "./SkipLink.tsx"
import { createSystem } from "./status/createSystem.ts"
import { StatusLine } from "./status/StatusLine.tsx"
import { StatusPanel } from "./status/StatusPanel.tsx"
import { TabBar } from "./menu/TabBar.tsx"

type Shown = "new task" | "keys" | "palette"

/** Loaded beside the page: its menu and the dragging are a tenth of all scripts. Without its file the page has no such list. */
const SideViews = loadPage(() => import("../tasks/views/side/SideViews.tsx").then(({ SideViews }) => SideViews))

function MenuViews() {
  return (
    <ErrorBoundary fallback={null}>
      <Suspense>
        <SideViews />
      </Suspense>
    </ErrorBoundary>
  )
}

export function Frame(
  props: ParentProps<{ readonly pages: ReadonlyArray<PageEntry>; readonly onSignOut: () => void }>
) {
  const live = useLive()
  const [shown, setShown] = createSignal<Shown | null>(null)
  const badges = createBadges()
  const isNarrow = createNarrow()
  const read = createSystem()
  let content!: HTMLElement
  /** The title that was typed in the palette, for the form. */
  const [title, setTitle] = createSignal<string | undefined>()
  const make = (typed?: string) => {
    if (!live.mayAct()) return
    setTitle(typed)
    setShown("new task")
  }
  const close = () => setShown(null)
  const location = useLocation()
  createEffect(() => addRecent(live.session.actor, location.pathname))
  bindFrameVerbs({ pages: props.pages, make: () => make(), mayAct: live.mayAct, show: setShown })
  return (
    <NewTaskContext.Provider value={() => make()}>
      <SkipLink onSkip={() => content.focus()} />
      <div class="app">
        <SideMenu pages={props.pages} badges={badges} isNarrow={isNarrow()} views={<MenuViews />}>
          <StatusLine read={read} running={badges.running} onSignOut={props.onSignOut} />
        </SideMenu>
        <main id="content" tabindex="-1" ref={content}>
          {props.children}
          <StateLine
            stale={live.status() === "stale"}
            unsent={live.unsent.count()}
            onSend={() => void live.unsent.retry()}
            onDrop={live.unsent.drop}
          />
        </main>
        <TabBar pages={props.pages} badges={badges}>
          <MoreMenu pages={props.pages} badges={badges}>
            <StatusPanel read={read} running={badges.running} onSignOut={props.onSignOut} />
          </MoreMenu>
        </TabBar>
      </div>
      <Show when={shown() === "new task"}>
        <NewTaskDialog title={title()} onClose={close} />
      </Show>
      <Show when={shown() === "palette"}>
        <Palette onClose={close} onNewTask={make} />
      </Show>
      <Show when={shown() === "keys"}>
        <KeysDialog pages={props.pages} onClose={close} />
      </Show>
    </NewTaskContext.Provider>
  )
}

/** Binds the verbs that work on every page, and the keys of the pages. */
const bindFrameVerbs = (frame: {
  readonly pages: ReadonlyArray<PageEntry>
  readonly make: () => void
  readonly mayAct: () => boolean
  readonly show: (shown: Shown) => void
}) => {
  const navigate = useNavigate()
  bindVerbs({
    newTask: { may: frame.mayAct, run: frame.make },
    palette: () => frame.show("palette"),
    keys: () => frame.show("keys"),
    undo: () => void undoNewest()
  })
  bind(
    frame.pages.map(({ path, title, icon, keys }) => ({
      id: `go ${path}`,
      keys,
      on: "go",
      repeats: false,
      icon,
      name: () => words.t(title),
      may: () => true,
      run: () => navigate(path)
    }))
  )
  const isRouting = useIsRouting()
  onMount(() => onCleanup(listenForKeys(isRouting)))
}
