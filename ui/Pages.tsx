/** The pages by their address, in the frame. */
import { Route, Router } from "@solidjs/router"
import { lazy, type ParentProps, Suspense } from "solid-js"
import { Frame } from "./frame/Frame.tsx"
import { HomePage } from "./pages/HomePage.tsx"
import { MessagesPage } from "./pages/messages/MessagesPage.tsx"
import { NoSuchPage } from "./pages/NoSuchPage.tsx"
import { SearchPage } from "./pages/search/SearchPage.tsx"
import { TaskPage } from "./task/TaskPage.tsx"
import { TaskList } from "./tasks/TaskList.tsx"

// These pages are loaded when they are first opened.
const ReviewPage = lazy(() => import("./review/ReviewPage.tsx").then(({ ReviewPage }) => ({ default: ReviewPage })))
const KnowledgePage = lazy(() =>
  import("./knowledge/KnowledgePage.tsx").then(({ KnowledgePage }) => ({ default: KnowledgePage }))
)
const RunsPage = lazy(() => import("./runs/RunsPage.tsx").then(({ RunsPage }) => ({ default: RunsPage })))
const SecurityPage = lazy(() =>
  import("./security/SecurityPage.tsx").then(({ SecurityPage }) => ({ default: SecurityPage }))
)

export function Pages(props: { readonly toast: (text: string) => void; readonly onSignOut: () => void }) {
  const root = (page: ParentProps) => (
    <Frame onSignOut={props.onSignOut}>
      <Suspense fallback={<div class="page" aria-busy="true" />}>{page.children}</Suspense>
    </Frame>
  )
  return (
    <Router root={root}>
      <Route path="/" component={HomePage} />
      <Route path="/review" component={ReviewPage} />
      <Route path="/tasks" component={() => <TaskList toast={props.toast} />} />
      <Route path="/tasks/:id" component={TaskPage} />
      <Route path="/messages" component={() => <MessagesPage toast={props.toast} />} />
      <Route path="/knowledge" component={KnowledgePage} />
      <Route path="/runs" component={() => <RunsPage toast={props.toast} />} />
      <Route path="/security" component={() => <SecurityPage toast={props.toast} />} />
      <Route path="/search" component={SearchPage} />
      <Route path="*" component={NoSuchPage} />
    </Router>
  )
}
