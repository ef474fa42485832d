/** The pages of the Mini App. They are those of the dashboard, in a frame of their own. */
import { createMemoryHistory, MemoryRouter, Route, useLocation } from "@solidjs/router"
import { type ParentProps, Suspense } from "solid-js"
import { loadPage } from "../boundary/loadPage.ts"
import { PageBoundary } from "../boundary/PageBoundary.tsx"
import { Redirect } from "../pages/Redirect.tsx"
import type { Opening } from "./opening.ts"
import { MiniFrame } from "./shell/MiniFrame.tsx"

const MyTasksPage = loadPage(() => import("../mine/MyTasksPage.tsx").then(({ MyTasksPage }) => MyTasksPage))
const ReviewPage = loadPage(() => import("../review/ReviewPage.tsx").then(({ ReviewPage }) => ReviewPage), "chat")
const TaskPage = loadPage(() => import("../task/TaskPage.tsx").then(({ TaskPage }) => TaskPage))
const NewTaskPage = loadPage(() => import("./newTask/NewTaskPage.tsx").then(({ NewTaskPage }) => NewTaskPage))

/** The address of the page never changes: Telegram keeps it, and a reload starts the app again. */
export function MiniPages(props: { readonly opening: Opening }) {
  const history = createMemoryHistory()
  history.set({ value: props.opening.launch.path, replace: true })
  const root = (page: ParentProps) => (
    <MiniFrame webApp={props.opening.webApp}>
      <PageBoundary at={useLocation().pathname}>
        <Suspense fallback={<div class="page" aria-busy="true" />}>{page.children}</Suspense>
      </PageBoundary>
    </MiniFrame>
  )
  return (
    <MemoryRouter history={history} root={root}>
      <Route path="/mine" component={MyTasksPage} />
      <Route path="/review" component={ReviewPage} />
      <Route path="/tasks/:id" component={TaskPage} />
      <Route path="/new" component={() => <NewTaskPage webApp={props.opening.webApp} />} />
      {/* The list of all tasks is a page of the dashboard only. */}
      <Route path="*" component={() => <Redirect to="/mine" />} />
    </MemoryRouter>
  )
}
