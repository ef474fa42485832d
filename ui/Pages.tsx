/** The pages by their address, in the frame. */
import { Route, Router, useLocation } from "@solidjs/router"
import { type ParentProps, Suspense } from "solid-js"
import { loadPage } from "./boundary/loadPage.ts"
import { NewVersion } from "./boundary/NewVersion.tsx"
import { PageBoundary } from "./boundary/PageBoundary.tsx"
import { Frame } from "./frame/Frame.tsx"
import { HomePage } from "./pages/HomePage.tsx"
import { MessagesPage } from "./pages/messages/MessagesPage.tsx"
import { NoSuchPage } from "./pages/NoSuchPage.tsx"
import { SearchPage } from "./pages/search/SearchPage.tsx"
import { TaskPage } from "./task/TaskPage.tsx"
import { TaskList } from "./tasks/TaskList.tsx"

// These pages are loaded when they are first opened.
const ReviewPage = loadPage(() => import("./review/ReviewPage.tsx").then(({ ReviewPage }) => ReviewPage))
const KnowledgePage = loadPage(() => import("./knowledge/KnowledgePage.tsx").then(({ KnowledgePage }) => KnowledgePage))
const RunsPage = loadPage(() => import("./runs/RunsPage.tsx").then(({ RunsPage }) => RunsPage))
const SecurityPage = loadPage(() => import("./security/SecurityPage.tsx").then(({ SecurityPage }) => SecurityPage))

export function Pages(props: { readonly toast: (text: string) => void; readonly onSignOut: () => void }) {
  const root = (page: ParentProps) => (
    <Frame onSignOut={props.onSignOut}>
      <NewVersion />
      <PageBoundary at={useLocation().pathname}>
        <Suspense fallback={<div class="page" aria-busy="true" />}>{page.children}</Suspense>
      </PageBoundary>
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
