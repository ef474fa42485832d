/** The pages of the dashboard: one row each. The menu, the palette and the list of keys derive from the rows. */
import { Route, Router, useLocation } from "@solidjs/router"
import Activity from "lucide-solid/icons/activity"
import Bell from "lucide-solid/icons/bell"
import ChartColumn from "lucide-solid/icons/chart-column"
import CircleCheck from "lucide-solid/icons/circle-check"
import Inbox from "lucide-solid/icons/inbox"
import Kanban from "lucide-solid/icons/kanban"
import Library from "lucide-solid/icons/library"
import List from "lucide-solid/icons/list"
import MessageSquare from "lucide-solid/icons/message-square"
import SearchIcon from "lucide-solid/icons/search"
import Server from "lucide-solid/icons/server"
import Settings2 from "lucide-solid/icons/settings-2"
import ShieldCheck from "lucide-solid/icons/shield-check"
import { type Component, For, type ParentProps, Suspense } from "solid-js"
import { loadPage } from "./boundary/loadPage.ts"
import { NewVersion } from "./boundary/NewVersion.tsx"
import { PageBoundary } from "./boundary/PageBoundary.tsx"
import { Frame } from "./frame/Frame.tsx"
import type { PageEntry } from "./frame/menu/page.ts"
import { HomePage } from "./pages/HomePage.tsx"
import { NoSuchPage } from "./pages/NoSuchPage.tsx"
import { Redirect } from "./pages/Redirect.tsx"
import { toast } from "./parts/toast/toast.tsx"
import type { ToastMessage } from "./parts/toast/message.ts"
import { words } from "./words/words.ts"

const SettingsPage = loadPage(
  () => import("./settings/SettingsPage.tsx").then(({ SettingsPage }) => SettingsPage),
  "settings"
)
const FirstRunPage = loadPage(
  () => import("./firstRun/FirstRunPage.tsx").then(({ FirstRunPage }) => FirstRunPage),
  "settings",
  "chat"
)
const TaskPage = loadPage(() => import("./task/TaskPage.tsx").then(({ TaskPage }) => TaskPage))
/** Each page is loaded when it is first opened, so that the first one does not wait for the others. */
const pages: ReadonlyArray<PageEntry> = [
  {
    path: "/review",
    title: "review",
    icon: Inbox,
    group: "day",
    keys: ["g r"],
    tab: true,
    badge: "toReview",
    view: loadPage(() => import("./review/ReviewPage.tsx").then(({ ReviewPage }) => ReviewPage), "chat")
  },
  {
    path: "/mine",
    title: "myTasks",
    icon: CircleCheck,
    group: "day",
    keys: ["g i"],
    badge: "mine",
    view: loadPage(() => import("./mine/MyTasksPage.tsx").then(({ MyTasksPage }) => MyTasksPage))
  },
  {
    path: "/notifications",
    title: "notices",
    icon: Bell,
    group: "day",
    keys: ["g n"],
    badge: "unread",
    view: loadPage(() => import("./inbox/InboxPage.tsx").then(({ InboxPage }) => InboxPage), "notices")
  },
  {
    path: "/search",
    title: "search",
    icon: SearchIcon,
    group: "day",
    keys: ["/", "g s"],
    tab: true,
    view: loadPage(() => import("./search/SearchPage.tsx").then(({ SearchPage }) => SearchPage))
  },
  {
    path: "/tasks",
    title: "tasks",
    icon: List,
    group: "tasks",
    keys: ["g t"],
    tab: true,
    view: withToast(loadPage(() => import("./tasks/TaskList.tsx").then(({ TaskList }) => TaskList)))
  },
  {
    path: "/board",
    title: "board",
    icon: Kanban,
    group: "tasks",
    keys: ["g b"],
    view: withToast(loadPage(() => import("./board/BoardPage.tsx").then(({ BoardPage }) => BoardPage)))
  },
  {
    path: "/messages",
    title: "messages",
    tabTitle: "messagesTab",
    icon: MessageSquare,
    group: "chat",
    keys: ["g m"],
    tab: true,
    view: withToast(
      loadPage(() => import("./messages/MessagesPage.tsx").then(({ MessagesPage }) => MessagesPage), "chat")
    )
  },
  {
    path: "/knowledge",
    title: "knowledge",
    icon: Library,
    group: "chat",
    keys: ["g k"],
    view: loadPage(() => import("./knowledge/KnowledgePage.tsx").then(({ KnowledgePage }) => KnowledgePage), "chat")
  },
  {
    path: "/runs",
    title: "runs",
    icon: Activity,
    group: "chat",
    keys: ["g u"],
    badge: "running",
    view: withToast(loadPage(() => import("./runs/RunsPage.tsx").then(({ RunsPage }) => RunsPage), "chat"))
  },
  {
    // Not `/metrics`, which Prometheus reads.
    path: "/figures",
    title: "pageTitle.figures",
    icon: ChartColumn,
    group: "team",
    keys: ["g f"],
    view: loadPage(() => import("./metrics/MetricsPage.tsx").then(({ MetricsPage }) => MetricsPage), "team")
  },
  {
    path: "/audit",
    title: "pageTitle.audit",
    icon: ShieldCheck,
    group: "team",
    keys: ["g a"],
    view: withToast(loadPage(() => import("./audit/AuditPage.tsx").then(({ AuditPage }) => AuditPage), "team", "chat"))
  },
  {
    path: "/system",
    title: "pageTitle.system",
    icon: Server,
    group: "team",
    keys: ["g y"],
    view: withToast(loadPage(() => import("./system/SystemPage.tsx").then(({ SystemPage }) => SystemPage), "team"))
  },
  {
    path: "/settings",
    title: "pageTitle.settings",
    icon: Settings2,
    group: "team",
    keys: ["g ,"],
    view: SettingsPage
  }
]

export function Pages(props: { readonly onSignOut: () => void }) {
  const root = (page: ParentProps) => (
    <Frame pages={pages} onSignOut={props.onSignOut}>
      <NewVersion />
      <PageBoundary at={useLocation().pathname} title={titleAt(useLocation().pathname)}>
        <Suspense fallback={<div class="page" aria-busy="true" />}>{page.children}</Suspense>
      </PageBoundary>
    </Frame>
  )
  return (
    <Router root={root}>
      <Route path="/" component={HomePage} />
      <For each={pages}>{({ path, view }) => <Route path={path} component={view} />}</For>
      <Route path="/tasks/:id" component={TaskPage} />
      <Route path="/welcome" component={FirstRunPage} />
      <Route path="/settings/:section" component={SettingsPage} />
      {/* Links of earlier versions. */}
      <Route path="/security" component={() => <Redirect to="/settings/sign-in" />} />
      <Route path="*" component={NoSuchPage} />
    </Router>
  )
}

/** The title of the page at an address, which may be below its path, as a task is below the tasks. */
const titleAt = (address: string) => {
  const page = pages.find(({ path }) => address === path || address.startsWith(`${path}/`))
  return page && words.t(page.title)
}

function withToast(Page: Component<{ readonly toast: (message: ToastMessage | string) => void }>) {
  return () => <Page toast={toast} />
}
